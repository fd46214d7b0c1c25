use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The workspace.
///
/// # Panics
///
/// Never: the crate stands two folders below.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the workspace").to_owned()
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(path);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
