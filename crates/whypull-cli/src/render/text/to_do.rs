use std::io;

use super::style::FAINT;
use super::{Look, paragraph};
use crate::escape;

/// Something to do behind a mark, and its commands below it, never wrapped.
pub fn write(
    (text, commands): (&str, &[String]),
    mark: &str,
    width: usize,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    paragraph(text, mark, width, look, out)?;
    for line in commands.iter().flat_map(|command| command.lines()) {
        writeln!(out, "{:width$}{FAINT}{}{FAINT:#}", "", escape::line(line))?;
    }
    Ok(())
}
