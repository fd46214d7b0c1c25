use super::{Embedded, Finding, FindingKind, Object, Place, Text};
use crate::docker_config::{DockerConfig, Format, decode_base64};
use crate::excerpt::is_field;
use crate::secret_value::SecretValue;
use crate::source::Kind;

/// A Secret, as far as pulls go.
#[derive(Debug)]
pub(crate) struct PullSecret<'a> {
    pub(crate) name: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) place: Place,
    pub(crate) name_place: Place,
    pub(crate) secret_type: SecretType<'a>,
    /// Where the type stands, if it does.
    pub(crate) type_place: Option<Place>,
    pub(crate) payload: Payload,
    /// The data key that belongs to another type, if there is one.
    pub(crate) other_key: Option<StrayKey>,
}

/// A data key that is not the one of the Secret's type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StrayKey {
    pub(crate) name: &'static str,
    pub(crate) key_place: Place,
    pub(crate) place: Place,
    /// Whether its value is what the type wants, so that another name is all that it needs.
    pub(crate) fits: bool,
}

/// The type of a Secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SecretType<'a> {
    DockerConfigJson,
    Dockercfg,
    /// Anything else: the kubelet skips it.
    Other(&'a str),
}

/// What is under the key that belongs to the type.
#[derive(Debug)]
pub(crate) enum Payload {
    /// No such key.
    Missing,
    /// The value is no base64, or it is but for white space in it.
    NotBase64 { place: Place, spaced: bool },
    /// Base64 in base64: the value was encoded before it was put into `data`.
    EncodedTwice { place: Place },
    /// A docker config, good or bad.
    Config {
        place: Embedded,
        config: DockerConfig,
    },
}

impl SecretType<'_> {
    /// The key that this type wants.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Dockercfg => ".dockercfg",
            _ => ".dockerconfigjson",
        }
    }

    const fn format(self) -> Format {
        match self {
            Self::Dockercfg => Format::Dockercfg,
            _ => Format::ConfigJson,
        }
    }

    pub(crate) const fn counts(self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

impl<'a> PullSecret<'a> {
    pub(crate) fn read(
        object: Object<'a>,
        name: Option<Text<'a>>,
        namespace: &'a str,
        findings: &mut Vec<Finding>,
    ) -> Self {
        object.check_duplicates(findings);
        let written = object.string("type", findings);
        let secret_type = match written.map_or("Opaque", |written| written.text) {
            "kubernetes.io/dockerconfigjson" => SecretType::DockerConfigJson,
            "kubernetes.io/dockercfg" => SecretType::Dockercfg,
            other => SecretType::Other(other),
        };
        let (payload, other_key) = Self::payload(object, secret_type, findings);
        Self {
            name: name.map_or("", |name| name.text),
            namespace,
            place: object.place(),
            name_place: name.map_or(object.place(), |name| name.place),
            secret_type,
            type_place: written.map(|written| written.place),
            payload,
            other_key,
        }
    }

    /// `stringData` wins over `data`, key by key, as in the API server.
    fn payload(
        object: Object<'a>,
        secret_type: SecretType<'a>,
        findings: &mut Vec<Finding>,
    ) -> (Payload, Option<StrayKey>) {
        let mut payload = Payload::Missing;
        let mut other_key = None;
        for (field, plain) in [("data", false), ("stringData", true)] {
            let Some(data) = object.mapping(field, findings) else {
                continue;
            };
            let told = findings.len();
            data.check_duplicates(findings);
            // Whoever takes the key for the value has a password for a key.
            for finding in &mut findings[told..] {
                if let FindingKind::DuplicateKey { key, .. } = &mut finding.kind
                    && !is_field(key)
                {
                    SecretValue::MASK.clone_into(key);
                }
            }
            for key in [
                ".dockerconfigjson",
                ".dockercfg",
                "config.json",
                "dockerconfigjson",
                "dockercfg",
            ] {
                let Some((name, node)) = data.node.pair(key) else {
                    continue;
                };
                let own = key.starts_with('.');
                // What an Opaque Secret has under a name of its own is none of our business.
                if !own && !secret_type.counts() {
                    continue;
                }
                let place = Place::of(object.source, node);
                // An Opaque Secret is read too, to say what it would have given.
                if key != secret_type.key() && (secret_type.counts() || key != ".dockerconfigjson")
                {
                    other_key.get_or_insert_with(|| StrayKey {
                        name: key,
                        key_place: Place::of(object.source, name),
                        place,
                        fits: node
                            .as_str()
                            .is_some_and(|text| fits(text, plain, secret_type)),
                    });
                    continue;
                }
                let Some(text) = node.as_str() else {
                    if node.kind() != Kind::Scalar || !node.is_null() {
                        data.refuse("data", "string", node, findings);
                    }
                    continue;
                };
                payload = if plain {
                    Payload::Config {
                        place: Embedded::scalar(place, node),
                        config: DockerConfig::parse(text, secret_type.format()),
                    }
                } else {
                    Self::decode(text, place, secret_type)
                };
            }
        }
        (payload, other_key)
    }

    fn decode(text: &str, place: Place, secret_type: SecretType<'_>) -> Payload {
        let Ok(bytes) = decode_base64(text.trim()) else {
            let joined: String = text.split_whitespace().collect();
            let spaced = joined.len() < text.len() && decode_base64(&joined).is_ok();
            return Payload::NotBase64 { place, spaced };
        };
        let text = SecretValue::new(String::from_utf8_lossy(&bytes).into_owned());
        let config = DockerConfig::parse(text.expose(), secret_type.format());
        let twice = config.fault.is_some()
            && decode_base64(text.expose().trim())
                .is_ok_and(|inner| inner.trim_ascii_start().starts_with(b"{"));
        if twice {
            return Payload::EncodedTwice { place };
        }
        Payload::Config {
            place: Embedded::encoded(place),
            config,
        }
    }
}

/// Whether a text is a docker config of the format that a type wants, with a credential in it.
fn fits(text: &str, plain: bool, secret_type: SecretType<'_>) -> bool {
    let is_config = |text: &str| {
        let config = DockerConfig::parse(text, secret_type.format());
        config.fault.is_none() && config.misfit.is_none() && !config.entries.is_empty()
    };
    if plain {
        return is_config(text);
    }
    decode_base64(text.trim()).is_ok_and(|bytes| {
        let text = SecretValue::new(String::from_utf8_lossy(&bytes).into_owned());
        is_config(text.expose())
    })
}
