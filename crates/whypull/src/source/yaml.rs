//! YAML by events. Aliases become references to the node they stand for, so that an alias bomb is
//! as small as its text.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::MAX_DEPTH;
use super::tree::{Tree, Unreadable, Value};

/// How many nodes the aliases of one document may stand for: whoever walks a tree walks that much
/// more of it. It is a quarter of what kubectl's reader lets pass without a question.
const MAX_ALIASED: usize = 100_000;

/// Reads every document in a part of `text`; stops at the first that cannot be read, since YAML has
/// no place after it to go on from. Offsets are those of `text`.
pub(super) fn parse(text: &str, from: usize, to: usize) -> Vec<Result<Tree, Unreadable>> {
    let chunk = &text[from..to];
    let mut documents = Vec::new();
    let mut builder = Builder::new(chunk, from);
    let mut parser = Parser::new_from_str(chunk);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::StreamEnd, _)) => break,
            Ok((Event::DocumentEnd, _)) => documents.push(Ok(builder.take())),
            Ok((event, span)) => {
                let start = builder.cursor.byte(span.start.index());
                let start = builder.skip_properties(start);
                let end = builder.cursor.byte(span.end.index());
                if let Err(error) = builder.event(event, start, end) {
                    documents.push(Err(error));
                    break;
                }
            }
            Err(error) => {
                documents.push(Err(builder.unreadable(&error)));
                break;
            }
        }
    }
    documents
}

struct Builder<'a> {
    chunk: &'a str,
    base: usize,
    cursor: Cursor<'a>,
    tree: Tree,
    open: Vec<Open>,
    /// Children of all open collections, those of the innermost last.
    children: Vec<u32>,
    anchors: HashMap<usize, Anchored>,
    last_end: usize,
    /// How many nodes aliases stand for, whatever those nodes hold counted again each time.
    aliased: usize,
}

#[derive(Clone, Copy)]
struct Anchored {
    id: u32,
    /// How many nodes an alias to it stands for.
    size: usize,
}

struct Open {
    id: u32,
    anchor: usize,
    /// The node and all below it so far.
    size: usize,
    mapping: bool,
    first_child: usize,
    flow: bool,
}

impl<'a> Builder<'a> {
    fn new(chunk: &'a str, base: usize) -> Self {
        Self {
            chunk,
            base,
            cursor: Cursor::new(chunk),
            tree: Tree::default(),
            open: Vec::new(),
            children: Vec::new(),
            anchors: HashMap::new(),
            last_end: 0,
            aliased: 0,
        }
    }

    fn take(&mut self) -> Tree {
        self.open.clear();
        self.children.clear();
        self.anchors.clear();
        self.aliased = 0;
        let mut tree = std::mem::take(&mut self.tree);
        tree.nodes.shrink_to_fit();
        tree.links.shrink_to_fit();
        tree
    }

    fn unreadable(&mut self, error: &ScanError) -> Unreadable {
        let info = error.info();
        Unreadable {
            // The only message that quotes the text: one character, but it may be of a password.
            reason: if info.starts_with("unexpected character") {
                "unexpected character".to_owned()
            } else {
                info.to_owned()
            },
            // At the end of the chunk stands the next document, whose fault it is not.
            offset: self.base
                + self
                    .cursor
                    .byte(error.marker().index())
                    .min(self.chunk.trim_end().len()),
        }
    }

