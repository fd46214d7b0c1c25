//! What the node brings: version, configuration, docker config files, credential providers, and the
//! times of pulls.

mod back_off;
mod configuration;
mod credential_provider;
mod event;
mod image_index;
mod legacy_provider;
mod node_files;
mod platform;
mod provider_response;
mod schedule;
mod version;

pub use back_off::{FailedTry, Seen, SeenEvent, back_off_seconds, failed_tries, seen_after};
pub use configuration::PullSettings;
pub use event::EventColumns;
pub use platform::Platform;
pub use version::KubernetesVersion;

pub(crate) use configuration::{Configuration, ConfigurationFault, Verification};
#[cfg(feature = "native")]
pub(crate) use credential_provider::go_duration;
pub(crate) use credential_provider::{CredentialProvider, read_providers};
pub(crate) use image_index::{Choice, ImageIndex};
pub(crate) use legacy_provider::LegacyProvider;
pub(crate) use node_files::{NodeFile, NodeFiles, SEARCH_ORDER, place_rank};
pub(crate) use provider_response::ProviderResponse;
pub(crate) use schedule::{Pull, schedule};

/// The container runtime of the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ContainerRuntime {
    /// containerd.
    #[serde(rename = "containerd")]
    Containerd,
    /// CRI-O, which may refuse short names from 1.34 on.
    #[serde(rename = "cri-o")]
    CriO,
}

impl ContainerRuntime {
    /// The name in options and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Containerd => "containerd",
            Self::CriO => "cri-o",
        }
    }
}

impl std::str::FromStr for ContainerRuntime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "containerd" => Ok(Self::Containerd),
            "cri-o" | "crio" => Ok(Self::CriO),
            _ => Err(format!(
                "no container runtime {text:?}; there are containerd and cri-o"
            )),
        }
    }
}
