//! What the chores need and a machine may lack. Everything is looked for before it is installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::tests::run;

/// The targets of `rust-toolchain.toml`: rustup does not add them by itself everywhere.
const TARGETS: [&str; 3] = ["wasm32-unknown-unknown", "wasm32-wasip1", "wasm32-wasip2"];

/// The Trunk that this Rust builds: 0.22 wants a newer one.
const TRUNK: &str = "^0.21";

/// Everything, browser included: what `cargo xtask test` needs.
pub fn setup() -> Outcome {
    page()?;
    browser().map(|_| ())?;
    components()
}

/// What the real pulls are tested with, by command and Debian package; `protoc` makes the bindings of
/// the container runtime.
const COMPONENTS: [(&str, &str); 5] = [
    ("containerd", "containerd"),
    ("docker-registry", "docker-registry"),
    ("htpasswd", "apache2-utils"),
    ("protoc", "protobuf-compiler"),
    ("skopeo", "skopeo"),
];

/// On Debian they are installed. Elsewhere `protoc` is needed, and the tests that want one of the
/// others say so and do not run.
pub fn components() -> Outcome {
    let missing: Vec<&str> = COMPONENTS
        .into_iter()
        .filter(|(program, _)| on_path(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if is_debian_root() {
        println!("installing {}", missing.join(" "));
        return apt(&missing);
    }
    if missing.contains(&"protobuf-compiler") {
        return Err("protoc is needed (Debian: apt-get install protobuf-compiler; macOS: brew install protobuf)".into());
    }
    println!("not here, and not tested with: {}", missing.join(" "));
    Ok(())
}

/// Whether none may be left out: where they can be installed, and where all are.
pub fn requires_components() -> bool {
    is_debian_root()
        || COMPONENTS
            .iter()
            .all(|(program, _)| on_path(program).is_some())
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn is_debian_root() -> bool {
    Path::new("/etc/debian_version").exists() && is_root()
}

fn apt(packages: &[&str]) -> Outcome {
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

/// What building the page takes.
pub fn page() -> Outcome {
    package()?;
    trunk()
}

/// What building the policy module and the component takes.
pub fn policy() -> Outcome {
    targets()?;
    standard_library()?;
    node()
}

/// What building the npm package takes.
pub fn package() -> Outcome {
    targets()?;
    standard_library()?;
    node()?;
    wasm_bindgen()
}

fn targets() -> Outcome {
    let installed = output("rustup", &["target", "list", "--installed"])?;
    let missing: Vec<&str> = TARGETS
        .into_iter()
        .filter(|target| !installed.lines().any(|line| line == *target))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("adding targets: {}", missing.join(" "));
    run(Command::new("rustup").args(["target", "add"]).args(missing))
}

/// The sources of the standard library, which the package builds for its size.
fn standard_library() -> Outcome {
    let installed = output("rustup", &["component", "list", "--installed"])?;
    if installed.lines().any(|line| line == "rust-src") {
        return Ok(());
    }
    println!("adding the sources of the standard library");
    run(Command::new("rustup").args(["component", "add", "rust-src"]))
}

/// The npm packages of `package-lock.json`.
fn node() -> Outcome {
    if output("node", &["--version"]).is_err() || output("npm", &["--version"]).is_err() {
        return Err("node (20 or newer) and npm are needed: https://nodejs.org".into());
    }
    let lock = fs::read("package-lock.json")?;
    // npm's own copy of the lock differs in form, so what was installed is kept beside it.
    let mark = Path::new("node_modules/.installed-lock.json");
    if fs::read(mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the npm packages");
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]))?;
    Ok(fs::write(mark, lock)?)
}

fn trunk() -> Outcome {
    if output("trunk", &["--version"]).is_ok_and(|text| text.starts_with("trunk 0.21.")) {
        return Ok(());
    }
    println!("installing trunk {TRUNK}: about ten minutes, once");
    install(&["trunk", "--version", TRUNK, "--locked"])
}

/// The command and the library have to be of one version: the lock says which.
fn wasm_bindgen() -> Outcome {
    let wanted = locked("wasm-bindgen")?;
    if output("wasm-bindgen", &["--version"])
        .is_ok_and(|text| text.trim() == format!("wasm-bindgen {wanted}"))
    {
        return Ok(());
    }
    println!("installing wasm-bindgen {wanted}: about five minutes, once");
    install(&["wasm-bindgen-cli", "--version", &wanted])
}

/// The commands are tools, not products: a quick build of them is worth more than a quick run.
fn install(args: &[&str]) -> Outcome {
    run(Command::new(env!("CARGO"))
        .arg("install")
        .args(args)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Result<String, Box<dyn std::error::Error>> {
    let lock = fs::read_to_string("Cargo.lock")?;
    let line = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|it| *it != line);
    lines
        .nth(1)
        .and_then(|it| it.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("{package} is not in Cargo.lock").into())
}

/// Where a Chromium is. On Debian it is installed when there is none; elsewhere the error says how
/// to get one.
pub fn browser() -> Result<PathBuf, Box<dyn std::error::Error>> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    if is_debian_root() {
        println!("installing chromium");
        apt(&["chromium"])?;
    }
    find_browser().ok_or_else(|| {
        "the browser tests need Chromium or Chrome: install one (Debian: apt-get install chromium; \
         macOS: brew install --cask chromium) or name it in WHYPULL_CHROMIUM"
            .into()
    })
}

fn find_browser() -> Option<PathBuf> {
    if let Some(named) = env::var_os("WHYPULL_CHROMIUM") {
        return Some(named.into());
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let found = names.into_iter().find_map(on_path);
    let elsewhere = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    found.or_else(|| {
        elsewhere
            .map(PathBuf::from)
            .into_iter()
            .find(|file| file.is_file())
    })
}

fn is_root() -> bool {
    output("id", &["-u"]).is_ok_and(|text| text.trim() == "0")
}

/// What a command prints; an error if it is missing or fails.
fn output(program: &str, args: &[&str]) -> Result<String, Box<dyn std::error::Error>> {
    let output = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()?;
    if !output.status.success() {
        return Err(format!("{program} failed").into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
