use std::io;

use unicode_width::UnicodeWidthStr;

use super::style::OPEN;
use super::{Look, paragraph};

/// Warnings without a place, one a paragraph.
pub fn write_warnings<'a>(
    warnings: impl IntoIterator<Item = &'a str>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let label = look.labels().get("text-warning");
    let lead = format!("{OPEN}{label}:{OPEN:#} ");
    warnings
        .into_iter()
        .try_for_each(|warning| paragraph(warning, &lead, label.width() + 2, look, out))
}
