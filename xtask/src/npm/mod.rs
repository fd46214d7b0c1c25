//! The npm package `whypull`: the crate `whypull-wasm` and the JavaScript around it, ready to pack.

mod folder;
mod module;
mod sizes;
mod tests;
mod types;

use crate::Outcome;
use crate::setup;

pub use module::{WASM_FEATURES, node_tool, target};
pub use sizes::sizes;
pub use tests::{bench, test};
pub use types::write as types;

/// Where the package is laid out: a fixed place, wherever cargo builds.
pub const FOLDER: &str = "target/npm";

/// Where the JavaScript around the module is written.
const SOURCES: &str = "crates/whypull-wasm/js";

/// Lays the package out in [`FOLDER`].
pub fn npm() -> Outcome {
    lay_out()?;
    println!("{FOLDER} is ready: npm pack ./{FOLDER}");
    Ok(())
}

fn lay_out() -> Result<module::Module, Box<dyn std::error::Error>> {
    setup::package()?;
    let module = module::build(module::Kind::Published)?;
    folder::lay_out(FOLDER.as_ref(), &module)?;
    Ok(module)
}
