use std::io;

use whypull::decode::{Cause, Decoded, Event, Likelihood};
use whypull::message::Message;

use super::style::{BAD, FAINT, HEADING, OPEN, PULL};
use super::{Look, paragraph, to_do};
use crate::escape;

/// What `whypull decode` recognised: the events, then what may be behind them.
pub fn write_decoded(
    decoded: &Decoded<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for event in &decoded.events {
        write_event(event, look, out)?;
    }
    if !decoded.causes.is_empty() {
        let heading = look.labels().get("text-decode-causes");
        writeln!(out, "\n{HEADING}{heading}{HEADING:#}")?;
    }
    for (number, cause) in (1..).zip(&decoded.causes) {
        write_cause(number, cause, look, out)?;
    }
    if !decoded.notes.is_empty() && !decoded.events.is_empty() {
        writeln!(out)?;
    }
    decoded
        .notes
        .iter()
        .try_for_each(|note| paragraph(&note.message, "", 0, look, out))
}

fn write_event(event: &Event, look: Look<'_>, out: &mut impl io::Write) -> io::Result<()> {
    let line = Message::new("text-decode-line").with("line", event.line);
    write!(
        out,
        "{OPEN}{}{OPEN:#}  {FAINT}{}{FAINT:#}",
        event.reason.as_str(),
        look.labels().say(&line)
    )?;
    if let Some(image) = &event.image {
        write!(out, "  {}", escape::shown(image))?;
    }
    writeln!(out, "\n  {FAINT}“{}”{FAINT:#}", escape::shown(&event.text))
}

fn write_cause(
    number: u32,
    cause: &Cause<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    let (style, code) = match cause.likelihood {
        Likelihood::Certain => (BAD, "text-likelihood-certain"),
        Likelihood::Likely => (OPEN, "text-likelihood-likely"),
        Likelihood::Possible => (PULL, "text-likelihood-possible"),
    };
    write!(out, " {number:>2}. {style}{}{style:#}", labels.get(code))?;
    if let Some(image) = &cause.image {
        write!(out, "  {}", escape::shown(image))?;
    }
    writeln!(out, "  {FAINT}{}{FAINT:#}", cause.code)?;
    paragraph(&cause.message, "     ", 5, look, out)?;
    for step in &cause.steps {
        to_do::write((&step.text, &step.commands), "     • ", 7, look, out)?;
    }
    writeln!(out, "     {FAINT}{}{FAINT:#}", cause.learn_more)
}
