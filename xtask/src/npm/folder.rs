use std::fs;
use std::path::Path;

use whypull::explain::Language;

use super::SOURCES;
use super::module::Module;
use crate::Outcome;

/// Files of the package beside its code.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// What stands at the top of the package; all else is behind it, in `lib`.
const ENTRIES: [&str; 5] = ["index.js", "node.js", "web.js", "index.d.ts", "web.d.ts"];

/// Where the sentences of the core are.
const SENTENCES: &str = "crates/whypull/src/explain";

/// Topics that only the command and the page speak about.
const ELSEWHERE: [&str; 2] = ["text", "redact"];

/// Lays the package out.
pub fn lay_out(folder: &Path, module: &Module) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let lib = folder.join("lib");
    fs::create_dir_all(lib.join("sentences"))?;
    let sources = Path::new(SOURCES);
    for entry in fs::read_dir(sources)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !path.extension().is_some_and(|it| it == "js" || it == "ts") {
            continue;
        }
        let place = if ENTRIES.contains(&name) {
            folder
        } else {
            &*lib
        };
        fs::copy(&path, place.join(name))?;
    }
    let element = sources.join("element");
    if element.exists() {
        copy_all(&element, &folder.join("element"))?;
    }
    fs::copy(&module.wasm, folder.join("whypull.wasm"))?;
    fs::copy(&module.glue, lib.join("glue.js"))?;
    for language in Language::ALL {
        sentences(language, &lib.join("sentences"))?;
    }
    fs::copy("crates/whypull-wasm/README.md", folder.join("README.md"))?;
    for licence in LICENCES {
        fs::copy(licence, folder.join(licence))?;
    }
    manifest(sources, folder)
}

/// `package.json`, with the version of the workspace. As text: the order of conditions has a meaning.
fn manifest(sources: &Path, folder: &Path) -> Outcome {
    let text = fs::read_to_string(sources.join("package.json"))?;
    let version = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
    let versioned = text.replacen("\"version\": \"0.0.0\"", version, 1);
    if versioned == text {
        return Err("the package's package.json has no version to fill in".into());
    }
    Ok(fs::write(folder.join("package.json"), versioned)?)
}

/// The packed sentences of a language as a module of JavaScript: there a bundler finds it, and no
/// loader for another kind of file is needed.
fn sentences(language: Language, folder: &Path) -> Outcome {
    let mut resources = Vec::new();
    for entry in fs::read_dir(Path::new(SENTENCES).join(language.tag()))? {
        let path = entry?.path();
        let topic = path.file_stem().unwrap_or_default();
        if !ELSEWHERE.iter().any(|it| topic == *it) {
            resources.push(fs::read_to_string(path)?);
        }
    }
    let packed = whypull_sentences::pack(resources.iter().map(String::as_str), &[])?;
    let name = language.tag().replace('-', "");
    let text = format!(
        "export const {name} = {};\n",
        serde_json::to_string(&packed)?
    );
    Ok(fs::write(
        folder.join(format!("{}.js", language.tag())),
        text,
    )?)
}

fn copy_all(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let place = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_all(&path, &place)?;
        } else {
            fs::copy(&path, place)?;
        }
    }
    Ok(())
}
