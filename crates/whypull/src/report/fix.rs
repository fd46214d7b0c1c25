use std::ops::Range;

use serde::Serialize;

use super::{Location, Transformation};
use crate::message::Message;

/// How to mend what a diagnostic reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Fix"))]
pub struct Fix<T = Message> {
    /// What to do, as an instruction.
    pub title: T,
    /// The edits that do it; empty where a person has to.
    pub edits: Vec<Edit>,
}

/// One replacement in a text. Exactly one of `new_text` and `transformation` is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edit {
    /// What is replaced; an empty range is an insertion.
    pub location: Location,
    /// The text that takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_text: Option<String>,
    /// What to do to the text that is there, where that text is secret and so cannot stand here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transformation: Option<Transformation>,
}

impl<T> Fix<T> {
    /// The text of `file` after the edits that belong to it: the same text if none does. `None` if an
    /// edit does not fit the text (another version of it, say) or two of them overlap.
    pub fn applied(&self, file: &str, text: &str) -> Option<String> {
        let mut changes = self
            .edits
            .iter()
            .filter(|edit| &*edit.location.file == file)
            .map(|edit| edit.change(text))
            .collect::<Option<Vec<_>>>()?;
        // Stable: insertions at one place stay in their order.
        changes.sort_by_key(|(range, _)| (range.start, range.end));
        let mut after = String::with_capacity(text.len());
        let mut end = 0;
        for (range, new) in changes {
            after.push_str(text.get(end..range.start)?);
            after.push_str(&new);
            end = range.end;
        }
        after.push_str(text.get(end..)?);
        Some(after)
    }
}

impl Edit {
    /// What it does to the text of its file: the bytes that go and the text that comes. `None` if its
    /// place is not in the text, or what stands there cannot be transformed.
    pub fn change(&self, text: &str) -> Option<(Range<usize>, String)> {
        let range = self.location.range(text)?;
        let new = match (&self.new_text, self.transformation) {
            (Some(new), None) => new.clone(),
            (None, Some(transformation)) => transformation.of(text.get(range.clone())?)?,
            _ => return None,
        };
        Some((range, new))
    }
}
