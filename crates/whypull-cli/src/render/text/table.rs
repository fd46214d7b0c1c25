//! Plain tables: no lines, the head faint, columns as wide as they need.

use std::io;

use comfy_table::{ContentArrangement, Table, presets};

use super::Look;
use super::style::FAINT;

/// Writes a table `indent` columns from the left. The cells are escaped already.
pub fn write(
    head: Vec<String>,
    rows: impl IntoIterator<Item = Vec<String>>,
    indent: usize,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let width = look.width.saturating_sub(indent);
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(head)
        .add_rows(rows);
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    for (number, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if number == 0 {
            writeln!(out, "{:indent$}{FAINT}{line}{FAINT:#}", "")?;
        } else {
            writeln!(out, "{:indent$}{line}", "")?;
        }
    }
    Ok(())
}
