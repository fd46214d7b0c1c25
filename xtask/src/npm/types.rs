use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::SOURCES;
use crate::{Outcome, setup};

/// Writes the TypeScript types anew from the Rust types.
pub fn write() -> Outcome {
    setup::package()?;
    fs::write(path(), generate()?)?;
    println!("{} is written", path());
    Ok(())
}

/// Fails where the published types are not those of the Rust types.
pub fn check() -> Outcome {
    if fs::read(path())? == generate()? {
        return Ok(());
    }
    Err(format!("{} is not up to date: run cargo xtask types", path()).into())
}

fn path() -> String {
    format!("{SOURCES}/types.d.ts")
}

fn generate() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let schema = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package=whypull-wasm"])
        .args(["--features=schema", "--example=schema"])
        .stderr(Stdio::inherit())
        .output()?;
    let mut compiler = Command::new("node")
        .arg("crates/whypull-wasm/types/generate.mjs")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = compiler.stdin.take() {
        input.write_all(&schema.stdout)?;
    }
    let types = compiler.wait_with_output()?;
    if !schema.status.success() || !types.status.success() {
        return Err("the types could not be made".into());
    }
    Ok(types.stdout)
}
