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
