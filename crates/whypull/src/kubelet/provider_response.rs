use super::CredentialProvider;
use crate::docker_config::{Entry, Origin};
use crate::manifest::{Finding, Object, Place};
use crate::secret_value::SecretValue;

/// What a credential provider answered, as pasted.
#[derive(Debug)]
pub(crate) struct ProviderResponse {
    /// The provider it is of, where that was said.
    pub(crate) provider: Option<String>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) api_version: String,
    /// Why the kubelet drops the whole response.
    pub(crate) fault: Option<(&'static str, Place)>,
    pub(crate) place: Place,
}

impl ProviderResponse {
    /// Kubernetes: `pkg/credentialprovider/plugin/plugin.go`.
    pub(crate) fn read(
        object: Object<'_>,
        provider: Option<String>,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut entries = Vec::new();
        if let Some(auth) = object.mapping("auth", findings) {
            for (key, value) in auth.node.entries() {
                let value_object = auth.at(value);
                let username = value_object
                    .string("username", findings)
                    .map_or("", |text| text.text);
                let password = value_object.string("password", findings);
                entries.push(Entry {
                    key: key.raw().unwrap_or_default().to_owned(),
                    key_range: key.range(),
                    range: value.range(),
                    username: username.to_owned(),
                    password: SecretValue::new(password.map_or("", |text| text.text)),
                    origin: if username.is_empty() && password.is_none() {
                        Origin::Blank
                    } else {
                        Origin::Fields
                    },
                    secret_range: None,
                    identity_token: false,
                    registry_token: false,
                    fault: None,
                });
            }
        }
        let text = |field| object.node.get(field).and_then(|node| node.as_str());
        let place = |field| {
            object
                .node
                .get(field)
                .map_or(object.place(), |node| Place::of(object.source, node))
        };
        let fault = if text("kind") != Some("CredentialProviderResponse") {
            Some(("provider-response-kind", place("kind")))
        } else if !matches!(text("cacheKeyType"), Some("Image" | "Registry" | "Global")) {
            Some(("provider-response-cache-key-type", place("cacheKeyType")))
        } else {
            None
        };
        Self {
            provider,
            entries,
            api_version: text("apiVersion").unwrap_or_default().to_owned(),
            fault,
            place: object.place(),
        }
    }

    /// Whether it is an answer of this provider: by name where one was said, and with its version.
    pub(crate) fn serves(&self, provider: &CredentialProvider) -> bool {
        self.fault.is_none()
            && self.api_version == provider.api_version
            && self
                .provider
                .as_ref()
                .is_none_or(|name| *name == provider.name)
    }
}
