use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::tests::cargo;
use crate::{Outcome, list, setup};

/// Runs every benchmark once and writes `docs/benchmarks.md` from what criterion measured.
pub fn bench() -> Outcome {
    list::write(None)?;
    cargo(&["bench", "--package", "whypull"])?;
    let memory = Command::new(env!("CARGO"))
        .args([
            "run",
            "--release",
            "--quiet",
            "--package",
            "xtask",
            "--",
            "memory",
        ])
        .output()?;
    let memory = String::from_utf8(memory.stdout)?;
    let page = page(&memory)?;
    fs::write("docs/benchmarks.md", page)?;
    println!("docs/benchmarks.md is written");
    Ok(())
}

/// Times real pulls beside skopeo's; the page is written by the benchmark itself.
pub fn pulls() -> Outcome {
    setup::components()?;
    cargo(&[
        "bench",
        "--package=whypull-cli",
        "--features=cri",
        "--bench=pull",
    ])
}

fn page(memory: &str) -> Result<String, Box<dyn std::error::Error>> {
    let ours = median("reference_six-names/whypull")?;
    let theirs = median("reference_six-names/container_image_dist_ref")?;
    let oci = median("reference_six-names/oci-spec")?;
    let (few, many) = (
        median("keyring/lookup/10")?,
        median("keyring/lookup/10000")?,
    );
    let (scan, build) = (
        median("keyring/scan/10000")?,
        median("keyring/build/10000")?,
    );
    let events = median("explain/yaml event loop")?;
    let decide = median("explain/read and decide")?;
    let as_yaml = median("explain/read and decide as YAML")?;
    let mut page = String::from(
        "# How quick it is\n\nMade by `cargo xtask bench` in one run: medians of criterion, release \
         profile. The page says what the machine was; the ratios are what counts.\n\n",
    );
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("an unknown processor", |name| {
            name.trim_start_matches([' ', '\t', ':'])
        });
    let threads = std::thread::available_parallelism()?;
    writeln!(page, "Machine: {cpu}, {threads} threads.\n")?;
    page.push_str("From JavaScript: [benchmarks-js.md](benchmarks-js.md).\n\n");
    page.push_str("| target | wanted | measured |\n|---|---|---|\n");
    let mut row = |what: &str, wanted: &str, measured: String| {
        let _ = writeln!(page, "| {what} | {wanted} | {measured} |");
    };
    row(
        "six names against container_image_dist_ref 0.3",
        "at most 0.4",
        format!(
            "{:.2} ({} against {})",
            ours / theirs,
            time(ours),
            time(theirs)
        ),
    );
    row(
        "six names against oci-spec 0.10",
        "at most 1/60",
        format!("1/{:.0} ({} against {})", oci / ours, time(ours), time(oci)),
    );
    row(
        "one image among 10,000 keys against 10",
        "at most 3",
        format!("{:.2} ({} against {})", many / few, time(many), time(few)),
    );
    row(
        "one image among 10,000 keys against the plain scan",
        "at least 1,000 times quicker",
        format!(
            "{:.0} times ({} against {})",
            scan / many,
            time(many),
            time(scan)
        ),
    );
    row(
        "building the index of 10,000 keys against one plain scan",
        "at most 2",
        format!(
            "{:.2} ({} against {})",
            build / scan,
            time(build),
            time(scan)
        ),
    );
    row(
        "explaining a JSON List of 10,000 Pods and 50 Secrets against the YAML parser's bare event loop",
        "at most 1.5",
        format!(
            "{:.2} ({} against {})",
            decide / events,
            time(decide),
            time(events)
        ),
    );
    row(
        "the same file read as YAML",
        "",
        format!("{:.2} ({})", as_yaml / events, time(as_yaml)),
    );
    row(
        "peak memory against the file",
        "at most 8 times",
        memory.trim().to_owned(),
    );
    medians(&mut page)?;
    page.push_str(LOCATED_JSON);
    Ok(page)
}

fn medians(page: &mut String) -> Outcome {
    page.push_str(
        "\nA valid name allocates nothing: `cargo test -p whypull --test reference` counts.\n\
         For comparison (measured elsewhere): Go's distribution/reference takes 5.6 µs a name, the \
         kubelet's keyring 18.5 ms among 10,000 keys.\n\n## All medians\n\n| benchmark | median |\n|---|---|\n",
    );
    let mut all = Vec::new();
    collect(&root(), &mut all)?;
    all.sort();
    for name in all {
        writeln!(page, "| {name} | {} |", time(median(&name)?))?;
    }
    Ok(())
}

const LOCATED_JSON: &str = "
## What a located JSON path of its own gains

The core has one: JSON is read by `serde_json`, whose `RawValue` borrows from the text, so that a pointer tells
the offset; YAML goes through the event parser into the same tree. The rows `read` and `read as YAML` are the same
file on the two paths: the difference is the gain.
";

fn root() -> PathBuf {
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    Path::new(&target).join("criterion")
}

/// Median in nanoseconds.
fn median(name: &str) -> Result<f64, Box<dyn std::error::Error>> {
    let path = root().join(name).join("new/estimates.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let estimates: Value = serde_json::from_str(&text)?;
    estimates["median"]["point_estimate"]
        .as_f64()
        .ok_or_else(|| format!("no median in {}", path.display()).into())
}

fn collect(folder: &Path, names: &mut Vec<String>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.join("new/estimates.json").is_file() {
            let name = path.strip_prefix(root())?.to_string_lossy().into_owned();
            names.push(name);
        } else if path.is_dir() {
            collect(&path, names)?;
        }
    }
    Ok(())
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1e3 => format!("{n:.0} ns"),
        n if n < 1e6 => format!("{:.2} µs", n / 1e3),
        n if n < 1e9 => format!("{:.2} ms", n / 1e6),
        n => format!("{:.2} s", n / 1e9),
    }
}
