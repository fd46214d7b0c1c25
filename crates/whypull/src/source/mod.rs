//! Texts as they were given, and the trees in them: every node knows its place.
//!
//! YAML is read by `saphyr-parser`, event by event; JSON by `serde_json`, whose `RawValue` borrows
//! from the text and so tells where each value stands. Both make the same tree.
//!
//! Bounds, so that hostile input costs no more than its size: nesting ([`MAX_DEPTH`]), aliases (kept
//! as references, and bounded in what they stand for), file size (the caller's limit).

mod json;
mod node;
mod pods;
mod scalar;
mod split;
mod text;
mod tree;
mod yaml;

pub use node::{Kind, Node};
pub use scalar::ScalarType;
pub(crate) use split::chunks;
pub use text::Source;
pub use tree::{Document, Unreadable};

/// How deep mappings and sequences may stand in each other. Kubernetes objects need about 15; the
/// API server's own limit for JSON is 10,000, which no text that people paste comes near.
pub const MAX_DEPTH: usize = 200;
