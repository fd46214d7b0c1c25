//! Edits of a fix, applied as an editor applies them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use whypull::report::{Edit, Location, Transformation};

/// The text after the edits of one fix that belong to `file`.
///
/// # Panics
///
/// When an edit points outside the text, or does not know what to do.
pub fn apply(text: &str, file: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits
        .iter()
        .filter(|edit| &*edit.location.file == file)
        .collect();
    edits.sort_by_key(|edit| (edit.location.line, edit.location.column));
    let mut after = text.to_owned();
    for edit in edits.into_iter().rev() {
        let range = range(text, &edit.location);
        let new = match (&edit.new_text, edit.transformation) {
            (Some(new), None) => new.clone(),
            (None, Some(how)) => transformed(&text[range.clone()], how),
            other => panic!("an edit is a text or a transformation, not {other:?}"),
        };
        after.replace_range(range, &new);
    }
    after
}

/// The text that a location covers.
pub fn covered<'t>(text: &'t str, location: &Location) -> &'t str {
    &text[range(text, location)]
}

fn range(text: &str, location: &Location) -> std::ops::Range<usize> {
    offset(text, location.line, location.column)
        ..offset(text, location.end_line, location.end_column)
}

/// The byte of a line and a column in UTF-16 units, both from 1.
fn offset(text: &str, line: u32, column: u32) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start += text[start..].find('\n').expect("the line is in the text") + 1;
    }
    let mut units = 0;
    for (at, character) in text[start..].char_indices() {
        if units + 1 >= column as usize {
            return start + at;
        }
        units += character.len_utf16();
    }
    assert!(
        units + 1 >= column as usize,
        "no column {column} in line {line}"
    );
    text.len()
}

/// A scalar whose value is secret, changed in place and written as a JSON string.
fn transformed(written: &str, how: Transformation) -> String {
    let value = if written.starts_with('"') {
        serde_json::from_str(written).expect("a JSON string")
    } else if let Some(inner) = written.strip_prefix('\'') {
        inner.trim_end_matches('\'').replace("''", "'")
    } else {
        written.to_owned()
    };
    let decoded = |text: &str| {
        let bytes = STANDARD.decode(text.trim()).expect("base64");
        String::from_utf8(bytes).expect("text")
    };
    let trimmed = |text: &str| text.trim_end_matches(['\r', '\n']).to_owned();
    let value = match how {
        Transformation::DecodeBase64Once => decoded(&value),
        Transformation::TrimLineEnd => trimmed(&value),
        Transformation::TrimLineEndInBase64 => STANDARD.encode(trimmed(&decoded(&value))),
        Transformation::EncodeBase64 => STANDARD.encode(&value),
    };
    serde_json::Value::from(value).to_string()
}
