use std::io;

use whypull::message::Message;
use whypull::report::Diagnostic;
use whypull::semantics::Semantics;

use super::style::{BAD, GOOD, HEADING, OPEN};
use super::{Look, diagnostics, matches, paragraph};
use crate::engine::{BadName, Excerpt, Excerpts, MatchedConfig};
use crate::escape;

/// Nothing of a config file is quoted: all of it may be secret.
struct NoExcerpts;

impl Excerpts for NoExcerpts {
    fn excerpt(&self, _: &whypull::report::Location) -> Option<Excerpt> {
        None
    }
}

/// What `whypull match --config` found, image by image.
pub fn write_matched(
    answers: &[(&str, Result<MatchedConfig, BadName>)],
    found: &[Diagnostic<String>],
    semantics: Semantics,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for (image, answer) in answers {
        writeln!(out, "{HEADING}{}{HEADING:#}", escape::shown(image))?;
        match answer {
            Ok(matched) => write_one(matched, semantics, look, out)?,
            Err(bad) => {
                writeln!(out, "  {BAD}{}{BAD:#}", escape::sentence(&bad.message))?;
                paragraph(&bad.help, "  ", 2, look, out)?;
            }
        }
        writeln!(out)?;
    }
    diagnostics::write_all(found, &NoExcerpts, look, out)
}

fn write_one(
    matched: &MatchedConfig,
    semantics: Semantics,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    let (style, message) = if matched.matched.is_empty() {
        (OPEN, Message::new("text-match-none"))
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
    let all: Vec<_> = matched.matches.iter().collect();
    matches::write_table(&all, "text-all-matches", look, out)
}
