use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{FOLDER, folder, module, npm, sizes, types};
use crate::Outcome;
use crate::setup;
use crate::tests::run;

/// Where the package with a function that fails is laid out.
const PROVOKED: &str = "target/npm-provoked";

/// Where packages are packed and installed for the tests.
const INSTALLED: &str = "target/npm-tests";

/// Packs the package, installs it beside a project that knows nothing of this workspace, and tests
/// it there: in Node, bundled by Vite, and as it is in Chromium; then the element in its pages.
pub fn test() -> Outcome {
    npm()?;
    sizes::hold()?;
    types::check()?;
    let provoked = module::build(module::Kind::Provoked)?;
    folder::lay_out(PROVOKED.as_ref(), &provoked)?;
    let browser = setup::browser()?;
    let command = command()?;
    let packed = install(FOLDER, "package")?;
    let provoked = install(PROVOKED, "provoked")?;
    run(Command::new("node")
        .args(["--test", "--test-concurrency=1"])
        .args(test_files("tests/npm", ".test.mjs")?)
        .args(test_files("tests/browser/element", ".test.mjs")?)
        .env("WHYPULL_COMMAND", command)
        .env("WHYPULL_PACKED", packed)
        .env("WHYPULL_PROVOKED", provoked)
        .env("WHYPULL_CHROMIUM", browser))
}

/// Names from JavaScript beside other parsers.
pub fn bench() -> Outcome {
    npm()?;
    run(Command::new("node").arg("crates/whypull-wasm/bench/names.mjs"))
}

/// Installs the package of a folder from its tarball.
fn install(folder: &str, name: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let place = Path::new(INSTALLED).join(name);
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    fs::write(
        place.join("package.json"),
        "{\"private\": true, \"type\": \"module\"}\n",
    )?;
    run(Command::new("npm")
        .args(["pack", "--silent", "--pack-destination"])
        .arg(&place)
        .arg(format!("./{folder}")))?;
    let tarball = format!("./whypull-{}.tgz", env!("CARGO_PKG_VERSION"));
    run(Command::new("npm")
        .args([
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--offline",
        ])
        .arg(tarball)
        .current_dir(&place))?;
    Ok(fs::canonicalize(place)?)
}

/// The command, whose Report the package has to agree with.
fn command() -> Result<PathBuf, Box<dyn std::error::Error>> {
    run(Command::new(env!("CARGO")).args(["build", "--quiet", "--package=whypull-cli"]))?;
    let path = module::target().join("debug/whypull");
    Ok(fs::canonicalize(path)?)
}

fn test_files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
