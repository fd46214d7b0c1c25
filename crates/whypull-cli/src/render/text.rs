//! Text that a person enjoys: what each image means and what happens to it, then what is wrong, then
//! what to do next. Containers that just pull take two lines unless there are few of them.

mod advice;
mod attempts;
mod decoded;
mod diagnostics;
mod excerpt;
mod matched;
mod matches;
mod rules;
mod schedule;
mod steps;
mod style;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod to_do;
mod warnings;
mod workload;

use std::io;

use whypull::explain::Sentences;
use whypull::message::Message;
use whypull::report::{Location, Report, Source, SourceKind};

pub use advice::write_advice;
pub use decoded::write_decoded;
pub use excerpt::Excerpts;
pub use matched::write_matched;
pub use rules::write_rules;
pub use warnings::write_warnings;

use crate::escape;
use crate::labels::Labels;

/// How the text is to look.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The language.
    pub sentences: &'a Sentences,
    /// Columns to write in.
    pub width: usize,
    /// Whether everything is told.
    pub verbose: bool,
}

impl<'a> Look<'a> {
    fn labels(self) -> Labels<'a> {
        Labels(self.sentences)
    }
}

/// Writes the whole report.
pub fn write(
    report: &Report<String>,
    excerpts: &dyn Excerpts,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    workload::write_all(report, look, out)?;
    if let Some(schedule) = &report.schedule {
        schedule::write(schedule, look, out)?;
    }
    diagnostics::write_all(&report.diagnostics, excerpts, look, out)?;
    summary::write(report, look, out)
}

/// `file:line`.
fn place(location: &Location) -> String {
    format!("{}:{}", escape::shown(&location.file), location.line)
}

fn source(source: &Source, labels: Labels<'_>) -> String {
    let message = match source.kind {
        SourceKind::Secret => Message::new("text-source-secret")
            .with("namespace", source.namespace.as_deref().unwrap_or_default()),
        SourceKind::NodeConfig => Message::new("text-source-node-config"),
        SourceKind::Provider => Message::new("text-source-provider"),
    };
    escape::shown(&labels.say(&message.with("name", source.name.as_str()))).into_owned()
}

/// Writes a sentence over several lines: `first` before the first, spaces before the others. Words
/// stay whole, so that names and addresses can be copied.
fn paragraph(
    text: &str,
    first: &str,
    first_width: usize,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let width = look.width.saturating_sub(first_width).max(20);
    let text = escape::sentence(text);
    let options = textwrap::Options::new(width)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut lead = first.to_owned();
    for line in textwrap::wrap(&text, options) {
        writeln!(out, "{lead}{line}")?;
        lead = " ".repeat(first_width);
    }
    Ok(())
}
