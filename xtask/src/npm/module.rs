use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tests::run;

/// What a module is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To be published.
    Published,
    /// The same with a function that fails, for the test that the package recovers.
    Provoked,
}

/// A module and the JavaScript that wasm-bindgen made for it.
pub struct Module {
    /// The module.
    pub wasm: PathBuf,
    /// The same before it was made small, with the names of its functions.
    pub named: PathBuf,
    /// What calls it.
    pub glue: PathBuf,
}

/// What every browser of the last years has: `--all-features` would use proposals.
pub const WASM_FEATURES: [&str; 6] = [
    "--enable-reference-types",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-multivalue",
];

/// Compiles the crate, binds it and makes it small.
pub fn build(kind: Kind) -> Result<Module, Box<dyn std::error::Error>> {
    let target = target();
    let mut compile = Command::new(env!("CARGO"));
    compile.args([
        "build",
        "--package=whypull-wasm",
        "--profile=wasm-release",
        "--target=wasm32-unknown-unknown",
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    // The standard library is built too, so that a panic is a trap and brings no text along: 35 KB
    // gzipped. The pinned toolchain has these two flags, though it calls them unstable.
    compile.env("RUSTC_BOOTSTRAP", "1");
    compile.env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort");
    // Apart, because other flags would make cargo build everything anew again and again. The page has
    // the same ones (`web/build/module.mjs`).
    compile.env("CARGO_TARGET_DIR", target.join("wasm-cargo"));
    // wasm-bindgen reads from a section of the module which instructions it may use; wasm-opt strips.
    compile.env("CARGO_PROFILE_WASM_RELEASE_STRIP", "false");
    if kind == Kind::Provoked {
        compile.args(["--features=provoke"]);
    }
    println!("building whypull-wasm");
    run(&mut compile)?;

    let bound = target.join(match kind {
        Kind::Published => "npm-module/published",
        Kind::Provoked => "npm-module/provoked",
    });
    if bound.exists() {
        fs::remove_dir_all(&bound)?;
    }
    run(Command::new("wasm-bindgen")
        .args(["--target=web", "--out-name=glue", "--no-typescript"])
        .args(["--omit-default-module-path", "--remove-producers-section"])
        // The instance can be made anew behind the same functions.
        .arg("--experimental-reset-state-function")
        .arg("--out-dir")
        .arg(&bound)
        .arg(target.join("wasm-cargo/wasm32-unknown-unknown/wasm-release/whypull_wasm.wasm")))?;
    let wasm = bound.join("whypull.wasm");
    let mut optimise = node_tool("wasm-opt");
    let named = bound.join("glue_bg.wasm");
    optimise
        .args(["-Oz", "--converge"])
        .args(WASM_FEATURES)
        .args(["--strip-debug", "--strip-producers"]);
    run(optimise.arg(&named).arg("--output").arg(&wasm))?;
    Ok(Module {
        wasm,
        named,
        glue: bound.join("glue.js"),
    })
}

/// A command of the npm packages.
pub fn node_tool(name: &str) -> Command {
    Command::new(Path::new("node_modules/.bin").join(name))
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}
