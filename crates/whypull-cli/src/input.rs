//! Files and standard input, as bytes: what is in them is for the core to judge.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use crate::exit::Failure;

/// The name of standard input in places (`stdin:3:5`).
pub const STDIN: &str = "stdin";

/// What of a folder is read.
const MANIFEST_EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

/// How many files of a folder are read. Beyond that it was hardly meant.
const MOST_FILES: usize = 10_000;

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

/// A folder stands for the manifests in it and in the folders below, by name; anything else for
/// itself. Hidden folders are left out, and links to folders: they may lead around in a circle.
pub fn expand(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let name = path.to_string_lossy();
    let files = manifests(path, MOST_FILES).map_err(|error| cannot_read(&name, &error))?;
    let Some(files) = files else {
        return Err(Failure::new(format!(
            "{name} holds more than {MOST_FILES} .yaml, .yml and .json files"
        ))
        .because(format!("more than {MOST_FILES} files"))
        .next("name the folders in question"));
    };
    if files.is_empty() {
        let what = "holds no .yaml, .yml or .json file";
        return Err(Failure::new(format!("{name} {what}"))
            .because(what)
            .next("name the files; hidden folders and links to folders are not looked into"));
    }
    Ok(files)
}

/// The manifests below a folder, or nothing where they are too many. A folder below that cannot be
/// looked into is among them, so that reading it tells why.
fn manifests(folder: &Path, most: usize) -> io::Result<Option<Vec<PathBuf>>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        let entries = match at.read_dir() {
            Ok(entries) => entries,
            Err(error) if at == folder => return Err(error),
            Err(_) => {
                files.push(at);
                continue;
            }
        };
        for entry in entries {
            let entry = entry?;
            let file = entry.path();
            if entry.file_type()?.is_dir() {
                if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                    folders.push(file);
                }
            } else if is_manifest(&file) && file.is_file() {
                files.push(file);
            }
        }
        if files.len() > most {
            return Ok(None);
        }
    }
    files.sort();
    Ok(Some(files))
}

fn is_manifest(file: &Path) -> bool {
    file.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| MANIFEST_EXTENSIONS.contains(&extension))
}

fn cannot_read(name: &str, error: &io::Error) -> Failure {
    let failure = Failure::new(format!("cannot read {name}: {error}")).because(error.to_string());
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
        .because(format!("larger than {limit} bytes"))
        .next("give the part in question, or raise --max-file-size"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_files_are_no_input() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas"));
        assert_eq!(manifests(folder, 1).unwrap().unwrap().len(), 1);
        assert!(manifests(folder, 0).unwrap().is_none());
    }
}
