//! Plain tables: no lines, the head faint, columns as wide as they need.

use std::io;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

use super::Look;
use super::style::FAINT;

/// Writes a table `indent` columns from the left. The cells are escaped already. Column `whole` is
/// what people copy: it is not broken while it leaves the others half of the width.
pub fn write(
    head: Vec<String>,
    rows: impl IntoIterator<Item = Vec<String>>,
    indent: usize,
    whole: usize,
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
    let content = table.column_max_content_widths();
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if index == whole && usize::from(content[index]) <= width / 2 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
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
