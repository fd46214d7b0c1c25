use std::process::Command;

use crate::Outcome;
use crate::tests::run;

/// Writes the TypeScript types anew from the Rust types.
pub fn write() -> Outcome {
    run(Command::new("node").args(["crates/whypull-wasm/types/generate.mjs", "--write"]))
}
