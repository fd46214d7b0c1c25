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
    write_table(&told, heading, look, out)
}

/// A table of keys with the answers of all three rule sets, and why.
pub fn write_table(
    matches: &[&Match<String>],
    heading: &'static str,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    if matches.is_empty() {
        return Ok(());
    }
    let labels = look.labels();
    writeln!(out, "    {HEADING}{}{HEADING:#}", labels.get(heading))?;
    let head = [
        "text-column-key",
        "text-column-source",
        "text-column-kubelet",
        "text-column-docs",
        "text-column-docker",
    ]
    .map(|code| labels.get(code));
    let rows = matches.iter().map(|found| {
        vec![
            escape::shown(&found.key).into_owned(),
            source(&found.source, labels),
            labels.yes_no(found.kubelet),
            labels.yes_no(found.docs),
            labels.yes_no(found.docker),
        ]
    });
    table::write(head.to_vec(), rows, 6, 0, look, out)?;
    for found in matches {
        let why: Vec<_> = found.why.iter().map(|why| escape::sentence(why)).collect();
        if !why.is_empty() {
            let message = Message::new("text-match-why")
                .with("key", found.key.as_str())
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
