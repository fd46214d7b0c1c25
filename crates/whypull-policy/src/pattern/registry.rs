use whypull::host_glob;
use whypull::reference::Reference;

use super::checked;

/// A registry, or part of one: `ghcr.io`, `*.example.com`, `registry.example:5000/team`. A star stands for
/// text within one label of the host, as in the keys of a docker config, and case does not matter; a path
/// means itself and what is below it.
#[derive(Debug)]
pub struct RegistryPattern {
    host: String,
    path: String,
}

/// What a pattern without a port means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ports {
    /// The registry without a port in its name: what is allowed is allowed to the letter.
    None,
    /// The registry at any port: nothing that is denied comes in by another.
    Any,
}

impl RegistryPattern {
    /// Reads a pattern; the error says what is wrong with it, and quotes nothing.
    pub fn read(text: &str) -> Result<Self, String> {
        checked(text)?;
        if text.contains('@') {
            return Err("has an @ in it: write host[:port][/path]".to_owned());
        }
        if text.contains("://") {
            return Err("has a scheme: write host[:port][/path] without it".to_owned());
        }
        let (host, path) = text.split_once('/').unwrap_or((text, ""));
        if !host_glob::is_well_formed(host.as_bytes()) || host.is_empty() {
            return Err("has no host that could be matched: write host[:port][/path]".to_owned());
        }
        let is_host = host.contains(['.', ':', '*']) || host == "localhost";
        if !is_host {
            return Err(
                "begins with no registry: for what is on Docker Hub write docker.io/ before it"
                    .to_owned(),
            );
        }
        // People write it either way.
        let path = path.strip_suffix("/*").unwrap_or(path);
        let path = if path == "*" {
            ""
        } else {
            path.trim_end_matches('/')
        };
        if path.contains(['*', '?', '[']) {
            return Err("has a star in its path: a path means whatever is below it".to_owned());
        }
        if path.contains(':') {
            return Err("has a tag: a registry or path is what is allowed or denied".to_owned());
        }
        Ok(Self {
            host: host_of(host),
            path: path.to_owned(),
        })
    }

    /// Whether an image comes from there.
    pub fn matches(&self, reference: &Reference<'_>, ports: Ports) -> bool {
        let host = host_of(reference.domain());
        let path = reference.path().to_string();
        // `docker.io/nginx` is how people write `docker.io/library/nginx`.
        let official = path
            .strip_prefix("library/")
            .filter(|_| host == "docker.io");
        let is_path =
            is_below(&self.path, &path) || official.is_some_and(|official| official == self.path);
        is_path && self.is_host(&host, ports)
    }

    fn is_host(&self, host: &str, ports: Ports) -> bool {
        if self.host == host {
            return true;
        }
        let (pattern, pattern_port) = split_port(&self.host);
        let (name, port) = split_port(host);
        let fits = pattern_port == port || ports == Ports::Any && pattern_port.is_empty();
        let (patterns, labels) = (pattern.split('.'), name.split('.'));
        fits && patterns.clone().count() == labels.clone().count()
            && patterns
                .zip(labels)
                .all(|(pattern, label)| host_glob::matches(pattern.as_bytes(), label.as_bytes()))
    }
}

/// One spelling of a host: DNS knows no case, and one registry has two names.
pub(super) fn host_of(host: &str) -> String {
    let host = host.to_ascii_lowercase();
    if host == "index.docker.io" {
        return "docker.io".to_owned();
    }
    host
}

fn split_port(host: &str) -> (&str, &str) {
    host.rsplit_once(':').unwrap_or((host, ""))
}

/// Whether a path is another one, or is below it: whole segments, unlike the keys of a docker config,
/// where `team` reaches `teams` too.
pub(super) fn is_below(above: &str, path: &str) -> bool {
    above.is_empty()
        || path
            .strip_prefix(above)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
