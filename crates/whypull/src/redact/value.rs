use std::ops::Range;

use crate::source::{Kind, Node, ScalarType};

/// A tree of what is to be written: nodes of a document, aliases followed, secrets replaced.
pub(super) struct Value {
    /// Where the node stands in the text that it was read from.
    pub(super) range: Range<usize>,
    pub(super) content: Content,
}

pub(super) enum Content {
    Scalar {
        text: String,
        kind: ScalarType,
        /// Whether the source has this text letter by letter, in quotes or not.
        as_written: bool,
    },
    Sequence(Vec<Value>),
    Mapping(Vec<(Value, Value)>),
}

impl Value {
    /// A tree as it is.
    pub(super) fn of(node: Node<'_>) -> Self {
        let content = match node.kind() {
            Kind::Scalar => Content::Scalar {
                text: node.raw().unwrap_or_default().to_owned(),
                kind: node.scalar_type().unwrap_or(ScalarType::Null),
                as_written: true,
            },
            Kind::Sequence => Content::Sequence(node.items().map(Self::of).collect()),
            Kind::Mapping => Content::Mapping(
                node.entries()
                    .map(|(key, value)| (Self::of(key), Self::of(value)))
                    .collect(),
            ),
        };
        Self {
            range: node.range(),
            content,
        }
    }

    /// Whether both say the same. Line ends at the end of a text do not count where it was replaced:
    /// a block scalar brings one of its own.
    pub(super) fn says(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (
                Content::Scalar {
                    text,
                    kind,
                    as_written,
                },
                Content::Scalar {
                    text: other,
                    kind: other_kind,
                    ..
                },
            ) => {
                let trimmed = |text: &str| text.trim_end_matches('\n').len();
                kind == other_kind
                    && (text == other
                        || !as_written && text[..trimmed(text)] == other[..trimmed(other)]
                        || *kind == ScalarType::Null)
            }
            (Content::Sequence(items), Content::Sequence(others)) => {
                items.len() == others.len()
                    && items
                        .iter()
                        .zip(others)
                        .all(|(item, other)| item.says(other))
            }
            (Content::Mapping(pairs), Content::Mapping(others)) => {
                pairs.len() == others.len()
                    && pairs
                        .iter()
                        .zip(others)
                        .all(|(pair, other)| pair.0.says(&other.0) && pair.1.says(&other.1))
            }
            _ => false,
        }
    }

    /// Every scalar, in order.
    pub(super) fn scalars<'v>(&'v self, into: &mut Vec<&'v Self>) {
        match &self.content {
            Content::Scalar { .. } => into.push(self),
            Content::Sequence(items) => items.iter().for_each(|item| item.scalars(into)),
            Content::Mapping(pairs) => {
                for (key, value) in pairs {
                    key.scalars(into);
                    value.scalars(into);
                }
            }
        }
    }
}
