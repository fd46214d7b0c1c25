use crate::docker_config::DockerConfig;
use crate::manifest::Place;

/// The places in which the kubelet looks for a docker config, in its order; the first file that is
/// valid JSON of the right shape wins, the others are not read.
///
/// Kubernetes: `pkg/credentialprovider/config.go` (`ReadDockerConfigFile`).
pub(crate) const SEARCH_ORDER: [&str; 8] = [
    "/var/lib/kubelet/config.json",
    "{cwd}/config.json",
    "${HOME}/.docker/config.json",
    "/.docker/config.json",
    "/var/lib/kubelet/.dockercfg",
    "{cwd}/.dockercfg",
    "${HOME}/.dockercfg",
    "/.dockercfg",
];

/// A docker config file on a node.
#[derive(Debug)]
pub(crate) struct NodeFile {
    /// Where the node has it.
    pub(crate) at: String,
    /// Its place in [`SEARCH_ORDER`]; nothing if the kubelet does not look there.
    pub(crate) rank: Option<usize>,
    pub(crate) config: DockerConfig,
    pub(crate) place: Place,
}

impl NodeFile {
    /// Whether it stands below `$HOME`, which the kubelet's process may not have.
    pub(crate) fn is_in_home(&self) -> bool {
        matches!(self.rank, Some(2 | 6))
    }
}

/// The docker config files of one node.
#[derive(Debug, Default)]
pub(crate) struct NodeFiles {
    /// The node's name; empty where only one node is spoken of.
    pub(crate) node: String,
    pub(crate) files: Vec<NodeFile>,
}

impl NodeFiles {
    /// The file that the kubelet uses.
    pub(crate) fn chosen(&self) -> Option<&NodeFile> {
        self.files
            .iter()
            .filter(|file| file.rank.is_some() && file.config.fault.is_none())
            .min_by_key(|file| file.rank)
    }
}

/// Which of the eight places a path is. `{cwd}` is the kubelet's working directory (`/` under
/// systemd), `${HOME}` its home, which it may not have unless `HOME=/root` is set for it.
pub(crate) fn place_rank(path: &str) -> Option<usize> {
    let path = path.trim_end_matches('/');
    let (directory, name) = path.rsplit_once('/').unwrap_or(("{cwd}", path));
    let home = matches!(directory, "~" | "$HOME" | "${HOME}" | "/root")
        || directory.starts_with("/home/") && directory.matches('/').count() == 2;
    Some(match (name, directory) {
        ("config.json", "/var/lib/kubelet" | "{root-dir}" | "$root-dir") => 0,
        ("config.json", "/.docker") => 3,
        ("config.json", _) if directory.ends_with("/.docker") => 2,
        ("config.json", "" | "." | "{cwd}" | "$PWD") => 1,
        (".dockercfg", "/var/lib/kubelet" | "{root-dir}" | "$root-dir") => 4,
        (".dockercfg", "") => 7,
        (".dockercfg", "." | "{cwd}" | "$PWD") => 5,
        (".dockercfg", _) if home => 6,
        _ => return None,
    })
}
