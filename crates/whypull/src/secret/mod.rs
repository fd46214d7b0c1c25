//! What `kubectl create secret docker-registry` makes, without a cluster.
//!
//! [`make_secret`] turns [`Fields`] into one Secret of type `kubernetes.io/dockerconfigjson` a
//! namespace. The JSON inside is byte for byte what kubectl writes
//! (kubernetes/kubernetes `staging/src/k8s.io/kubectl/pkg/cmd/create/create_secret_docker.go`), or
//! the given config file as it is, as with `--from-file=.dockerconfigjson=FILE`.
//!
//! The manifests hold credentials, so their text is a [`SecretValue`]: whoever prints one says so.

mod config_file;
mod docker_config_json;
mod fields;
mod manifest;
mod server;

pub use fields::{DEFAULT_SERVER, Fields};
pub use manifest::{Format, Manifest};

use serde::Serialize;

use crate::explain::Sentences;
use crate::field_error::FieldError;
use crate::message::Message;
use crate::secret_value::SecretValue;

/// The most bytes that the API server accepts as the data of a Secret.
pub const MAX_DATA_BYTES: usize = 1024 * 1024;

/// The Secrets made, and what will not work as it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made<T = Message> {
    /// One a namespace, in the order given; a namespace given twice gets one.
    pub manifests: Vec<Manifest>,
    /// What to know before applying them.
    pub warnings: Vec<Warning<T>>,
}

/// Something about the fields that is accepted and yet will not work as it looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "SecretWarning"))]
pub struct Warning<T = Message> {
    /// The stable code, `secret-note-…`.
    pub code: &'static str,
    /// What, and what to do.
    pub message: T,
}

impl Warning<Message> {
    fn new(message: Message) -> Self {
        Self {
            code: message.code,
            message,
        }
    }
}

impl Made<Message> {
    /// The same result in words.
    pub fn in_words(self, sentences: &Sentences) -> Made<String> {
        Made {
            manifests: self.manifests,
            warnings: self
                .warnings
                .into_iter()
                .map(|warning| Warning {
                    code: warning.code,
                    message: sentences.say(&warning.message),
                })
                .collect(),
        }
    }
}

impl<T> Made<T> {
    /// All manifests as one text that `kubectl apply -f -` takes: YAML documents, or one JSON
    /// object, a `List` where there are several.
    pub fn text(&self) -> SecretValue {
        if self.manifests.len() > 1 && self.manifests[0].format == Format::Json {
            return manifest::json_list(&self.manifests);
        }
        let mut text = String::new();
        for manifest in &self.manifests {
            if !text.is_empty() && manifest.format == Format::Yaml {
                text.push_str("---\n");
            }
            text.push_str(manifest.text.expose());
        }
        SecretValue::new(text)
    }
}

/// Makes the Secret once a namespace, or once without one.
///
/// Fails where kubectl or the API server would: a name that is no DNS subdomain, a missing
/// username, password or server, a config that is no JSON object, more than [`MAX_DATA_BYTES`].
/// `null`, which the API server lets pass, is refused too: it holds nothing.
pub fn make_secret(fields: &Fields) -> Result<Made, FieldError> {
    fields::check_names(fields)?;
    let mut warnings = Vec::new();
    let (config, source) = if let Some(config) = &fields.from_config {
        fields::refuse_credentials_beside_config(fields)?;
        config_file::check(config.expose(), &mut warnings)?;
        (config.clone(), "fromConfig")
    } else {
        let credentials = fields::credentials(fields)?;
        fields::note(&credentials, &mut warnings);
        server::note(credentials.server, &mut warnings);
        (docker_config_json::write(&credentials), "password")
    };
    if config.expose().len() > MAX_DATA_BYTES {
        return Err(FieldError::new(
            source,
            Message::new("secret-field-too-large").with("limit", MAX_DATA_BYTES),
        ));
    }
    Ok(Made {
        manifests: manifest::for_each_namespace(fields, &config),
        warnings: warnings.into_iter().map(Warning::new).collect(),
    })
}
