use std::io;

use whypull::matched::Matched;
use whypull::message::Message;
use whypull::name::BadName;
use whypull::report::Diagnostic;
use whypull::semantics::Semantics;

use super::excerpt::Excerpts;
use super::style::{BAD, GOOD, HEADING, OPEN};
use super::{Look, diagnostics, matches, paragraph};
use crate::command::matches::Answer;
use crate::escape;

/// What `whypull match --config` found, image by image.
pub fn write_matched(
    answers: &[Answer],
    is_usable: bool,
    found: &[Diagnostic<String>],
    excerpts: &dyn Excerpts,
    semantics: Semantics,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for answer in answers {
        let (Answer::Matched { image, .. } | Answer::Bad(BadName { image, .. })) = answer;
        writeln!(out, "{HEADING}{}{HEADING:#}", escape::shown(image))?;
        match answer {
            Answer::Matched { matched, .. } => write_one(matched, is_usable, semantics, look, out)?,
            Answer::Bad(bad) => {
                writeln!(out, "  {BAD}{}{BAD:#}", escape::sentence(&bad.message))?;
                paragraph(&bad.help, "  ", 2, look, out)?;
            }
        }
        writeln!(out)?;
    }
    diagnostics::write_all(found, excerpts, look, out)
}

fn write_one(
    matched: &Matched<String>,
    is_usable: bool,
    semantics: Semantics,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    let (style, message) = if matched.matched.is_empty() {
        let code = if is_usable {
            "text-match-none"
        } else {
            "text-match-unusable"
        };
        (OPEN, Message::new(code))
    } else {
        let keys = matched.matched.join(&labels.get("text-separator"));
        let message = Message::new("text-match-some")
            .with("count", matched.matched.len())
            .with("keys", keys);
        (GOOD, message)
    };
    let message = message
        .with("repository", matched.repository.as_str())
        .with("semantics", semantics.name());
    write!(out, "{style}")?;
    paragraph(&labels.say(&message), "  ", 2, look, out)?;
    write!(out, "{style:#}")?;
    let all: Vec<_> = matched
        .matches
        .iter()
        .map(|found| matches::Row {
            key: &found.key,
            source: None,
            answers: [found.kubelet, found.docs, found.docker],
            why: &found.why,
        })
        .collect();
    matches::write_table(&all, "text-all-matches", look, out)
}
