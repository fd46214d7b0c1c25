//! What the command's flags, and the options in JavaScript, say.

use std::fmt;

use serde::Deserialize;

use crate::explain::Language;
use crate::image_name::masked_image;
use crate::kubelet::{ContainerRuntime, KubernetesVersion, Platform};
use crate::semantics::Semantics;

/// Settings of an explanation. Every one has a default.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Options {
    /// The version whose behaviour is told.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kubernetes_version: KubernetesVersion,
    /// Whose rules `attempts` follow.
    pub semantics: Semantics,
    /// Whether the input is all there is. Unset: it is once it holds any Secret or ServiceAccount.
    pub complete: Option<bool>,
    /// The namespace of objects that name none.
    pub namespace: String,
    /// Images that are on the node, as written in the Pod; `NODE=IMAGE` for one node of several.
    pub present: Vec<String>,
    /// Whether the admission controller AlwaysPullImages is on.
    pub always_pull_images: bool,
    /// The container runtime, where it matters.
    pub container_runtime: Option<ContainerRuntime>,
    /// The node's platform, e.g. `linux/arm64`; `linux/amd64` if unset.
    #[serde(deserialize_with = "platform")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub platform: Option<Platform>,
    /// Seconds that a pull takes, `[IMAGE=]SECONDS`; 10 if unset.
    pub pull_seconds: Vec<String>,
    /// The language of the sentences.
    pub lang: Language,
}

/// What a pull takes where nothing else is said.
pub const ASSUMED_PULL_SECONDS: f64 = 10.0;

impl Default for Options {
    fn default() -> Self {
        Self {
            kubernetes_version: KubernetesVersion::default(),
            semantics: Semantics::default(),
            complete: None,
            namespace: "default".to_owned(),
            present: Vec::new(),
            always_pull_images: false,
            container_runtime: None,
            platform: None,
            pull_seconds: Vec::new(),
            lang: Language::default(),
        }
    }
}

impl Options {
    /// The seconds that the pull of an image takes.
    pub(crate) fn seconds(&self, image: &str) -> f64 {
        let mut general = ASSUMED_PULL_SECONDS;
        let mut special = None;
        for given in &self.pull_seconds {
            match given.rsplit_once('=') {
                Some((name, seconds)) if name == image => special = duration(seconds),
                Some(_) => {}
                None => general = duration(given).unwrap_or(general),
            }
        }
        special.unwrap_or(general)
    }
}

/// Not derived: an image may be written with user info.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let masked = |images: &[String]| -> Vec<String> {
            images
                .iter()
                .map(|image| masked_image(image).into_owned())
                .collect()
        };
        f.debug_struct("Options")
            .field("kubernetes_version", &self.kubernetes_version)
            .field("semantics", &self.semantics)
            .field("complete", &self.complete)
            .field("namespace", &self.namespace)
            .field("present", &masked(&self.present))
            .field("always_pull_images", &self.always_pull_images)
            .field("container_runtime", &self.container_runtime)
            .field("platform", &self.platform)
            .field("pull_seconds", &masked(&self.pull_seconds))
            .field("lang", &self.lang)
            .finish()
    }
}

/// Seconds, at most nine digits before the point; beyond the ninth after it nothing counts.
fn duration(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('s');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.len() > 9 {
        return None;
    }
    let fraction = &fraction[..fraction.len().min(9)];
    let places = i32::try_from(fraction.len()).unwrap_or_default();
    let whole: u32 = whole.parse().ok()?;
    let parts: u32 = fraction.parse().unwrap_or_default();
    Some(f64::from(whole) + f64::from(parts) / 10_f64.powi(places))
}

fn platform<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Platform>, D::Error> {
    Option::<String>::deserialize(deserializer)?
        .map(|text| text.parse().map_err(serde::de::Error::custom))
        .transpose()
}
