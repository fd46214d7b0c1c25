use super::field;
use crate::docker_config::{Format, looks_like_entry};
use crate::source::{Kind, Node};

/// What the values below a key are.
#[derive(Clone, Copy)]
pub(super) enum Zone<'a> {
    /// Of a field, where values of some fields are public; of no field at the top.
    Field(&'a str),
    /// Never public; why they are replaced.
    Hidden(&'static str),
    /// Lists of which only equality matters.
    Names,
    /// The feature gates of a kubelet.
    Gates,
    /// Annotations of an object.
    Annotations,
    /// `data` (encoded) or `stringData` of a Secret, with the format that its type wants.
    Data { encoded: bool, format: Format },
    /// The top of a docker config.
    Config(Format),
    /// Its `auths`, or the `auth` of a provider's response.
    Auths,
    /// A credential in it.
    Entry,
    /// Its `credHelpers`.
    Helpers,
}

pub(super) const VALUE: &str = "redact-value";
pub(super) const CREDENTIAL: &str = "redact-credential";
pub(super) const SECRET_DATA: &str = "redact-secret-data";
pub(super) const HEADER: &str = "redact-header";

impl<'a> Zone<'a> {
    /// Whether the names of keys are the user's own in this zone, and not secret: keys of docker
    /// configs, which Reports show as well.
    pub(super) fn has_registry_keys(self, name: &str, value: Node<'_>) -> bool {
        match self {
            Self::Auths | Self::Helpers => true,
            Self::Config(format) => below_config(name).is_none() && is_entry(format, name, value),
            _ => false,
        }
    }

    /// Whether a key may be shown as it is.
    pub(super) fn shows_key(self, name: &str) -> bool {
        match self {
            Self::Data { .. } if field::is_config(name) => true,
            Self::Gates => name == GATE,
            Self::Annotations => name == MIRROR || field::is_known(name),
            Self::Config(_) => below_config(name).is_some() || field::is_known(name),
            Self::Entry => is_entry_field(name) || field::is_known(name),
            _ => field::is_known(name),
        }
    }

    /// The zone of the value of a key.
    pub(super) fn below<'k>(self, name: &'k str, value: Node<'_>, format: Format) -> Zone<'k>
    where
        'a: 'k,
    {
        // What `<<` brings in stands as if it had been written here; a text brings nothing in.
        if name == "<<" {
            return match self {
                Self::Field(_) => Zone::Field(""),
                zone => zone,
            };
        }
        match self {
            Self::Field(_) => below_field(name, value, format),
            Self::Config(format) => {
                below_config(name).unwrap_or(if is_entry(format, name, value) {
                    Zone::Entry
                } else {
                    Zone::Hidden(VALUE)
                })
            }
            Self::Auths if value.kind() == Kind::Mapping => Zone::Entry,
            Self::Auths => Zone::Hidden(CREDENTIAL),
            Self::Helpers => Zone::Field("credsStore"),
            Self::Entry if name.eq_ignore_ascii_case("username") => Zone::Field("username"),
            Self::Entry if is_entry_field(name) => Zone::Hidden(CREDENTIAL),
            Self::Annotations => Zone::Hidden("redact-annotation"),
            Self::Data { .. } => Zone::Hidden(SECRET_DATA),
            Self::Hidden(code) => Zone::Hidden(code),
            Self::Entry | Self::Names | Self::Gates => Zone::Hidden(VALUE),
        }
    }
}

/// The one gate on which a decision depends.
pub(super) const GATE: &str = "KubeletEnsureSecretPulledImages";
/// The annotation that marks the mirror of a static Pod.
const MIRROR: &str = "kubernetes.io/config.mirror";

fn below_field<'k>(name: &'k str, value: Node<'_>, format: Format) -> Zone<'k> {
    match name {
        "data" => Zone::Data {
            encoded: true,
            format,
        },
        "stringData" => Zone::Data {
            encoded: false,
            format,
        },
        "binaryData" => Zone::Hidden(SECRET_DATA),
        "auths" => Zone::Auths,
        "auth" if value.kind() == Kind::Mapping => Zone::Auths,
        "credHelpers" => Zone::Helpers,
        "annotations" => Zone::Annotations,
        "labels" | "matchLabels" | "nodeSelector" => Zone::Hidden("redact-label"),
        "env" | "envFrom" => Zone::Hidden("redact-environment"),
        "args" | "command" => Zone::Hidden("redact-command"),
        "HttpHeaders" | "httpHeaders" => Zone::Hidden(HEADER),
        "featureGates" => Zone::Gates,
        "requiredServiceAccountAnnotationKeys" | "optionalServiceAccountAnnotationKeys" => {
            Zone::Names
        }
        "auth" | "password" | "identitytoken" | "registrytoken" => Zone::Hidden(CREDENTIAL),
        name if name.eq_ignore_ascii_case("imagePullSecrets") => Zone::Field("imagePullSecrets"),
        name if name.eq_ignore_ascii_case("imagePullSecret") => Zone::Field("imagePullSecret"),
        name => Zone::Field(name),
    }
}

/// The fields that a docker config has at its top; Go reads the first two in any case.
fn below_config(name: &str) -> Option<Zone<'static>> {
    if name.eq_ignore_ascii_case("auths") {
        Some(Zone::Auths)
    } else if name.eq_ignore_ascii_case("HttpHeaders") {
        Some(Zone::Hidden(HEADER))
    } else if name == "credsStore" {
        Some(Zone::Field("credsStore"))
    } else if name == "credHelpers" {
        Some(Zone::Helpers)
    } else {
        None
    }
}

/// Whether a pair at the top of a docker config is a credential: in `.dockercfg` all are.
fn is_entry(format: Format, name: &str, value: Node<'_>) -> bool {
    let is_object = value.kind() == Kind::Mapping;
    // In a `config.json` it is there by mistake, as a password may be: only what looks like a host.
    let is_host = || {
        looks_like_entry(name, value)
            && !name.contains(|c: char| c.is_whitespace() || c.is_ascii_uppercase())
    };
    match format {
        Format::Dockercfg => is_object || value.is_null(),
        Format::ConfigJson => is_object && is_host(),
    }
}

/// The fields of a credential, which Go reads in any case.
pub(super) fn is_entry_field(name: &str) -> bool {
    [
        "auth",
        "username",
        "password",
        "email",
        "identitytoken",
        "registrytoken",
    ]
    .iter()
    .any(|field| name.eq_ignore_ascii_case(field))
}
