use std::io;

use super::style::FAINT;
use super::{Look, paragraph};
use crate::engine::ToDo;
use crate::escape;

/// Something to do behind a mark, and its commands below it, never wrapped.
pub fn write(
    to_do: &ToDo,
    mark: &str,
    width: usize,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    paragraph(&to_do.text, mark, width, look, out)?;
    for line in to_do.commands.iter().flat_map(|command| command.lines()) {
        writeln!(out, "{:width$}{FAINT}{}{FAINT:#}", "", escape::line(line))?;
    }
    Ok(())
}
