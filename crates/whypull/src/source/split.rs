//! Where one document ends and the next begins.
//!
//! Lines that begin with `---` separate documents before any of them is parsed, as they do in
//! kubectl (`k8s.io/apimachinery/pkg/util/yaml`): so a broken document cannot hide the next one.

use serde::de::IgnoredAny;

use super::tree::{Document, Tree, Unreadable};
use super::{json, yaml};

pub(super) fn documents(text: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for (from, to) in chunks(text, start) {
        let chunk = &text[from..to];
        let trimmed = chunk.trim_start();
        let indent = chunk.len() - trimmed.len();
        if trimmed.is_empty() {
            continue;
        }
        if trimmed.starts_with('{')
            && let Some(trees) = json_stream(text, from + indent, to)
        {
            for tree in trees {
                push(&mut documents, (from, to), Ok(tree));
            }
            continue;
        }
        for content in yaml::parse(text, from, to) {
            // What is between two separators may be nothing but comments.
            if !matches!(&content, Ok(tree) if tree.root.is_none()) {
                push(&mut documents, (from, to), content);
            }
        }
    }
    documents
}

fn push(documents: &mut Vec<Document>, chunk: (usize, usize), content: Result<Tree, Unreadable>) {
    let number = u32::try_from(documents.len() + 1).unwrap_or(u32::MAX);
    documents.push(Document {
        number,
        chunk,
        content,
    });
}

/// Byte ranges between separators. A chunk keeps the separator line it begins with: `--- {a: b}`.
pub(crate) fn chunks(text: &str, start: usize) -> Vec<(usize, usize)> {
    let mut chunks = Vec::new();
    let mut from = start;
    let bytes = text.as_bytes();
    for at in memchr::memmem::find_iter(bytes, b"\n---") {
        let separator = at + 1;
        let ends = matches!(
            bytes.get(separator + 3),
            None | Some(b' ' | b'\t' | b'\r' | b'\n')
        );
        if ends && separator > from {
            chunks.push((from, separator));
            from = separator;
        }
    }
    chunks.push((from, text.len()));
    chunks
}

/// One or more JSON values one after the other, or nothing if the text is not JSON through and
/// through (YAML in flow style begins the same way).
fn json_stream(text: &str, from: usize, to: usize) -> Option<Vec<Tree>> {
    let chunk = &text[from..to];
    let mut values = serde_json::Deserializer::from_str(chunk).into_iter::<IgnoredAny>();
    let mut start = 0;
    let mut trees = Vec::new();
    while let Some(value) = values.next() {
        value.ok()?;
        let end = values.byte_offset();
        trees.push(json::parse(text, from + start, from + end).ok()?);
        start = end;
    }
    Some(trees)
}
