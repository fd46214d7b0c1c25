use std::fmt;

use serde::Deserialize;

use super::manifest::Format;
use crate::field_error::FieldError;
use crate::keyring::masked_key;
use crate::message::Message;
use crate::object_name;
use crate::secret_value::SecretValue;

/// The server that kubectl takes when none is given: Docker Hub, as its key is spelled.
pub const DEFAULT_SERVER: &str = "https://index.docker.io/v1/";

/// What to make a Secret from: either `username` and `password`, or `from_config`.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "SecretFields"))]
pub struct Fields {
    /// The name of the Secret, a DNS subdomain.
    pub name: String,
    /// One Secret each; empty means one manifest that names no namespace.
    pub namespaces: Vec<String>,
    /// The registry, the key of the entry, exactly as it will stand there. Default: [`DEFAULT_SERVER`].
    pub server: Option<String>,
    /// The user name.
    pub username: Option<String>,
    /// The password or token.
    pub password: Option<SecretValue>,
    /// The email address. Nothing reads it; empty is left out.
    pub email: Option<String>,
    /// The text of a Docker `config.json`, taken over byte for byte.
    pub from_config: Option<SecretValue>,
    /// The form of the manifests.
    pub format: Format,
}

/// Not derived: the server may be written with user info.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fields")
            .field("name", &self.name)
            .field("namespaces", &self.namespaces)
            .field("server", &self.server.as_deref().map(masked_key))
            .field("username", &self.username)
            .field("password", &self.password)
            .field("email", &self.email)
            .field("from_config", &self.from_config)
            .field("format", &self.format)
            .finish()
    }
}

/// The fields of an entry once all that is needed is there.
pub(super) struct Credentials<'a> {
    pub server: &'a str,
    pub username: &'a str,
    pub password: &'a SecretValue,
    pub email: &'a str,
}

pub(super) fn check_names(fields: &Fields) -> Result<(), FieldError> {
    if fields.name.is_empty() {
        return Err(missing("name"));
    }
    if !object_name::is_subdomain(&fields.name) {
        return Err(FieldError::new("name", Message::new("secret-field-name")));
    }
    for (index, namespace) in fields.namespaces.iter().enumerate() {
        if !object_name::is_label(namespace) {
            return Err(FieldError::new(
                format!("namespaces[{index}]"),
                Message::new("secret-field-namespace"),
            ));
        }
    }
    Ok(())
}

pub(super) fn refuse_credentials_beside_config(fields: &Fields) -> Result<(), FieldError> {
    let given = [
        ("server", fields.server.is_some()),
        ("username", fields.username.is_some()),
        ("password", fields.password.is_some()),
        ("email", fields.email.is_some()),
    ];
    match given.iter().find(|(_, given)| *given) {
        Some((field, _)) => Err(FieldError::new(
            *field,
            Message::new("secret-field-beside-config"),
        )),
        None => Ok(()),
    }
}

pub(super) fn credentials(fields: &Fields) -> Result<Credentials<'_>, FieldError> {
    let username = fields.username.as_deref().unwrap_or_default();
    let server = fields.server.as_deref().unwrap_or(DEFAULT_SERVER);
    if username.is_empty() {
        return Err(missing("username"));
    }
    let Some(password) = fields.password.as_ref().filter(|text| !text.is_empty()) else {
        return Err(missing("password"));
    };
    if server.is_empty() {
        return Err(missing("server"));
    }
    Ok(Credentials {
        server,
        username,
        password,
        email: fields.email.as_deref().unwrap_or_default(),
    })
}

pub(super) fn note(credentials: &Credentials<'_>, warnings: &mut Vec<Message>) {
    let password = credentials.password.expose();
    if password.ends_with(['\n', '\r']) {
        warnings.push(Message::new("secret-note-password-line-end"));
    }
    // The kubelet splits `auth` at its first colon, wherever that came from.
    if credentials.username.contains(':') {
        warnings.push(Message::new("secret-note-username-colon"));
    }
    for (field, value) in [
        ("server", credentials.server),
        ("username", credentials.username),
        ("password", password),
    ] {
        if is_placeholder(value) {
            warnings.push(Message::new("secret-note-placeholder").with("field", field));
        }
    }
}

/// The words that the documentation prints where a value has to be put.
fn is_placeholder(value: &str) -> bool {
    const WORDS: [&str; 5] = [
        "DOCKER_REGISTRY_SERVER",
        "DOCKER_USER",
        "DOCKER_PASSWORD",
        "…",
        "...",
    ];
    WORDS.contains(&value) || (value.starts_with('<') && value.ends_with('>'))
}

fn missing(field: &'static str) -> FieldError {
    FieldError::new(field, Message::new("secret-field-missing"))
}
