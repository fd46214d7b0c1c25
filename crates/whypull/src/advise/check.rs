//! Answers are checked before they go into YAML or a shell.

use std::collections::HashSet;

use super::answers::{Answers, Cloud, Images};
use crate::field_error::FieldError;
use crate::message::Message;
use crate::object_name;
use crate::secret;

/// Names fit to be written into manifests and commands.
pub(super) struct Names {
    /// The registry as a key of a docker config.
    pub server: String,
    /// At least one.
    pub namespaces: Vec<String>,
    pub secret: String,
    pub image: String,
}

pub(super) fn names(answers: &Answers) -> Result<Names, FieldError> {
    let given_image = answers.image.as_deref();
    if given_image.is_some_and(|image| !is_image(image)) {
        return Err(refused("image", "advise-field-image"));
    }
    let registry = match answers.registry.as_deref() {
        Some(registry) if is_registry(registry) => registry,
        Some(_) => return Err(refused("registry", "advise-field-registry")),
        None => match given_image {
            Some(image) => host_of(image).unwrap_or("docker.io"),
            None if answers.images == Images::Public => "docker.io",
            None => placeholder_registry(answers.cloud),
        },
    };
    for (index, namespace) in answers.namespaces.iter().enumerate() {
        if !object_name::is_label(namespace) {
            return Err(refused(
                &format!("namespaces[{index}]"),
                "advise-field-namespace",
            ));
        }
    }
    let mut seen = HashSet::new();
    let mut namespaces: Vec<String> = answers.namespaces.clone();
    namespaces.retain(|name| seen.insert(name.clone()));
    if namespaces.is_empty() {
        namespaces.push("default".to_owned());
    }
    let secret = answers.secret_name.as_deref().unwrap_or("regcred");
    if !object_name::is_subdomain(secret) {
        return Err(refused("secretName", "advise-field-secret-name"));
    }
    let image = match given_image {
        Some(image) => image.to_owned(),
        None if answers.images == Images::Public => "docker.io/library/busybox:1.36".to_owned(),
        None => format!("{registry}/your-team/your-image:v1"),
    };
    Ok(Names {
        server: match registry {
            "docker.io" | "index.docker.io" => secret::DEFAULT_SERVER.to_owned(),
            registry => registry.to_owned(),
        },
        namespaces,
        secret: secret.to_owned(),
        image,
    })
}

fn refused(field: &str, code: &'static str) -> FieldError {
    FieldError::new(field, Message::new(code))
}

/// Hosts of the form that the cloud gives out; the parts to replace are plain to see.
fn placeholder_registry(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::None => "registry.example.com",
        Cloud::Aws => "123456789012.dkr.ecr.us-east-1.amazonaws.com",
        Cloud::Azure => "example.azurecr.io",
        Cloud::Gcp => "us-docker.pkg.dev",
    }
}

/// `host[:port]`: a DNS name, an IPv4 address or an IPv6 address in brackets. No capitals: keys
/// and images are compared letter by letter.
fn is_registry(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_host = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => object_name::is_subdomain(host),
    };
    let is_port = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|n| n > 0)
    });
    is_host && is_port
}

/// The registry that an image names; nothing for Docker Hub.
fn host_of(image: &str) -> Option<&str> {
    let (host, _) = image.split_once('/')?;
    (host.contains(['.', ':']) || host == "localhost").then_some(host)
}

/// Whether this is an image name, under rules a little tighter than the grammar: what passes pulls,
/// and needs no quotes anywhere.
fn is_image(image: &str) -> bool {
    const MAX_BYTES: usize = 512;
    let (name, digest) = match image.split_once('@') {
        Some((name, digest)) => (name, Some(digest)),
        None => (image, None),
    };
    let slash = name.rfind('/').map_or(0, |at| at + 1);
    let (name, tag) = match name[slash..].find(':') {
        Some(colon) => (&name[..slash + colon], Some(&name[slash + colon + 1..])),
        None => (name, None),
    };
    let host = host_of(name);
    let path = host.map_or(name, |host| &name[host.len() + 1..]);
    image.len() <= MAX_BYTES
        && host.is_none_or(is_registry)
        && path.split('/').all(is_path_part)
        && tag.is_none_or(is_tag)
        && digest.is_none_or(is_digest)
}

fn is_path_part(part: &str) -> bool {
    let is_alphanumeric = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = part.as_bytes();
    bytes.first().is_some_and(is_alphanumeric)
        && bytes.last().is_some_and(is_alphanumeric)
        && bytes
            .iter()
            .all(|byte| is_alphanumeric(byte) || b"._-".contains(byte))
        && !["..", "._", "_.", "___", ".-", "-.", "_-", "-_"]
            .iter()
            .any(|pair| part.contains(pair))
}

fn is_tag(tag: &str) -> bool {
    !tag.is_empty()
        && tag.len() <= 128
        && !tag.starts_with(['.', '-'])
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn is_digest(digest: &str) -> bool {
    let length = |name| match name {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => 0,
    };
    digest.split_once(':').is_some_and(|(name, hex)| {
        hex.len() == length(name)
            && !hex.is_empty()
            && hex
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}
