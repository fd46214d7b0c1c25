use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

/// The workspace.
///
/// # Panics
///
/// Never: the crate stands two folders below.
pub fn root() -> PathBuf {
    here().ancestors().nth(2).expect("the workspace").to_owned()
}

/// The request of a recorded `AdmissionReview`.
///
/// # Panics
///
/// When there is none of that name.
pub fn admission_request(name: &str) -> Value {
    fixture(&format!("reviews/{name}.json"))["request"].take()
}

/// A JSON file of the folder `fixtures`.
///
/// # Panics
///
/// When it is not there, or is no JSON.
pub fn fixture(path: &str) -> Value {
    let path = here().join("fixtures").join(path);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// This crate's folder, by what cargo says when it runs: where it was compiled may be another clone that
/// shares the target folder.
fn here() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}