    fn event(&mut self, event: Event<'_>, start: usize, end: usize) -> Result<(), Unreadable> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let (start, end) = self.trim(start, end, style);
                let in_source = self.find(&text, start, end, style);
                let plain = style == ScalarStyle::Plain;
                let id = self.tree.push_scalar(
                    (self.base + start, self.base + end),
                    &text,
                    plain,
                    in_source.map(|at| self.base + at),
                );
                self.last_end = end;
                self.anchor(anchor, id, 1);
                self.attach(id, 1);
            }
            Event::Alias(anchor) => {
                let unreadable = |reason: &str| Unreadable {
                    reason: reason.to_owned(),
                    offset: self.base + start,
                };
                // An anchor that is still open would make a cycle: it stands for nothing yet.
                let Some(&target) = self.anchors.get(&anchor) else {
                    return Err(unreadable("an alias to the collection that it stands in"));
                };
                self.aliased = self.aliased.saturating_add(target.size);
                if self.aliased > MAX_ALIASED {
                    return Err(unreadable("aliases that stand for too much"));
                }
                let value = Value::Alias(target.id);
                let id = self.tree.push(self.base + start, self.base + end, value);
                self.last_end = end;
                self.attach(id, target.size);
            }
            Event::SequenceStart(anchor, _) => self.start(start, end, anchor, false)?,
            Event::MappingStart(anchor, _) => self.start(start, end, anchor, true)?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    // A block collection ends with its last child; its end event comes after the
                    // white space and comments behind it.
                    let end = if open.flow { end } else { self.last_end };
                    let children = self.children.split_off(open.first_child);
                    self.tree
                        .close(open.id, &children, self.base + end, open.mapping);
                    self.last_end = end;
                    self.anchor(open.anchor, open.id, open.size);
                    self.attach(open.id, open.size);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start(
        &mut self,
        start: usize,
        end: usize,
        anchor: usize,
        mapping: bool,
    ) -> Result<(), Unreadable> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Unreadable {
                reason: "nested deeper than 200 levels".to_owned(),
                offset: self.base + start,
            });
        }
        let id = self.tree.push(
            self.base + start,
            self.base + end,
            Value::Sequence { first: 0, len: 0 },
        );
        self.open.push(Open {
            id,
            anchor,
            size: 1,
            mapping,
            first_child: self.children.len(),
            flow: matches!(self.chunk.as_bytes().get(start), Some(b'{' | b'[')),
        });
        self.last_end = end;
        Ok(())
    }

    fn anchor(&mut self, anchor: usize, id: u32, size: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored { id, size });
        }
    }

    fn attach(&mut self, id: u32, size: usize) {
        if let Some(open) = self.open.last_mut() {
            open.size = open.size.saturating_add(size);
            self.children.push(id);
        } else {
            self.tree.root = Some(id);
        }
    }

    /// A node's place begins behind its anchor and its tag: an edit must not take them away.
    fn skip_properties(&self, mut start: usize) -> usize {
        while let Some(b'&' | b'!') = self.chunk.as_bytes().get(start) {
            let rest = &self.chunk[start..];
            let word = rest
                .find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']'))
                .unwrap_or(rest.len());
            let space = rest[word..].len() - rest[word..].trim_start().len();
            if space == 0 {
                break;
            }
            start += word + space;
        }
        start
    }

    /// Block scalars and empty ones end behind white space that is not theirs.
    fn trim(&self, start: usize, end: usize, style: ScalarStyle) -> (usize, usize) {
        if matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
            return (start, end);
        }
        let start = start.min(end);
        (start, start + self.chunk[start..end].trim_end().len())
    }

    /// Where the source has the text letter by letter.
    fn find(&self, text: &str, start: usize, end: usize, style: ScalarStyle) -> Option<usize> {
        let quotes = usize::from(matches!(
            style,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted
        ));
        let at = start + quotes;
        (end.saturating_sub(start) == text.len() + 2 * quotes
            && self.chunk.get(at..at + text.len()) == Some(text))
        .then_some(at)
    }
}

/// Characters to bytes: the parser counts characters. Its places hardly ever go back, so that
/// walking from the last one costs a single pass over the text.
struct Cursor<'a> {
    text: &'a str,
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            ascii: text.is_ascii(),
            character: 0,
            byte: 0,
        }
    }

    fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        let bytes = self.text.as_bytes();
        let continues = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
        while self.character < character && self.byte < bytes.len() {
            self.byte += 1;
            while continues(self.byte) {
                self.byte += 1;
            }
            self.character += 1;
        }
        while self.character > character && self.byte > 0 {
            self.byte -= 1;
            while continues(self.byte) {
                self.byte -= 1;
            }
            self.character -= 1;
        }
        self.byte
    }
}
