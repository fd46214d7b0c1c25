//! Writes the examples into one JSON text: those that `src/examples/catalogue.json` lists, and the
//! fixture of each diagnostic. Packs the sentences of each language, the page's and the core's.

use std::path::{Path, PathBuf};
use std::{env, error, fs};

use serde_json::{Map, Value, json};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

const CATALOGUE: &str = "web/src/examples/catalogue.json";
const CORE: &str = "crates/whypull/src/explain";
const PAGE: &str = "web/src/words";
const FIXTURES: &str = "tests/fixtures/diagnostics";

fn main() -> Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("..");
    for watched in [CATALOGUE, FIXTURES, "examples", "web/src", CORE] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    let mut examples = listed(&root)?;
    examples.extend(diagnostics(&root)?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("examples.json"), serde_json::to_string(&examples)?)?;
    for language in ["en", "zh-CN"] {
        fs::write(out.join(language), sentences(&root, language)?)?;
    }
    Ok(())
}

/// The sentences of a language, packed. The page shows no meanings: `whypull rules` does.
fn sentences(root: &Path, language: &str) -> Result<String> {
    let folders = [CORE, PAGE].map(|folder| root.join(folder).join(language));
    let mut resources = Vec::new();
    for folder in folders {
        for path in entries(&folder)? {
            resources.push(fs::read_to_string(path)?);
        }
    }
    let resources = resources.iter().map(String::as_str);
    Ok(whypull_sentences::pack(resources, &["meaning"])?)
}

/// The examples of the catalogue, their paths replaced by texts.
fn listed(root: &Path) -> Result<Vec<Value>> {
    let mut examples: Vec<Map<String, Value>> =
        serde_json::from_str(&fs::read_to_string(root.join(CATALOGUE))?)?;
    for example in &mut examples {
        let files = example.get_mut("files").and_then(Value::as_array_mut);
        for file in files.ok_or("an example without files")? {
            let file = file.as_object_mut().ok_or("a file is an object")?;
            let path = file.remove("path").ok_or("a file without path")?;
            let path = root.join(path.as_str().ok_or("a path is a text")?);
            file.insert("name".to_owned(), file_name(&path).into());
            file.insert("text".to_owned(), fs::read_to_string(&path)?.into());
        }
        if let Some(path) = example.get("event").and_then(Value::as_str) {
            let text = fs::read_to_string(root.join(path))?;
            example.insert("event".to_owned(), text.trim_end().into());
        }
    }
    Ok(examples.into_iter().map(Value::Object).collect())
}

/// One example a diagnostic: its folder `hit`, or the first that begins so.
fn diagnostics(root: &Path) -> Result<Vec<Value>> {
    let mut examples = Vec::new();
    for folder in entries(&root.join(FIXTURES))? {
        let cases = entries(&folder)?;
        let hit = cases.iter().find(|case| file_name(case).starts_with("hit"));
        let hit = hit.ok_or_else(|| format!("{} has no hit", folder.display()))?;
        let code = file_name(&folder);
        let mut example = json!({ "id": code, "code": code, "files": [] });
        let mut files = Vec::new();
        let roles = optional(&hit.join("roles.json"))?;
        for path in entries(hit)? {
            let name = file_name(&path);
            if matches!(&*name, "options.json" | "roles.json" | "expect.json") {
                continue;
            }
            let mut file = roles.get(&name).cloned().unwrap_or_else(|| json!({}));
            file["name"] = name.into();
            file["text"] = fs::read_to_string(&path)?.into();
            files.push(file);
        }
        example["files"] = files.into();
        example["settings"] = optional(&hit.join("options.json"))?;
        examples.push(example);
    }
    Ok(examples)
}

/// What a folder holds, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// A JSON object, empty where there is no such file.
fn optional(path: &Path) -> Result<Value> {
    if !path.exists() {
        return Ok(json!({}));
    }
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
