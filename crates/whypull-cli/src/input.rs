//! Files and standard input, as bytes: what is in them is for the core to judge.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use crate::exit::Failure;

/// The name of standard input in places (`stdin:3:5`).
pub const STDIN: &str = "stdin";

/// What of a folder is read.
const MANIFEST_EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

/// A file that was read.
#[derive(Clone)]
pub struct Text {
    /// Its name as given; [`STDIN`] for standard input.
    pub name: String,
    /// Its content, of any encoding.
    pub bytes: Vec<u8>,
}

/// Reads a file, or standard input for `-`.
pub fn read(path: &Path, limit: u64) -> Result<Text, Failure> {
    if path == Path::new("-") {
        return read_stdin(limit);
    }
    let name = path.to_string_lossy().into_owned();
    let file = File::open(path).map_err(|error| cannot_read(&name, &error))?;
    Ok(Text {
        bytes: read_up_to(file, limit, &name)?,
        name,
    })
}

/// Reads all of standard input.
pub fn read_stdin(limit: u64) -> Result<Text, Failure> {
    Ok(Text {
        bytes: read_up_to(io::stdin().lock(), limit, STDIN)?,
        name: STDIN.to_owned(),
    })
}

/// Whether somebody would have to type standard input.
pub fn stdin_is_terminal() -> bool {
    io::stdin().is_terminal()
}

/// A folder stands for the manifests in it, by name; anything else for itself.
pub fn expand(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let name = path.to_string_lossy();
    let mut files = Vec::new();
    for entry in path
        .read_dir()
        .map_err(|error| cannot_read(&name, &error))?
    {
        let file = entry.map_err(|error| cannot_read(&name, &error))?.path();
        let is_manifest = file
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| MANIFEST_EXTENSIONS.contains(&extension));
        if is_manifest && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(
            Failure::new(format!("{name} holds no .yaml, .yml or .json file"))
                .next("name the files; folders inside it are not looked into"),
        );
    }
    Ok(files)
}

fn cannot_read(name: &str, error: &io::Error) -> Failure {
    let failure = Failure::new(format!("cannot read {name}: {error}"));
    match error.kind() {
        io::ErrorKind::NotFound => {
            failure.next("check the name, or give `-` to read standard input")
        }
        io::ErrorKind::PermissionDenied => {
            failure.next("read it as a user who may, and pipe it: sudo cat FILE | whypull … -")
        }
        _ => failure,
    }
}

fn read_up_to(reader: impl Read, limit: u64, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| cannot_read(name, &error))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new(format!(
            "{name} is larger than {limit} bytes, and was not read"
        ))
        .next("give the part in question, or raise --max-file-size"));
    }
    Ok(bytes)
}
