use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

/// A place in an input text. Lines, columns and documents count from 1; columns are UTF-16 units,
/// as editors count them. The end is exclusive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Location {
    /// The name under which the file was given.
    pub file: Arc<str>,
    /// Which document of the file.
    pub document: u32,
    /// The first line.
    pub line: u32,
    /// The first column.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// The column behind the last character.
    pub end_column: u32,
}

impl Location {
    /// The bytes that it covers in the text of its file; `None` if the text has no such place.
    pub fn range(&self, text: &str) -> Option<Range<usize>> {
        let start = offset(text, self.line, self.column)?;
        let end = offset(text, self.end_line, self.end_column)?;
        (start <= end).then_some(start..end)
    }

    /// The start of no file: for what should have a place and has lost it.
    pub(crate) fn nowhere() -> Self {
        Self {
            file: Arc::from(""),
            document: 1,
            line: 1,
            column: 1,
            end_line: 1,
            end_column: 1,
        }
    }
}

/// The byte of a line and a column. Half of a surrogate pair counts as its character's start.
fn offset(text: &str, line: u32, column: u32) -> Option<usize> {
    let lines_before = usize::try_from(line).ok()?.checked_sub(1)?;
    let start = match lines_before.checked_sub(1) {
        Some(nth) => memchr::memchr_iter(b'\n', text.as_bytes()).nth(nth)? + 1,
        None => 0,
    };
    let wanted = usize::try_from(column).ok()?.checked_sub(1)?;
    let mut units = 0;
    for (at, character) in text[start..].char_indices() {
        if units + character.len_utf16() > wanted {
            return Some(start + at);
        }
        if character == '\n' {
            return None;
        }
        units += character.len_utf16();
    }
    (units == wanted).then_some(text.len())
}
