use std::ops::Range;
use std::sync::Arc;

use super::json;
use super::node::Node;
use super::pods;
use super::split;
use super::tree::Document;
use crate::report::Location;

/// A text, its name, and the documents in it.
pub struct Source {
    /// The name under which it was given.
    pub name: Arc<str>,
    text: String,
    /// Where each line starts, in bytes.
    lines: Vec<u32>,
    /// How many UTF-16 units stand before every [`STRIDE`]th byte; empty where bytes are units.
    units: Vec<u32>,
    documents: Vec<Document>,
    /// The first byte that was no UTF-8, as an offset into `text` (there it is U+FFFD).
    invalid_utf8: Option<u32>,
}

impl Source {
    /// Reads a text that may hold several YAML or JSON documents. Nothing fails: a document that
    /// cannot be read is [unreadable](super::Unreadable), the others are there.
    pub fn read(name: &str, bytes: Vec<u8>) -> Self {
        let mut source = Self::plain(name, bytes);
        source.documents = split::documents(&source.text);
        source
    }

    /// Reads a text that is like one that was read before: documents whose text did not change, before
    /// and behind those that did, are taken over.
    pub(crate) fn read_again(name: &str, bytes: Vec<u8>, before: &Self) -> Self {
        let mut source = Self::plain(name, bytes);
        source.documents = split::documents_again(&source.text, &before.text, &before.documents);
        source
    }

    /// Reads a text that must be one JSON value, as Go's `json.Unmarshal` does.
    pub(crate) fn json(name: &str, text: &str) -> Self {
        let mut source = Self::plain(name, text.as_bytes().to_vec());
        source.documents = vec![Document {
            number: 1,
            chunk: (0, source.text.len()),
            content: json::parse(&source.text, 0, source.text.len()),
        }];
        source
    }

    /// The same, with only the fields of Pods looked into. What is not JSON is read as by [`Self::read`].
    pub(crate) fn read_pods(name: &str, bytes: Vec<u8>) -> Self {
        let mut source = Self::plain(name, bytes);
        let tree = pods::tree(&source.text);
        source.documents = match tree {
            Some(tree) => vec![Document {
                number: 1,
                chunk: (0, source.text.len()),
                content: Ok(tree),
            }],
            None => split::documents(&source.text),
        };
        source
    }

    /// Takes a text as it is, without looking for documents in it.
    pub fn plain(name: &str, bytes: Vec<u8>) -> Self {
        let (text, invalid_utf8) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            // The text before the first bad byte stays as it is, so its length is the place.
            Err(error) => (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX)),
            ),
        };
        let lines = std::iter::once(0)
            .chain(
                memchr::memchr_iter(b'\n', text.as_bytes())
                    .map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX)),
            )
            .collect();
        Self {
            name: Arc::from(name),
            units: count_units(&text),
            text,
            lines,
            documents: Vec::new(),
            invalid_utf8,
        }
    }

    /// The whole text. It may hold secrets: only [`crate::excerpt`] shows parts of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The documents, in order.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The root of a document of this text, if it could be read and is not empty.
    pub fn root<'a>(&'a self, document: &'a Document) -> Option<Node<'a>> {
        let tree = document.content.as_ref().ok()?;
        Node::root(&self.text, tree, document.number)
    }

    /// Where the first byte stands that is no UTF-8, as a byte offset.
    pub(crate) fn invalid_utf8(&self) -> Option<usize> {
        self.invalid_utf8.map(|at| at as usize)
    }

    /// The place of a byte range. Offsets outside the text are moved to its end, offsets inside a
    /// character to its start.
    pub fn location(&self, document: u32, range: Range<usize>) -> Location {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end.max(range.start));
        Location {
            file: Arc::clone(&self.name),
            document,
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The number of lines.
    pub(crate) fn line_count(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    /// The byte range of a line (from 1) without its line end.
    pub(crate) fn line_range(&self, line: u32) -> Option<Range<usize>> {
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        let start = *self.lines.get(index)? as usize;
        let end = self
            .lines
            .get(index + 1)
            .map_or(self.text.len(), |&next| next as usize - 1);
        let end = if self.text[start..end].ends_with('\r') {
            end - 1
        } else {
            end
        };
        Some(start..end)
    }

    /// Line and UTF-16 column, both from 1.
    fn position(&self, offset: usize) -> (u32, u32) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self
            .lines
            .partition_point(|&start| start as usize <= offset)
            .max(1);
        let units = self.units_before(offset) - self.units_before(self.lines[line - 1] as usize);
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(units + 1).unwrap_or(u32::MAX),
        )
    }

    /// The UTF-16 units before a byte that begins a character.
    fn units_before(&self, offset: usize) -> usize {
        let mark = offset / STRIDE;
        let Some(&units) = self.units.get(mark) else {
            return offset;
        };
        let from = ceil_char_boundary(&self.text, mark * STRIDE).min(offset);
        units as usize + self.text[from..offset].encode_utf16().count()
    }

    /// The byte offset of a line and UTF-16 column, both from 1.
    pub(crate) fn offset(&self, line: u32, column: u32) -> usize {
        let Some(range) = self.line_range(line) else {
            return self.text.len();
        };
        let wanted = column.saturating_sub(1) as usize;
        if self.units.is_empty() {
            return range.start.saturating_add(wanted).min(range.end);
        }
        let wanted = self.units_before(range.start).saturating_add(wanted);
        // From the last mark that is not beyond it.
        let mark = self
            .units
            .partition_point(|&units| units as usize <= wanted)
            .saturating_sub(1);
        let from = ceil_char_boundary(&self.text, mark * STRIDE).max(range.start);
        let mut units = self.units_before(from);
        for (at, character) in self.text[from.min(range.end)..range.end].char_indices() {
            if units >= wanted {
                return from + at;
            }
            units += character.len_utf16();
        }
        range.end
    }
}

/// How far the marks of [`Source::units`] are apart: a line may be as long as the text.
const STRIDE: usize = 4096;

/// For every stride the UTF-16 units of the characters that begin before it.
fn count_units(text: &str) -> Vec<u32> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut marks = vec![0];
    let (mut from, mut units) = (0, 0);
    for mark in 1..=text.len() / STRIDE {
        let to = ceil_char_boundary(text, mark * STRIDE);
        units += text[from..to].encode_utf16().count();
        marks.push(u32::try_from(units).unwrap_or(u32::MAX));
        from = to;
    }
    marks
}

fn ceil_char_boundary(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

#[cfg(test)]
mod tests {
    use super::{STRIDE, Source};

    #[test]
    fn columns_far_into_a_line_are_exact() {
        let text = format!("{}\nx", "aé😀".repeat(3 * STRIDE));
        let source = Source::plain("", text.clone().into_bytes());
        let mut column = 1;
        for (at, character) in text.char_indices().take_while(|&(_, c)| c != '\n') {
            assert_eq!(source.position(at), (1, column));
            assert_eq!(source.offset(1, column), at);
            column += u32::try_from(character.len_utf16()).unwrap_or(0);
        }
        assert_eq!(source.offset(1, column), text.len() - 2);
        assert_eq!(source.offset(1, column + 9), text.len() - 2);
        assert_eq!(source.position(text.len()), (2, 2));
        assert_eq!(source.offset(2, 2), text.len());
    }
}
