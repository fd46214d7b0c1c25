use std::ops::Range;

use super::scalar::{self, ScalarType};
use super::tree::{Tree, Value, narrow};

/// A node of a document. Aliases are already followed.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    text: &'a str,
    tree: &'a Tree,
    id: u32,
    /// The number of the document, from 1.
    pub document: u32,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scalar.
    Scalar,
    /// A sequence.
    Sequence,
    /// A mapping.
    Mapping,
}

/// How many mappings `<<` may bring into one look-up: enough for people, too few for a bomb.
const MAX_MERGED: usize = 32;

impl<'a> Node<'a> {
    pub(crate) fn root(text: &'a str, tree: &'a Tree, document: u32) -> Option<Self> {
        tree.root.map(|id| Self::at(text, tree, id, document))
    }

    fn at(text: &'a str, tree: &'a Tree, id: u32, document: u32) -> Self {
        let id = match tree.nodes[id as usize].value {
            Value::Alias(target) => target,
            _ => id,
        };
        Self {
            text,
            tree,
            id,
            document,
        }
    }

    fn sibling(self, id: u32) -> Self {
        Self::at(self.text, self.tree, id, self.document)
    }

    fn value(self) -> Value {
        self.tree.nodes[self.id as usize].value
    }

    /// What the node is.
    pub fn kind(self) -> Kind {
        match self.value() {
            Value::Sequence { .. } => Kind::Sequence,
            Value::Mapping { .. } => Kind::Mapping,
            Value::Scalar { .. } | Value::Alias(_) => Kind::Scalar,
        }
    }

    /// The byte range in the text.
    pub fn range(self) -> Range<usize> {
        let data = &self.tree.nodes[self.id as usize];
        data.start as usize..(data.end as usize).max(data.start as usize)
    }

