use std::env;
use std::fs;
use std::process::Command;

use crate::Outcome;
use crate::{npm, page, policy as module, setup};

/// Everything that CI runs, cheapest first.
pub fn test() -> Outcome {
    setup::setup()?;
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&[
        "build",
        "--package",
        "whypull",
        "--target",
        "wasm32-unknown-unknown",
        "--quiet",
    ])?;
    // The real pull, as far as it builds with cargo alone.
    cargo(&[
        "build",
        "--package",
        "whypull",
        "--features",
        "native",
        "--quiet",
    ])?;
    cargo(&["doc", "--workspace", "--no-deps", "--quiet"])?;
    cargo(&[
        "doc",
        "--package=whypull",
        "--all-features",
        "--no-deps",
        "--quiet",
    ])?;
    cargo(&[
        "test",
        "--workspace",
        "--exclude=whypull-policy-tests",
        "--all-features",
    ])?;
    // As the npm package has the core: the same answers without globset.
    cargo(&[
        "test",
        "--package=whypull",
        "--no-default-features",
        "--features=sentences",
    ])?;
    policy()?;
    npm::test()?;
    page::build()?;
    page::weigh()?;
    page::browser_tests()
}

/// The policy module and the component in the hosts that load them.
pub fn policy() -> Outcome {
    module::policy()?;
    cargo(&["test", "--profile=host", "--package=whypull-policy-tests"])
}

/// Every fuzz target for some seconds. cargo-fuzz needs a nightly toolchain.
pub fn fuzz(seconds: Option<&str>) -> Outcome {
    let seconds: u32 = seconds.unwrap_or("600").parse()?;
    for target in [
        "reference",
        "keyring",
        "docker_config",
        "manifest",
        "policy",
    ] {
        run(Command::new("cargo").args([
            "+nightly",
            "fuzz",
            "run",
            target,
            "--",
            &format!("-max_total_time={seconds}"),
            "-print_final_stats=1",
        ]))?;
    }
    Ok(())
}

/// The JSON Schemas, from the Rust types.
pub fn schema() -> Outcome {
    fs::create_dir_all("docs/schema")?;
    for name in ["report", "rules", "decoded", "advice", "name", "matched"] {
        let output = Command::new(env!("CARGO"))
            .args([
                "run",
                "--quiet",
                "--package",
                "whypull-cli",
                "--",
                "schema",
                name,
            ])
            .output()?;
        if !output.status.success() {
            return Err(format!("whypull schema {name} failed").into());
        }
        fs::write(format!("docs/schema/{name}.json"), output.stdout)?;
    }
    Ok(())
}

pub fn cargo(args: &[&str]) -> Outcome {
    println!("cargo {}", args.join(" "));
    let mut command = Command::new(env!("CARGO"));
    command.args(args);
    if args[0] == "doc" {
        command.env("RUSTDOCFLAGS", "-D warnings");
    }
    if setup::requires_components() {
        command.env("WHYPULL_COMPONENTS", "required");
    }
    run(&mut command)
}

pub fn run(command: &mut Command) -> Outcome {
    let status = command.status()?;
    if status.success() {
        return Ok(());
    }
    Err(format!(
        "{} failed ({status}) in {}",
        command.get_program().to_string_lossy(),
        env::current_dir()?.display()
    )
    .into())
}
