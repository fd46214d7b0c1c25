use std::io::Read;
use std::path::{Path, PathBuf};

use crate::input::{File, FileRole};

/// Where the kubelet looks for docker configs on this machine.
#[derive(Clone, Debug)]
pub struct Places {
    /// `--root-dir` of the kubelet.
    pub root: PathBuf,
    /// Its working directory.
    pub working: PathBuf,
    /// Its `$HOME`, if it has one.
    pub home: Option<PathBuf>,
    /// What `/` is: another folder in a test, or in a container that has the host's below `/host`.
    pub top: PathBuf,
}

/// Larger files are no docker configs.
const MOST: u64 = 16 << 20;

/// The docker configs that are there, in the order in which the kubelet looks (k/k
/// `pkg/credentialprovider/config.go`). Which of them counts is for the Report to say; a place that is
/// no file, or cannot be read, is passed over, as the kubelet does.
pub fn docker_configs(places: &Places) -> Vec<File> {
    let home = places.home.as_deref();
    let candidates: [(Option<PathBuf>, &str); 8] = [
        (
            Some(places.root.join("config.json")),
            "{root-dir}/config.json",
        ),
        (
            Some(places.working.join("config.json")),
            "{cwd}/config.json",
        ),
        (
            home.map(|it| it.join(".docker/config.json")),
            "${HOME}/.docker/config.json",
        ),
        (
            Some(places.top.join(".docker/config.json")),
            "/.docker/config.json",
        ),
        (
            Some(places.root.join(".dockercfg")),
            "{root-dir}/.dockercfg",
        ),
        (Some(places.working.join(".dockercfg")), "{cwd}/.dockercfg"),
        (home.map(|it| it.join(".dockercfg")), "${HOME}/.dockercfg"),
        (Some(places.top.join(".dockercfg")), "/.dockercfg"),
    ];
    candidates
        .into_iter()
        .filter_map(|(path, place)| {
            let path = path?;
            let bytes = read(&path)?;
            Some(File {
                place: Some(place.to_owned()),
                ..File::new(path.display().to_string(), bytes).with_role(FileRole::NodeConfig)
            })
        })
        .collect()
}

fn read(path: &Path) -> Option<Vec<u8>> {
    // A pipe would keep us waiting.
    path.metadata().ok().filter(|file| file.is_file())?;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(MOST + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= MOST).then_some(bytes)
}