    /// The text of a scalar, whatever its type.
    pub fn raw(self) -> Option<&'a str> {
        match self.value() {
            Value::Scalar {
                at, len, in_source, ..
            } => {
                let range = at as usize..at as usize + len as usize;
                if in_source {
                    self.text.get(range)
                } else {
                    self.tree.unescaped.0.get(range)
                }
            }
            _ => None,
        }
    }

    /// Whether the source has the text of a scalar letter by letter, between quotes or not.
    pub(crate) fn is_as_written(self) -> bool {
        matches!(
            self.value(),
            Value::Scalar {
                in_source: true,
                ..
            }
        )
    }

    /// For each line of a scalar: where it starts in the scalar's text, and where in the source.
    /// Nothing where the source has it otherwise: with escapes, or folded.
    pub(crate) fn raw_lines(self) -> Option<Vec<(u32, u32)>> {
        let Value::Scalar { at, in_source, .. } = self.value() else {
            return None;
        };
        if in_source {
            return Some(vec![(0, at)]);
        }
        let raw = self.raw()?;
        let mut lines = Vec::new();
        let (mut inner, mut outer) = (0, self.range().start);
        for line in raw.split_inclusive('\n') {
            let rest = self.text.get(outer..)?;
            let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let content = line.trim_end_matches('\n');
            let indent = rest[..end]
                .trim_end_matches(['\r', '\n'])
                .strip_suffix(content)?;
            if !indent.bytes().all(|byte| byte == b' ') {
                return None;
            }
            lines.push((narrow(inner), narrow(outer + indent.len())));
            inner += line.len();
            outer += end;
        }
        Some(lines)
    }

    /// The type of a scalar, as the YAML reader of kubectl resolves it.
    pub fn scalar_type(self) -> Option<ScalarType> {
        match self.value() {
            Value::Scalar { plain: true, .. } => self.raw().map(scalar::resolve),
            Value::Scalar { .. } => Some(ScalarType::String),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(self) -> Option<&'a str> {
        (self.scalar_type() == Some(ScalarType::String))
            .then(|| self.raw())
            .flatten()
    }

    /// Whether it is null, or nothing at all.
    pub fn is_null(self) -> bool {
        self.scalar_type() == Some(ScalarType::Null)
    }

    /// The elements of a sequence; nothing for other nodes.
    pub fn items(self) -> impl ExactSizeIterator<Item = Self> + 'a {
        let links = match self.value() {
            Value::Sequence { first, len } => self.links(first, len),
            _ => &[],
        };
        links.iter().map(move |&id| self.sibling(id))
    }

    /// The pairs of a mapping as written, `<<` not followed; nothing for other nodes.
    pub fn entries(self) -> impl ExactSizeIterator<Item = (Self, Self)> + 'a {
        let links = match self.value() {
            Value::Mapping { first, len } => self.links(first, len),
            _ => &[],
        };
        links
            .chunks_exact(2)
            .map(move |pair| (self.sibling(pair[0]), self.sibling(pair[1])))
    }

    /// The elements of a sequence that touch a byte range. Aliases are left out: what they stand for
    /// is elsewhere.
    pub(crate) fn items_near(self, near: &Range<usize>) -> impl Iterator<Item = Self> + 'a {
        let links = match self.value() {
            Value::Sequence { first, len } => self.links(first, len),
            _ => &[],
        };
        self.near::<1>(links, near)
            .filter_map(move |[item]| self.unless_alias(item))
    }

    /// The pairs of a mapping that touch a byte range, with nothing in the place of an alias.
    pub(crate) fn entries_near(
        self,
        near: &Range<usize>,
    ) -> impl Iterator<Item = (Option<Self>, Option<Self>)> + 'a {
        let links = match self.value() {
            Value::Mapping { first, len } => self.links(first, len),
            _ => &[],
        };
        self.near::<2>(links, near)
            .map(move |[key, value]| (self.unless_alias(key), self.unless_alias(value)))
    }

    /// Children stand in the order of the text, so that those near a range are found by bisection.
    fn near<const N: usize>(
        self,
        links: &'a [u32],
        near: &Range<usize>,
    ) -> impl Iterator<Item = [u32; N]> + 'a {
        let (groups, _) = links.as_chunks::<N>();
        let data = |id: u32| &self.tree.nodes[id as usize];
        let from = groups.partition_point(|group| {
            let last = data(group[N - 1]);
            (last.end.max(last.start) as usize) < near.start
        });
        let end = near.end;
        groups[from..]
            .iter()
            .copied()
            .take_while(move |group| self.tree.nodes[group[0] as usize].start as usize <= end)
    }

    fn unless_alias(self, id: u32) -> Option<Self> {
        let is_alias = matches!(self.tree.nodes[id as usize].value, Value::Alias(_));
        (!is_alias).then(|| self.sibling(id))
    }

    fn links(self, first: u32, len: u32) -> &'a [u32] {
        self.tree
            .links
            .get(first as usize..first as usize + len as usize)
            .unwrap_or(&[])
    }

    /// The value of a key. Of equal keys the last wins, as it does in kubectl and in Go; what `<<`
    /// brings in comes after the mapping's own keys.
    pub fn get(self, key: &str) -> Option<Self> {
        self.pair(key).map(|(_, value)| value)
    }

    /// Key and value of a key; see [`Node::get`].
    pub fn pair(self, key: &str) -> Option<(Self, Self)> {
        self.pair_within(key, &mut 0)
    }

    fn pair_within(self, key: &str, followed: &mut usize) -> Option<(Self, Self)> {
        let mut found = None;
        let mut merged = None;
        for (name, value) in self.entries() {
            match name.raw() {
                Some(text) if text == key => found = Some((name, value)),
                Some("<<") => merged = Some(value),
                _ => {}
            }
        }
        if found.is_some() {
            return found;
        }
        let merged = merged?;
        *followed += 1;
        if *followed > MAX_MERGED {
            return None;
        }
        match merged.kind() {
            Kind::Mapping => merged.pair_within(key, followed),
            Kind::Sequence => merged
                .items()
                .take(MAX_MERGED)
                .find_map(|item| item.pair_within(key, followed)),
            Kind::Scalar => None,
        }
    }

    /// The value at a path of keys.
    pub fn at_path(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }
}
