use std::fs;
use std::process::Command;

use crate::npm::{WASM_FEATURES, node_tool, target};
use crate::tests::run;

/// What is built of the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The policy, which speaks waPC.
    Policy,
    /// The component.
    Component,
    /// The policy that accepts everything, to be compared with.
    Empty,
}

/// Compiles the crate and makes it small.
pub fn build(kind: Kind) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let (package, triple) = match kind {
        Kind::Policy => ("whypull-policy", "wasm32-wasip1"),
        Kind::Component => ("whypull-policy", "wasm32-wasip2"),
        Kind::Empty => ("whypull-empty-policy", "wasm32-wasip1"),
    };
    let cargo_target = target().join("wasm-cargo");
    println!("building {package} for {triple}");
    // As the npm package: with its own standard library, in which a panic is a trap and brings neither text
    // nor imports along. For time, not for size: see the profile.
    run(Command::new(env!("CARGO"))
        .args(["build", "--profile=policy-release", "--package", package])
        .args(["-Zbuild-std=std,panic_abort", "--target", triple])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort")
        .env("CARGO_TARGET_DIR", &cargo_target))?;
    let built = cargo_target
        .join(triple)
        .join("policy-release")
        .join(package.replace('-', "_"))
        .with_extension("wasm");
    if kind == Kind::Component {
        // wasm-opt reads no components.
        return Ok(fs::read(built)?);
    }
    let small = cargo_target.join(package).with_extension("wasm");
    run(node_tool("wasm-opt")
        .arg("-Os")
        .args(WASM_FEATURES)
        .args(["--strip-debug", "--strip-producers"])
        .arg(built)
        .arg("--output")
        .arg(&small))?;
    Ok(fs::read(small)?)
}
