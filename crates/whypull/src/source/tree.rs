use std::fmt;

/// One document of a text: its tree, or why it has none.
#[derive(Debug)]
pub struct Document {
    /// Its number in the text, from 1.
    pub number: u32,
    /// The part of the text between two separators from which it was read, maybe with others.
    pub(crate) chunk: (usize, usize),
    pub(super) content: Result<Tree, Unreadable>,
}

impl Document {
    /// Why the document could not be read.
    pub fn unreadable(&self) -> Option<&Unreadable> {
        self.content.as_ref().err()
    }
}

/// Why a document could not be read, and where. Never holds text of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The parser's words, or ours.
    pub reason: String,
    /// Byte offset in the text.
    pub offset: usize,
}

impl Unreadable {
    /// The same where the text stands elsewhere.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        Self {
            reason: self.reason.clone(),
            offset: self.offset.saturating_sub(from) + to,
        }
    }
}

/// A tree in one piece of memory: 20 bytes a node; scalars refer to the source where it has them
/// letter by letter.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<NodeData>,
    /// The children of sequences, and key, value, key, value… of mappings.
    pub(super) links: Vec<u32>,
    /// Scalars that do not stand in the source letter by letter: escapes, folded lines.
    pub(super) unescaped: Unescaped,
    pub(super) root: Option<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct NodeData {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) value: Value,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    Scalar {
        at: u32,
        len: u32,
        plain: bool,
        in_source: bool,
    },
    Sequence {
        first: u32,
        len: u32,
    },
    /// `len` counts links: twice the pairs.
    Mapping {
        first: u32,
        len: u32,
    },
    Alias(u32),
}

/// Text that may hold secrets: its Debug says only how long it is.
#[derive(Default)]
pub(super) struct Unescaped(pub(super) String);

impl fmt::Debug for Unescaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes>", self.0.len())
    }
}

impl Tree {
    /// An empty tree with room for so many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(nodes),
            links: Vec::with_capacity(nodes),
            ..Self::default()
        }
    }

    /// The same tree where its text stands elsewhere.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        let (from, to) = (narrow(from), narrow(to));
        let moved = |offset: u32| offset - from + to;
        let nodes = self.nodes.iter().map(|node| NodeData {
            start: moved(node.start),
            end: moved(node.end),
            value: match node.value {
                Value::Scalar {
                    at,
                    len,
                    plain,
                    in_source: true,
                } => Value::Scalar {
                    at: moved(at),
                    len,
                    plain,
                    in_source: true,
                },
                other => other,
            },
        });
        Self {
            nodes: nodes.collect(),
            links: self.links.clone(),
            unescaped: Unescaped(self.unescaped.0.clone()),
            root: self.root,
        }
    }

    /// A scalar's text goes to `unescaped` unless the source has it at `in_source`.
    pub(super) fn push_scalar(
        &mut self,
        (start, end): (usize, usize),
        text: &str,
        plain: bool,
        in_source: Option<usize>,
    ) -> u32 {
        let at = in_source.unwrap_or(self.unescaped.0.len());
        if in_source.is_none() {
            self.unescaped.0.push_str(text);
        }
        self.push(
            start,
            end,
            Value::Scalar {
                at: narrow(at),
                len: narrow(text.len()),
                plain,
                in_source: in_source.is_some(),
            },
        )
    }

    pub(super) fn push(&mut self, start: usize, end: usize, value: Value) -> u32 {
        let id = narrow(self.nodes.len());
        self.nodes.push(NodeData {
            start: narrow(start),
            end: narrow(end),
            value,
        });
        id
    }

    /// Ends a collection: its children become one run of links.
    pub(super) fn close(&mut self, id: u32, children: &[u32], end: usize, mapping: bool) {
        let first = narrow(self.links.len());
        self.links.extend_from_slice(children);
        let len = narrow(children.len());
        let node = &mut self.nodes[id as usize];
        node.end = narrow(end);
        node.value = if mapping {
            Value::Mapping { first, len }
        } else {
            Value::Sequence { first, len }
        };
    }
}

/// Offsets are 32 bits wide: [`super::Source::read`] takes no text of 4 GiB.
pub(super) fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
