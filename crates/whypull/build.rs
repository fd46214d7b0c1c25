//! Packs the sentences of each language: see the crate `whypull-sentences`.

use std::path::Path;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed=src/explain");
    for language in ["en", "zh-CN"] {
        let mut resources = Vec::new();
        for entry in fs::read_dir(Path::new("src/explain").join(language))? {
            resources.push(fs::read_to_string(entry?.path())?);
        }
        let packed = whypull_sentences::pack(resources.iter().map(String::as_str), &[])?;
        let out = Path::new(&env::var("OUT_DIR")?).join(language);
        fs::write(out, packed)?;
    }
    Ok(())
}
