//! The page: building, serving, and what of it a browser tests.

use std::fs;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::setup;
use crate::tests::run;

/// Sets up what is missing and serves the page on loopback, as it is published.
pub fn play(port: Option<&str>) -> Outcome {
    let port: u16 = port.unwrap_or("8080").parse()?;
    setup::page()?;
    println!("building the page; then it is at http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    run(Command::new("trunk").args([
        "serve",
        "--release",
        "--no-autoreload",
        "--port",
        &port.to_string(),
    ]))
}

/// Builds the page into `dist/` and `target/offline/whypull.html`.
pub fn build() -> Outcome {
    setup::page()?;
    run(Command::new("trunk").args(["build", "--release"]))
}

/// What the page weighs, and whether that is within its budget.
pub fn weigh() -> Outcome {
    run(Command::new("node").arg("web/build/weigh.mjs"))
}

/// How quick the page in `dist/` is; writes `docs/benchmarks-page.md`.
pub fn bench() -> Outcome {
    let output = Command::new("node")
        .arg("web/bench/speed.mjs")
        .env("WHYPULL_CHROMIUM", setup::browser()?)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the page could not be timed".into());
    }
    fs::write("docs/benchmarks-page.md", &output.stdout)?;
    print!("{}", String::from_utf8_lossy(&output.stdout));
    Ok(())
}

/// Every test that drives a browser, against the page in `dist/`.
pub fn browser_tests() -> Outcome {
    let browser = setup::browser()?;
    let mut tests = Vec::new();
    for entry in fs::read_dir("tests/browser")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    tests.sort();
    // Tests wait more than they work: two browsers at once take half the time, on two cores too.
    run(Command::new("node")
        .args(["--test", "--test-concurrency=2"])
        .args(tests)
        .env("WHYPULL_CHROMIUM", browser))
}
