//! The policy module and the component: the crate `whypull-policy`, ready to be loaded.

mod bench;
mod metadata;
mod module;

use std::fs;

use wasm_encoder::{CustomSection, Section};

use crate::Outcome;
use crate::setup;

pub use bench::bench;

/// Where both are laid out: a fixed place, wherever cargo builds.
const FOLDER: &str = "target/policy";

/// Builds both.
pub fn policy() -> Outcome {
    setup::policy()?;
    fs::create_dir_all(FOLDER)?;
    let mut module = module::build(module::Kind::Policy)?;
    let metadata = metadata::json()?;
    // What the official command does too: one section, after all others.
    CustomSection {
        name: metadata::SECTION.into(),
        data: metadata.as_bytes().into(),
    }
    .append_to(&mut module);
    let component = module::build(module::Kind::Component)?;
    for (name, bytes) in [
        ("whypull-policy.wasm", module),
        ("whypull.component.wasm", component),
    ] {
        let path = format!("{FOLDER}/{name}");
        fs::write(&path, &bytes)?;
        println!("{path}: {} bytes", bytes.len());
    }
    Ok(())
}
