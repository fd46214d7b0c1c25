use whypull::host_glob;
use whypull::reference::Reference;

use super::checked;

/// A registry, or part of one: `ghcr.io`, `*.example.com`, `registry.example:5000/team`. A star stands for
/// text within one label of the host, as in the keys of a docker config; the port must be equal; a path
/// means itself and what is below it.
#[derive(Debug)]
pub struct RegistryPattern {
    host: String,
    path: String,
}

impl RegistryPattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        checked(text)?;
        if let Some((scheme, rest)) = text.split_once("://") {
            return Err(format!("has the scheme {scheme}: write {rest:?}"));
        }
        if text.contains('@') {
            return Err("has an @ in it: write host[:port][/path]".to_owned());
        }
        let (host, path) = text.split_once('/').unwrap_or((text, ""));
        if !host_glob::is_well_formed(host.as_bytes()) || host.is_empty() {
            return Err("has no host that could be matched: write host[:port][/path]".to_owned());
        }
        let is_host = host.contains(['.', ':', '*']) || host == "localhost";
        if !is_host {
            return Err(format!(
                "begins with no registry: write \"docker.io/{text}\" for what is on Docker Hub"
            ));
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
        // The one registry that has two names.
        let host = if host == "index.docker.io" {
            "docker.io"
        } else {
            host
        };
        Ok(Self {
            host: host.to_owned(),
            path: path.to_owned(),
        })
    }

    /// Whether an image comes from there.
    pub fn matches(&self, reference: &Reference<'_>) -> bool {
        self.is_host(reference.domain()) && is_below(&self.path, &reference.path().to_string())
    }

    fn is_host(&self, host: &str) -> bool {
        if self.host == host {
            return true;
        }
        if !self.host.contains(['*', '?', '[', '\\']) {
            return false;
        }
        let (pattern_name, pattern_port) = split_port(&self.host);
        let (name, port) = split_port(host);
        let (patterns, labels) = (pattern_name.split('.'), name.split('.'));
        pattern_port == port
            && patterns.clone().count() == labels.clone().count()
            && patterns
                .zip(labels)
                .all(|(pattern, label)| host_glob::matches(pattern.as_bytes(), label.as_bytes()))
    }
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
