//! Packs the sentences of each language: those of the core that a verdict may speak, and the policy's own.

use std::path::Path;
use std::{env, error, fs};

/// Beside this crate's own; what is pasted, advised or made is no matter of an admission.
const CORE: [&str; 4] = ["diagnostics", "keyring", "reference", "steps"];

fn main() -> Result<(), Box<dyn error::Error>> {
    let core = Path::new("../whypull/src/explain");
    println!("cargo::rerun-if-changed={}", core.display());
    println!("cargo::rerun-if-changed=src/words");
    for language in ["en", "zh-CN"] {
        let mut resources = Vec::new();
        for topic in CORE {
            let path = core.join(language).join(topic).with_extension("ftl");
            resources.push(fs::read_to_string(path)?);
        }
        let own = Path::new("src/words").join(language).join("policy.ftl");
        resources.push(fs::read_to_string(own)?);
        let resources = resources.iter().map(String::as_str);
        // Titles and meanings are what `whypull rules` lists.
        let packed = whypull_sentences::pack(resources, &["title", "meaning"])?;
        fs::write(Path::new(&env::var("OUT_DIR")?).join(language), packed)?;
    }
    Ok(())
}
