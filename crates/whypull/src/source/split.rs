//! Where one document ends and the next begins.
//!
//! Lines that begin with `---` separate documents before any of them is parsed, as they do in
//! kubectl (`k8s.io/apimachinery/pkg/util/yaml`): so a broken document cannot hide the next one.

use serde_json::value::RawValue;

use super::tree::{Document, Tree, Unreadable};
use super::{json, yaml};

/// Reads all documents of a text.
pub(super) fn documents(text: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    for chunk in chunks(text, start_of(text)) {
        read(text, chunk, &mut documents);
    }
    documents
}

/// The same for a text that is much like another one: see [`super::Source::read_again`].
pub(super) fn documents_again(text: &str, before: &str, known: &[Document]) -> Vec<Document> {
    let chunks_now = chunks(text, start_of(text));
    let chunks_then = chunks(before, start_of(before));
    let is_same = |(now, then): &(&(usize, usize), &(usize, usize))| {
        text[now.0..now.1] == before[then.0..then.1]
    };
    let count = |pairs: &mut dyn Iterator<Item = (&(usize, usize), &(usize, usize))>| {
        pairs.take_while(is_same).count()
    };
    let first = count(&mut chunks_now.iter().zip(&chunks_then));
    let last = count(
        &mut chunks_now[first..]
            .iter()
            .rev()
            .zip(chunks_then[first..].iter().rev()),
    );

    let mut documents = Vec::with_capacity(known.len());
    for (at, now) in chunks_now.iter().enumerate() {
        let then = if at < first {
            Some(at)
        } else if at >= chunks_now.len() - last {
            Some(at + chunks_then.len() - chunks_now.len())
        } else {
            None
        };
        let Some(then) = then.map(|then| chunks_then[then]) else {
            read(text, *now, &mut documents);
            continue;
        };
        let from = known.partition_point(|document| document.chunk.0 < then.0);
        let of_chunk = known[from..].iter();
        for document in of_chunk.take_while(|document| document.chunk == then) {
            let content = document.content.as_ref();
            push(
                &mut documents,
                *now,
                match content {
                    Ok(tree) => Ok(tree.moved(then.0, now.0)),
                    Err(error) => Err(error.moved(then.0, now.0)),
                },
            );
        }
    }
    documents
}

/// Behind the byte order mark.
fn start_of(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// Reads the documents of one chunk.
fn read(text: &str, (from, to): (usize, usize), documents: &mut Vec<Document>) {
    let chunk = &text[from..to];
    let trimmed = chunk.trim_start();
    let indent = chunk.len() - trimmed.len();
    if trimmed.is_empty() {
        return;
    }
    if trimmed.starts_with('{')
        && let Some(trees) = json_stream(text, from + indent, to)
    {
        for tree in trees {
            push(documents, (from, to), Ok(tree));
        }
        return;
    }
    for content in yaml::parse(text, from, to) {
        // What is between two separators may be nothing but comments.
        if !matches!(&content, Ok(tree) if tree.root.is_none()) {
            push(documents, (from, to), content);
        }
    }
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
    let mut trees = Vec::new();
    for value in serde_json::Deserializer::from_str(chunk).into_iter::<&RawValue>() {
        trees.push(json::tree(text, value.ok()?.get()).ok()?);
    }
    Some(trees)
}
