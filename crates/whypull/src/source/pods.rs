//! JSON of which only the fields of Pods matter, read in one pass.
//!
//! Strings are told their places by where they lie in memory; of all else only the order is known, which
//! is enough for whoever changes an image and shows no excerpt. What cannot be read like this (an escape,
//! or another type, in a field that may have to be changed) is left to the other reader.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::tree::{Tree, Value};

/// The fields in which something stands that matters for a pull, in objects that run Pods. What others
/// hold stays closed, as if it were empty.
const OPEN: [&str; 14] = [
    "annotations",
    "containers",
    "ephemeralContainers",
    "image",
    "imagePullPolicy",
    "imagePullSecret",
    "imagePullSecrets",
    "initContainers",
    "jobTemplate",
    "metadata",
    "spec",
    "status",
    "template",
    "volumes",
];

/// The fields whose place has to be exact, because their value may be changed.
const CHANGED: [&str; 4] = ["image", "imagePullPolicy", "pullPolicy", "reference"];

/// The tree of a text that is one JSON value.
pub(super) fn tree(text: &str) -> Option<Tree> {
    let mut builder = Builder {
        text,
        // A node stands for two dozen bytes, more or less: growing step by step would copy them again.
        tree: Tree::with_capacity(text.len() / 24 + 8),
        last: 0,
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let root = Node {
        builder: &mut builder,
        field: "",
        is_open: true,
    };
    let root = root.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    builder.tree.root = Some(root);
    Some(builder.tree)
}

struct Builder<'a> {
    text: &'a str,
    tree: Tree,
    /// Where the last string ended.
    last: usize,
}

impl Builder<'_> {
    /// A string that stands in the text letter by letter, between its quotes.
    fn string(&mut self, string: &str) -> u32 {
        let start = (string.as_ptr() as usize)
            .wrapping_sub(self.text.as_ptr() as usize)
            .min(self.text.len());
        let end = start + string.len();
        self.last = end + 1;
        let quoted = (start.saturating_sub(1), self.last);
        self.tree.push_scalar(quoted, string, false, Some(start))
    }

    fn scalar(&mut self, text: &str, plain: bool) -> u32 {
        let here = (self.last, self.last);
        self.tree.push_scalar(here, text, plain, None)
    }
}

/// Refuses what has no place of its own where one is needed.
fn placeless<E: Error>(field: &str) -> Result<(), E> {
    if CHANGED.contains(&field) {
        return Err(E::custom("a place that is not known"));
    }
    Ok(())
}

/// A value, and the field that it is of.
struct Node<'b, 'a> {
    builder: &'b mut Builder<'a>,
    field: &'a str,
    is_open: bool,
}

impl<'a> DeserializeSeed<'a> for Node<'_, 'a> {
    type Value = u32;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Node<'_, 'a> {
    type Value = u32;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_borrowed_str<E>(self, string: &'a str) -> Result<u32, E> {
        Ok(self.builder.string(string))
    }

    fn visit_str<E: Error>(self, string: &str) -> Result<u32, E> {
        placeless(self.field)?;
        Ok(self.builder.scalar(string, false))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<u32, E> {
        placeless(self.field)?;
        Ok(self
            .builder
            .scalar(if value { "true" } else { "false" }, true))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u32, E> {
        placeless(self.field)?;
        Ok(self.builder.scalar(&value.to_string(), true))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<u32, E> {
        placeless(self.field)?;
        Ok(self.builder.scalar(&value.to_string(), true))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<u32, E> {
        placeless(self.field)?;
        // No field of a Pod that matters is a fraction: that it is one is enough.
        Ok(self.builder.scalar("0.5", true))
    }

    fn visit_unit<E: Error>(self) -> Result<u32, E> {
        placeless(self.field)?;
        Ok(self.builder.scalar("null", true))
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut items: A) -> Result<u32, A::Error> {
        placeless(self.field)?;
        let Self {
            builder, is_open, ..
        } = self;
        let id = builder
            .tree
            .push(builder.last, builder.last, Value::Alias(0));
        let mut children = Vec::new();
        if is_open {
            children.reserve(items.size_hint().unwrap_or(8));
            while let Some(child) = items.next_element_seed(Node {
                builder: &mut *builder,
                field: "",
                is_open: true,
            })? {
                children.push(child);
            }
        } else {
            while items.next_element::<IgnoredAny>()?.is_some() {}
        }
        builder.tree.close(id, &children, builder.last, false);
        Ok(id)
    }

    fn visit_map<A: MapAccess<'a>>(self, mut entries: A) -> Result<u32, A::Error> {
        // The image of a volume is an object.
        if self.field != "image" {
            placeless(self.field)?;
        }
        let Self {
            builder, is_open, ..
        } = self;
        let id = builder
            .tree
            .push(builder.last, builder.last, Value::Alias(0));
        let mut children = Vec::new();
        if is_open {
            children.reserve(32);
            while let Some(field) = entries.next_key::<&'a str>()? {
                children.push(builder.string(field));
                children.push(entries.next_value_seed(Node {
                    builder: &mut *builder,
                    field,
                    is_open: OPEN.contains(&field),
                })?);
            }
        } else {
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        }
        builder.tree.close(id, &children, builder.last, true);
        Ok(id)
    }
}
