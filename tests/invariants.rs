//! What ARCHITECTURE.md says of the core, held against the sources and the dependencies.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_owned()
}

/// Runtimes, sockets, clocks, randomness, bindings: the core has none.
const REFUSED: [&str; 21] = [
    "async-std",
    "chrono",
    "getrandom",
    "hyper",
    "instant",
    "js-sys",
    "mio",
    "rand",
    "reqwest",
    "rustix",
    "smol",
    "socket2",
    "time",
    "tokio",
    "ureq",
    "wasm-bindgen",
    "web-sys",
    "web-time",
    "libc",
    "num_cpus",
    "rayon",
];

#[test]
fn the_core_depends_on_no_runtime_socket_or_clock() {
    for features in [&[][..], &["--features", "schema"]] {
        let output = Command::new(env!("CARGO"))
            .args([
                "tree", "--locked", "-p", "whypull", "-e", "normal", "--prefix", "none",
            ])
            .args(["--target", "wasm32-unknown-unknown", "--format", "{p}"])
            .args(features)
            .current_dir(root())
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let tree = String::from_utf8_lossy(&output.stdout).into_owned();
        let names: Vec<&str> = tree
            .lines()
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert!(
            names.contains(&"whypull") && names.contains(&"serde"),
            "no tree: {tree}"
        );
        for name in REFUSED {
            assert!(
                !names.contains(&name),
                "the core depends on {name}:\n{tree}"
            );
        }
    }
}

/// Every Rust file below a folder, with its text apart from comments and from tests at its end.
fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a text");
            let code: Vec<&str> = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            found.push((path, code.join("\n")));
        }
    }
}

fn refuse(folder: &str, words: &[&str]) {
    refuse_but_in(folder, None, words);
}

fn refuse_but_in(folder: &str, but: Option<&str>, words: &[&str]) {
    let mut found = Vec::new();
    sources(&root().join(folder), &mut found);
    found.retain(|(path, _)| !but.is_some_and(|but| path.starts_with(root().join(but))));
    assert!(found.len() > 5, "no sources in {folder}");
    for (path, text) in found {
        for word in words {
            assert!(!text.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn native_is_behind_its_feature() {
    let library = std::fs::read_to_string(root().join("crates/whypull/src/lib.rs"));
    let library = library.expect("a text");
    assert!(library.contains("#[cfg(feature = \"native\")]\npub mod native;"));
}

#[test]
fn the_core_does_no_io_and_asks_no_clock() {
    // The real pull is what the feature `native` brings, and there only.
    refuse_but_in(
        "crates/whypull/src",
        Some("crates/whypull/src/native"),
        &[
            "SystemTime",
            "Instant",
            "std::fs",
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "ToSocketAddrs",
            "std::env",
            "std::process",
            "std::thread",
            "std::io",
            "println!",
            "eprintln!",
            "print!(",
            "dbg!",
            "todo!",
            "unimplemented!",
        ],
    );
}

#[test]
fn there_is_no_unsafe_code() {
    for folder in ["crates/whypull/src", "crates/whypull-cli/src"] {
        refuse(folder, &["unsafe ", "unsafe{", "allow(unsafe_code"]);
    }
    // The policy is called from outside by name, and the bindings of the component are generated.
    let mut found = Vec::new();
    sources(&root().join("crates/whypull-policy/src"), &mut found);
    for (path, text) in found {
        let name = path.file_name().unwrap_or_default();
        let may = name == "kubewarden.rs" || name == "component.rs";
        let has = text.contains("unsafe") && !may;
        assert!(!has, "{} has unsafe code", path.display());
    }
}

#[test]
fn secrets_are_exposed_in_few_places() {
    let mut found = Vec::new();
    sources(&root().join("crates/whypull/src"), &mut found);
    for (path, text) in found {
        let path = path.to_string_lossy().replace('\\', "/");
        let may = [
            "/docker_config/",
            "/secret/",
            "/manifest/pull_secret.rs",
            "/redact/credential.rs",
            "/secret_value.rs",
            "/diagnose/",
            // The real pull sends them: to registries, to a runtime, to plugins.
            "/native/credential.rs",
            "/native/lookup.rs",
            "/native/node/plugin.rs",
            "/native/registry/authorization.rs",
            "/native/registry/session.rs",
            "/native/registry/transport.rs",
            "/native/runtime.rs",
        ]
        .iter()
        .any(|place| path.contains(place));
        assert!(may || !text.contains(".expose()"), "{path} reads a secret");
    }
}
