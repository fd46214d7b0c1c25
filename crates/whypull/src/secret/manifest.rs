use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::fields::Fields;
use crate::quoting;
use crate::secret_value::SecretValue;

/// The form of a manifest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "SecretFormat"))]
pub enum Format {
    /// As `kubectl … --dry-run=client -o yaml`.
    #[default]
    Yaml,
    /// As `kubectl … --dry-run=client -o json`.
    Json,
}

/// One Secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The name of the Secret.
    pub name: String,
    /// Its namespace; without one, `kubectl apply` takes the current one.
    pub namespace: Option<String>,
    /// The form of `text`.
    pub format: Format,
    /// The whole object. It holds the credentials in base64, which hides nothing.
    pub text: SecretValue,
}

pub(super) fn for_each_namespace(fields: &Fields, config: &SecretValue) -> Vec<Manifest> {
    let data = Zeroizing::new(STANDARD.encode(config.expose()));
    let make = |namespace: Option<&String>| Manifest {
        name: fields.name.clone(),
        namespace: namespace.cloned(),
        format: fields.format,
        text: match fields.format {
            Format::Yaml => yaml(&fields.name, namespace.map(String::as_str), &data),
            Format::Json => json(&fields.name, namespace.map(String::as_str), &data),
        },
    };
    if fields.namespaces.is_empty() {
        return vec![make(None)];
    }
    let mut seen = HashSet::new();
    fields
        .namespaces
        .iter()
        .filter(|namespace| seen.insert(namespace.as_str()))
        .map(|namespace| make(Some(namespace)))
        .collect()
}

/// Fields in alphabetical order, as kubectl prints YAML.
fn yaml(name: &str, namespace: Option<&str>, data: &str) -> SecretValue {
    let namespace = namespace.map_or_else(String::new, |namespace| {
        format!("  namespace: {}\n", quoting::yaml(namespace))
    });
    SecretValue::new(format!(
        "apiVersion: v1\ndata:\n  .dockerconfigjson: {data}\nkind: Secret\nmetadata:\n  name: {}\n{namespace}type: kubernetes.io/dockerconfigjson\n",
        quoting::yaml(name),
    ))
}

/// Fields in the order of the API type, as kubectl prints JSON. Names and base64 need no escapes.
fn json(name: &str, namespace: Option<&str>, data: &str) -> SecretValue {
    let namespace = namespace.map_or_else(String::new, |namespace| {
        format!(",\n        \"namespace\": \"{namespace}\"")
    });
    SecretValue::new(format!(
        "{{\n    \"kind\": \"Secret\",\n    \"apiVersion\": \"v1\",\n    \"metadata\": {{\n        \"name\": \"{name}\"{namespace}\n    }},\n    \"data\": {{\n        \".dockerconfigjson\": \"{data}\"\n    }},\n    \"type\": \"kubernetes.io/dockerconfigjson\"\n}}\n"
    ))
}

/// Several objects as one, as `kubectl get -o json` prints them.
pub(super) fn json_list(manifests: &[Manifest]) -> SecretValue {
    let length: usize = (manifests.iter())
        .map(|manifest| manifest.text.expose().len() + 200)
        .sum();
    // Made large enough at once: growing would leave copies of the secret behind.
    let mut text = String::with_capacity(length + 200);
    text.push_str(
        "{\n    \"kind\": \"List\",\n    \"apiVersion\": \"v1\",\n    \"metadata\": {},\n    \"items\": [",
    );
    for (at, manifest) in manifests.iter().enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        for line in manifest.text.expose().lines() {
            text.push_str("\n        ");
            text.push_str(line);
        }
    }
    text.push_str("\n    ]\n}\n");
    SecretValue::new(text)
}
