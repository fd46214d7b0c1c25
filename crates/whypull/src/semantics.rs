//! The three rule sets.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Whose rules decide which key of a docker config serves an image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Semantics {
    /// What the cluster does.
    #[default]
    Kubelet,
    /// What the documentation says.
    Docs,
    /// What `docker pull` does on a laptop.
    Docker,
}

impl Semantics {
    /// All three, the default first.
    pub const ALL: [Self; 3] = [Self::Kubelet, Self::Docs, Self::Docker];

    /// The name in options and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kubelet => "kubelet",
            Self::Docs => "docs",
            Self::Docker => "docker",
        }
    }
}

impl FromStr for Semantics {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|semantics| semantics.name() == text)
            .ok_or_else(|| format!("no rule set {text:?}; there are kubelet, docs and docker"))
    }
}
