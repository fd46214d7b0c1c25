use std::fs;
use std::process::{Command, Stdio};

use crate::Outcome;

/// How long requests take in the host that policy servers have; writes `docs/benchmarks-policy.md`.
pub fn bench() -> Outcome {
    super::policy()?;
    let empty = super::module::build(super::module::Kind::Empty)?;
    fs::write("target/policy/empty-policy.wasm", empty)?;
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--profile=host",
            "--package=whypull-policy-tests",
            "--bin=bench",
        ])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the policy could not be timed".into());
    }
    fs::write("docs/benchmarks-policy.md", &output.stdout)?;
    print!("{}", String::from_utf8_lossy(&output.stdout));
    Ok(())
}
