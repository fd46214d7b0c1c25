use std::io;

use whypull::message::Message;

use super::style::{FAINT, HEADING, OPEN};
use super::{Look, paragraph};
use crate::engine::{Cause, Decoded};
use crate::escape;

/// What `whypull decode` recognised.
pub fn write_decoded(
    decoded: &Decoded,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    if decoded.events.is_empty() {
        return paragraph(&labels.get("text-decode-none"), "", 0, look, out);
    }
    for event in &decoded.events {
        let line = labels.say(&Message::new("text-decode-line").with("line", event.line));
        if let Some(reason) = &event.reason {
            write!(out, "{OPEN}{}{OPEN:#}  ", escape::shown(reason))?;
        }
        writeln!(out, "{FAINT}({line}){FAINT:#}")?;
        writeln!(out, "  {FAINT}“{}”{FAINT:#}", escape::shown(&event.text))?;
        paragraph(&event.meaning, "  ", 2, look, out)?;
        if !event.causes.is_empty() {
            let heading = labels.get("text-decode-causes");
            writeln!(out, "  {HEADING}{heading}{HEADING:#}")?;
        }
        for (number, cause) in (1..).zip(&event.causes) {
            write_cause(number, cause, look, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_cause(
    number: u32,
    cause: &Cause,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    paragraph(&cause.text, &format!("  {number:>2}. "), 6, look, out)?;
    if let Some(fix) = &cause.fix {
        paragraph(fix, "      → ", 8, look, out)?;
    }
    if let Some(link) = cause.learn_more {
        writeln!(out, "      {FAINT}{link}{FAINT:#}")?;
    }
    Ok(())
}
