use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{FOLDER, lay_out};
use crate::Outcome;

/// What the module may weigh, in bytes gzipped.
const BUDGET: usize = 330_000;

const PAGE: &str = "docs/sizes.md";

/// Weighs the package, says what takes the room and holds the module to its budget.
pub fn sizes() -> Outcome {
    let module = lay_out()?;
    let wasm = Path::new(FOLDER).join("whypull.wasm");
    let weight = gzipped(&wasm)?;
    let mut page = format!(
        "# What the npm package weighs\n\nMade by `cargo xtask sizes`; CI fails beyond the budget.\n\n\
         | file | bytes | gzip -9 | budget |\n|---|---|---|---|\n\
         | whypull.wasm | {} | {weight} | {BUDGET} |\n",
        fs::metadata(&wasm)?.len(),
    );
    let lib = Path::new(FOLDER).join("lib");
    for file in ["glue.js", "sentences/en.js", "sentences/zh-CN.js"] {
        let path = lib.join(file);
        writeln!(
            page,
            "| lib/{file} | {} | {} | |",
            fs::metadata(&path)?.len(),
            gzipped(&path)?
        )?;
    }
    page.push_str(
        "\n## The module by crate\n\nBytes before wasm-opt (which puts nearly all into one function) and \
         before compression, by the names of the functions. Data are the texts and tables of all crates \
         together; generic code counts for the crate that wrote it, inlined code for the one that has it.\n\n\
         | crate | bytes |\n|---|---|\n",
    );
    let mut crates: Vec<_> = by_crate(&module.named)?.into_iter().collect();
    crates.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (name, bytes) in crates {
        writeln!(page, "| {name} | {bytes} |")?;
    }
    page.push_str(
        "\n## What was weighed and left out\n\n\
         | measure | gzip -9 |\n|---|---|\n\
         | everything as it is in the command | 562 KB |\n\
         | without globset and its regular expressions, and without the texts of two languages | 345 KB |\n\
         | with the standard library built so that a panic is a trap | 309 KB |\n\
         | names taken apart at opt-level 3 | 314 KB |\n\
         | with sentences packed by the build instead of parsed here, and no tables for fractions | 267 KB |\n",
    );
    fs::write(PAGE, &page)?;
    println!("{PAGE} is written");
    hold()
}

/// Holds the module to its budget.
pub fn hold() -> Outcome {
    let weight = gzipped(&Path::new(FOLDER).join("whypull.wasm"))?;
    println!("whypull.wasm: {weight} bytes gzipped, at most {BUDGET}");
    if weight > BUDGET {
        return Err(format!("whypull.wasm is {} bytes too large", weight - BUDGET).into());
    }
    Ok(())
}

/// The bytes of a file after `gzip -9`.
fn gzipped(path: &Path) -> Result<usize, Box<dyn std::error::Error>> {
    let output = Command::new("gzip")
        .args(["-9", "-c", "-n"])
        .arg(path)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("gzip failed on {}", path.display()).into());
    }
    Ok(output.stdout.len())
}

/// The bytes of each crate's functions, and of the data.
fn by_crate(wasm: &Path) -> Result<BTreeMap<String, u64>, Box<dyn std::error::Error>> {
    let output = Command::new("node")
        .arg("crates/whypull-wasm/bench/functions.mjs")
        .arg(wasm)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the functions of the module could not be listed".into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
