//! JSON with places: `RawValue` borrows from the text, so a pointer tells the offset.

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

use super::MAX_DEPTH;
use super::tree::{Tree, Unreadable, Value};

/// Each level is scanned once more than the one above it; this bounds the sum, as a multiple of the
/// text's length. Kubernetes objects stay below 16.
const MAX_SCANS: usize = 64;

/// Reads the JSON value in a part of `text`. Offsets are those of `text`.
pub(super) fn parse(text: &str, from: usize, to: usize) -> Result<Tree, Unreadable> {
    let chunk = &text[from..to];
    let raw: &RawValue = serde_json::from_str(chunk).map_err(|error| Unreadable {
        reason: category(&error).to_owned(),
        offset: from + offset_of(chunk, &error),
    })?;
    tree(text, raw.get())
}

/// The tree of a JSON value that is a part of `text` in memory too, and has been looked through already.
pub(super) fn tree(text: &str, value: &str) -> Result<Tree, Unreadable> {
    let mut builder = Builder {
        text,
        // A node stands for two dozen bytes, more or less: growing step by step would copy them again.
        tree: Tree::with_capacity(value.len() / 24 + 8),
        scanned: 0,
        budget: value.len().saturating_mul(MAX_SCANS),
    };
    let root = builder.value(value, 0)?;
    builder.tree.root = Some(root);
    builder.tree.nodes.shrink_to_fit();
    builder.tree.links.shrink_to_fit();
    Ok(builder.tree)
}

/// serde_json's own message may quote the text; its category does not.
fn category(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Eof => "the JSON ends too early",
        _ => "the JSON is malformed here",
    }
}

fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Builder<'a> {
    text: &'a str,
    tree: Tree,
    scanned: usize,
    budget: usize,
}

impl<'a> Builder<'a> {
    /// The offset of a part of the text, told by where it lies in memory.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize)
            .wrapping_sub(self.text.as_ptr() as usize)
            .min(self.text.len())
    }

    fn value(&mut self, raw: &'a str, depth: usize) -> Result<u32, Unreadable> {
        let start = self.offset(raw);
        let end = start + raw.len();
        let unreadable = |reason: &str| Unreadable {
            reason: reason.to_owned(),
            offset: start,
        };
        match raw.as_bytes().first() {
            Some(b'{' | b'[') => {
                self.scanned += raw.len();
                if depth >= MAX_DEPTH || self.scanned > self.budget {
                    return Err(unreadable("nested deeper than 200 levels"));
                }
                let mapping = raw.starts_with('{');
                let id = self.tree.push(start, end, Value::Alias(0));
                let mut parts: Vec<&'a RawValue> = Vec::with_capacity(16);
                let mut deserializer = serde_json::Deserializer::from_str(raw);
                let read = if mapping {
                    deserializer.deserialize_map(Parts(&mut parts))
                } else {
                    deserializer.deserialize_seq(Parts(&mut parts))
                };
                read.map_err(|_| unreadable("the JSON is malformed here"))?;
                let mut children = Vec::with_capacity(parts.len());
                for part in parts {
                    children.push(self.value(part.get(), depth + 1)?);
                }
                self.tree.close(id, &children, end, mapping);
                Ok(id)
            }
            Some(b'"') => {
                let inner = &raw[1..raw.len() - 1];
                if inner.contains('\\') {
                    let text: String = serde_json::from_str(raw)
                        .map_err(|_| unreadable("a string with an escape that means nothing"))?;
                    Ok(self.tree.push_scalar((start, end), &text, false, None))
                } else {
                    Ok(self
                        .tree
                        .push_scalar((start, end), inner, false, Some(start + 1)))
                }
            }
            _ => Ok(self.tree.push_scalar((start, end), raw, true, Some(start))),
        }
    }
}

/// Collects the elements of an array, or keys and values of an object in turn.
struct Parts<'p, 'a>(&'p mut Vec<&'a RawValue>);

impl<'a> Visitor<'a> for Parts<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(value) = access.next_element()? {
            self.0.push(value);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some((key, value)) = access.next_entry()? {
            self.0.push(key);
            self.0.push(value);
        }
        Ok(())
    }
}
