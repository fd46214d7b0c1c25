use std::collections::HashMap;

use super::{Finding, FindingKind, Place, Text};
use crate::source::{Kind, Node};

/// A mapping that is being read, and what is wrong in it.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a> {
    pub(crate) source: u32,
    pub(crate) node: Node<'a>,
}

impl<'a> Object<'a> {
    pub(crate) fn new(source: u32, node: Node<'a>) -> Self {
        Self { source, node }
    }

    pub(crate) fn place(self) -> Place {
        Place::of(self.source, self.node)
    }

    pub(crate) fn at(self, node: Node<'a>) -> Self {
        Self::new(self.source, node)
    }

    /// A string field; null counts as not there.
    pub(crate) fn string(
        self,
        field: &'static str,
        findings: &mut Vec<Finding>,
    ) -> Option<Text<'a>> {
        let node = self.node.get(field)?;
        if let Some(text) = node.as_str() {
            return Some(Text {
                text,
                place: Place::of(self.source, node),
            });
        }
        if matches!(field, "image" | "reference") && is_template(node) {
            findings.push(Finding {
                kind: FindingKind::Template,
                place: Place::of(self.source, node),
            });
        } else {
            self.refuse(field, "string", node, findings);
        }
        None
    }

    /// A mapping field.
    pub(crate) fn mapping(self, field: &'static str, findings: &mut Vec<Finding>) -> Option<Self> {
        self.of_kind(field, Kind::Mapping, "object", findings)
    }

    /// A sequence field.
    pub(crate) fn sequence(self, field: &'static str, findings: &mut Vec<Finding>) -> Option<Self> {
        self.of_kind(field, Kind::Sequence, "array", findings)
    }

    /// The mappings in a sequence field; elements of another type are told and left out.
    pub(crate) fn objects(self, field: &'static str, findings: &mut Vec<Finding>) -> Vec<Self> {
        let Some(sequence) = self.sequence(field, findings) else {
            return Vec::new();
        };
        let mut objects = Vec::with_capacity(sequence.node.items().len());
        for item in sequence.node.items() {
            if item.kind() == Kind::Mapping {
                objects.push(self.at(item));
            } else {
                self.refuse(field, "object", item, findings);
            }
        }
        objects
    }

    fn of_kind(
        self,
        field: &'static str,
        kind: Kind,
        wanted: &'static str,
        findings: &mut Vec<Finding>,
    ) -> Option<Self> {
        let node = self.node.get(field)?;
        if node.kind() == kind {
            return Some(self.at(node));
        }
        self.refuse(field, wanted, node, findings);
        None
    }

    pub(crate) fn refuse(
        self,
        field: &'static str,
        wanted: &'static str,
        node: Node<'a>,
        findings: &mut Vec<Finding>,
    ) {
        if node.is_null() {
            return;
        }
        let found = match node.kind() {
            Kind::Mapping => "object",
            Kind::Sequence => "array",
            Kind::Scalar => node.scalar_type().map_or("value", |found| found.name()),
        };
        findings.push(Finding {
            kind: FindingKind::WrongType {
                field,
                wanted,
                found,
            },
            place: Place::of(self.source, node),
        });
    }

    /// Tells every key that stands twice.
    pub(crate) fn check_duplicates(self, findings: &mut Vec<Finding>) {
        let entries = self.node.entries();
        if entries.len() < 2 {
            return;
        }
        let mut told = |key: Node<'a>, earlier: Node<'a>| {
            findings.push(Finding {
                kind: FindingKind::DuplicateKey {
                    key: key.raw().unwrap_or_default().to_owned(),
                    earlier: Place::of(self.source, earlier),
                },
                place: Place::of(self.source, key),
            });
        };
        // Small mappings are the rule: comparing pairs needs no memory.
        if entries.len() <= 12 {
            for (at, (key, _)) in self.node.entries().enumerate() {
                let earlier = self
                    .node
                    .entries()
                    .take(at)
                    .find(|(other, _)| other.raw().is_some() && other.raw() == key.raw());
                if let Some((earlier, _)) = earlier {
                    told(key, earlier);
                }
            }
            return;
        }
        let mut seen = HashMap::with_capacity(entries.len());
        for (key, _) in self.node.entries() {
            if let Some(text) = key.raw()
                && let Some(earlier) = seen.insert(text, key)
            {
                told(key, earlier);
            }
        }
    }
}

/// `{{ .Values.image }}` to YAML: a mapping whose only key is a mapping.
fn is_template(node: Node<'_>) -> bool {
    let mut entries = node.entries();
    entries
        .next()
        .is_some_and(|(key, _)| key.kind() == Kind::Mapping)
        && entries.next().is_none()
}
