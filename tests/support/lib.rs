//! What the tests share: where the vectors, the fixtures and the examples are, and how a folder of
//! files becomes an explanation.

mod folder;
mod world;

pub use folder::Folder;
pub use world::{Given, config_json, pod, secret};

use std::path::PathBuf;

/// A path inside this folder, `tests/`.
pub fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A path inside the workspace.
pub fn workspace(path: &str) -> PathBuf {
    here("..").join(path)
}
