//! A tree written anew, for documents whose layout cannot be kept.

use super::value::{Content, Value};
use crate::quoting;
use crate::source::ScalarType;

/// Block style, a pair a line; strings are plain or JSON strings, so that none has a line end.
/// Nothing where a mapping is a key: no document that anybody applies has one.
pub(super) fn document(root: &Value) -> Option<String> {
    let mut text = String::new();
    put(root, 0, false, &mut text)?;
    text.push('\n');
    Some(text.trim_start_matches([' ', '\n']).to_owned())
}

/// `after_dash`: the first line goes on behind `- `.
fn put(value: &Value, indent: usize, after_dash: bool, text: &mut String) -> Option<()> {
    let line = |first: bool, text: &mut String| {
        if first {
            text.push(' ');
        } else {
            text.push('\n');
            text.extend(std::iter::repeat_n(' ', indent));
        }
    };
    match &value.content {
        Content::Scalar { .. } => {
            text.push(' ');
            text.push_str(&scalar(value)?);
        }
        Content::Sequence(items) if items.is_empty() => text.push_str(" []"),
        Content::Mapping(pairs) if pairs.is_empty() => text.push_str(" {}"),
        Content::Sequence(items) => {
            for (at, item) in items.iter().enumerate() {
                line(after_dash && at == 0, text);
                text.push('-');
                put(item, indent + 2, true, text)?;
            }
        }
        Content::Mapping(pairs) => {
            for (at, (key, value)) in pairs.iter().enumerate() {
                line(after_dash && at == 0, text);
                text.push_str(&scalar(key)?);
                text.push(':');
                put(value, indent + 2, false, text)?;
            }
        }
    }
    Some(())
}

fn scalar(value: &Value) -> Option<String> {
    let Content::Scalar { text, kind, .. } = &value.content else {
        return None;
    };
    Some(match kind {
        ScalarType::String => quoting::yaml(text).into_owned(),
        ScalarType::Null => "null".to_owned(),
        _ => text.clone(),
    })
}
