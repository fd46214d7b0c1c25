//! An image name out of a text: what of it bears on the causes. It need not be valid.

use super::mask;

/// The parts of an image name that refine a cause.
#[derive(Clone)]
pub(super) struct ImageName {
    /// The name as it may be shown: user information masked, controls visible, 300 characters.
    pub shown: String,
    host: Option<String>,
    is_one_segment: bool,
    tag: Tag,
}

#[derive(Clone, Copy, PartialEq)]
enum Tag {
    None,
    Latest,
    Other,
}

impl ImageName {
    /// Nothing for an empty name, or for one too long to be a name.
    pub fn read(text: &str) -> Option<Self> {
        const MAX_BYTES: usize = 2048;
        if text.is_empty() || text.len() > MAX_BYTES {
            return None;
        }
        let shown = mask::bounded_to(text, 300);
        let name = text.rsplit("://").next().unwrap_or_default();
        let (name, digest) = match name.rsplit_once("@sha") {
            Some((name, _)) => (name, true),
            None => (name, false),
        };
        let name = name.rsplit('@').next().unwrap_or_default();
        // The registry is what has a dot or a port, is localhost, or has capitals.
        let (host, path) = match name.split_once('/') {
            Some((host, path))
                if host.contains(['.', ':'])
                    || host == "localhost"
                    || host.bytes().any(|byte| byte.is_ascii_uppercase()) =>
            {
                (Some(host), path)
            }
            _ => (None, name),
        };
        let host = host.filter(|host| !matches!(*host, "docker.io" | "index.docker.io"));
        let path_of_hub = path.strip_prefix("library/").unwrap_or(path);
        let tag = path.rsplit_once(':').map(|(_, tag)| tag);
        Some(Self {
            shown,
            host: host.map(str::to_ascii_lowercase),
            is_one_segment: !path_of_hub.contains('/'),
            tag: match tag {
                _ if digest => Tag::Other,
                None => Tag::None,
                Some("latest") => Tag::Latest,
                Some(_) => Tag::Other,
            },
        })
    }

    pub fn is_on_hub(&self) -> bool {
        self.host.is_none()
    }

    /// `nginx`, `docker.io/library/nginx`: Docker's own images.
    pub fn is_in_hub_library(&self) -> bool {
        self.is_on_hub() && self.is_one_segment
    }

    /// The registry, with its port; nothing for Docker Hub, and nothing for what is no host.
    pub fn host(&self) -> Option<&str> {
        let host = self.host.as_deref()?;
        let is_plain = host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte));
        is_plain.then_some(host)
    }

    fn host_name(&self) -> &str {
        let host = self.host.as_deref().unwrap_or_default();
        host.split(':').next().unwrap_or_default()
    }

    pub fn is_on_ecr(&self) -> bool {
        let host = self.host_name();
        host.contains(".dkr.ecr")
            && (host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn"))
    }

    pub fn is_on_acr(&self) -> bool {
        [".azurecr.io", ".azurecr.cn", ".azurecr.us"]
            .iter()
            .any(|suffix| self.host_name().ends_with(suffix))
    }

    pub fn is_on_google(&self) -> bool {
        let host = self.host_name();
        host.ends_with(".pkg.dev") || host == "gcr.io" || host.ends_with(".gcr.io")
    }

    pub fn is_on_localhost(&self) -> bool {
        let host = self.host.as_deref().unwrap_or_default();
        matches!(
            self.host_name(),
            "localhost" | "127.0.0.1" | "host.docker.internal"
        ) || host.starts_with("[::1]")
    }

    /// Whether the kubelet would pull it each time unless told otherwise.
    pub fn is_latest(&self) -> bool {
        self.tag != Tag::Other
    }

    pub fn has_no_tag(&self) -> bool {
        self.tag == Tag::None
    }
}
