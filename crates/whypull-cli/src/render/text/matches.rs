use std::io;

use whypull::message::Message;
use whypull::report::{Attempt, Match};

use super::style::HEADING;
use super::{Look, paragraph, source, table};
use crate::escape;

/// The keys on which the rule sets differ and that are not tried anyway; with `--verbose` all keys.
pub fn write(
    matches: &[Match<String>],
    attempts: &[Attempt],
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let told: Vec<_> = matches
        .iter()
        .filter(|found| look.verbose || differs(found) && !is_tried(found, attempts))
        .collect();
    let heading = if look.verbose {
        "text-all-matches"
    } else {
        "text-matches"
    };
    let labels = look.labels();
    let rows: Vec<_> = told
        .into_iter()
        .map(|found| Row {
            key: &found.key,
            source: Some(source(&found.source, labels)),
            answers: [found.kubelet, found.docs, found.docker],
            why: &found.why,
        })
        .collect();
    write_table(&rows, heading, look, out)
}

/// A key, where it stands if that is to be told, and what becomes of it.
pub struct Row<'a> {
    pub key: &'a str,
    pub source: Option<String>,
    /// Under the rules of the kubelet, the documentation and Docker.
    pub answers: [bool; 3],
    pub why: &'a [String],
}

/// A table of keys with the answers of all three rule sets, and why.
pub fn write_table(
    matches: &[Row<'_>],
    heading: &'static str,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    if matches.is_empty() {
        return Ok(());
    }
    let labels = look.labels();
    writeln!(out, "    {HEADING}{}{HEADING:#}", labels.get(heading))?;
    let mut head = vec!["text-column-key"];
    head.extend(matches[0].source.as_ref().map(|_| "text-column-source"));
    head.extend([
        "text-column-kubelet",
        "text-column-docs",
        "text-column-docker",
    ]);
    let head = head.into_iter().map(|code| labels.get(code)).collect();
    let rows = matches.iter().map(|found| {
        let mut row = vec![escape::shown(found.key).into_owned()];
        row.extend(found.source.clone());
        row.extend(found.answers.map(|yes| labels.yes_no(yes)));
        row
    });
    table::write(head, rows, 6, 0, look, out)?;
    for found in matches {
        let why: Vec<_> = found.why.iter().map(|why| escape::sentence(why)).collect();
        if !why.is_empty() {
            let message = Message::new("text-match-why")
                .with("key", found.key)
                .with("why", why.join(&labels.get("text-reason-separator")));
            paragraph(&labels.say(&message), "      • ", 8, look, out)?;
        }
    }
    Ok(())
}

fn differs(found: &Match<String>) -> bool {
    found.kubelet != found.docs || found.kubelet != found.docker
}

fn is_tried(found: &Match<String>, attempts: &[Attempt]) -> bool {
    attempts
        .iter()
        .any(|attempt| attempt.key == found.key && attempt.source == found.source)
}
