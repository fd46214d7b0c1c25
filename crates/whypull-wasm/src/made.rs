use serde::Serialize;
use whypull::secret::{Format, Warning};

/// The Secrets that were asked for. Their text is the one answer that holds credentials.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "MadeSecret"))]
pub struct Made<'a> {
    /// All manifests as one text that `kubectl apply -f -` takes.
    pub text: String,
    /// One a namespace, in the order given.
    pub manifests: Vec<Manifest<'a>>,
    /// What to know before applying them.
    pub warnings: &'a [Warning<String>],
}

/// One Secret.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "SecretManifest"))]
pub struct Manifest<'a> {
    /// The name of the Secret.
    pub name: &'a str,
    /// Its namespace; without one, `kubectl apply` takes the current one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<&'a str>,
    /// The form of `text`.
    pub format: Format,
    /// The whole object. It holds the credentials in base64, which hides nothing.
    pub text: &'a str,
}

impl<'a> Made<'a> {
    pub fn of(made: &'a whypull::secret::Made<String>) -> Self {
        Self {
            text: made.text().expose().to_owned(),
            manifests: made
                .manifests
                .iter()
                .map(|manifest| Manifest {
                    name: &manifest.name,
                    namespace: manifest.namespace.as_deref(),
                    format: manifest.format,
                    text: manifest.text.expose(),
                })
                .collect(),
            warnings: &made.warnings,
        }
    }
}
