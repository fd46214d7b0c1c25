//! Where images are pulled to.

use super::credential::Credential;
use super::event::Teller;
use super::image::{Pulled, pull};
use super::layout::Layout;
use super::problem::{Failure, Problem, Step};
use super::registry::Registries;
#[cfg(all(feature = "cri", unix))]
use super::runtime::Runtime;
use crate::kubelet::Platform;
use crate::reference::Reference;

/// Where images are pulled to.
#[non_exhaustive]
pub enum Target {
    /// A folder, straight from the registry.
    Layout {
        /// The folder.
        layout: Layout,
        /// The name there, for a single image; else it is the full reference.
        tag: Option<String>,
        /// The registries.
        registries: Registries,
        /// The platform that is taken from an image index.
        platform: Platform,
    },
    /// A container runtime, which does the rest.
    #[cfg(all(feature = "cri", unix))]
    Runtime(Runtime),
    /// None: nothing is there, and nothing can be pulled. For plans.
    Nowhere,
}

/// What came of a pull.
pub(crate) enum Brought {
    Laid(Pulled),
    #[cfg(all(feature = "cri", unix))]
    Taken {
        reference: String,
        size: u64,
    },
}

impl Target {
    /// Whether an image is there.
    pub(crate) async fn has(&self, reference: &Reference<'_>) -> Result<bool, Failure> {
        match self {
            Self::Layout { layout, tag, .. } => {
                Ok(layout.has_image(&name_of(reference, tag.as_deref())))
            }
            #[cfg(all(feature = "cri", unix))]
            Self::Runtime(runtime) => Ok(runtime.status(reference.given()).await?.is_some()),
            Self::Nowhere => {
                let _ = reference;
                Ok(false)
            }
        }
    }

    /// Pulls with one credential.
    pub(crate) async fn pull(
        &self,
        reference: &Reference<'_>,
        credential: Option<&Credential>,
        teller: &Teller<'_>,
    ) -> Result<Brought, Failure> {
        match self {
            Self::Layout {
                layout,
                tag,
                registries,
                platform,
            } => {
                let name = name_of(reference, tag.as_deref());
                let image = (reference, name.as_str());
                pull(registries, layout, image, platform, credential, teller)
                    .await
                    .map(Brought::Laid)
            }
            #[cfg(all(feature = "cri", unix))]
            Self::Runtime(runtime) => {
                let (reference, size) = runtime.pull(reference, credential).await?;
                Ok(Brought::Taken { reference, size })
            }
            Self::Nowhere => {
                let _ = (credential, teller);
                Err(Problem::Layout("there is nowhere to pull to".to_owned()).at(Step::Layout))
            }
        }
    }
}

/// The name in a layout.
fn name_of(reference: &Reference<'_>, tag: Option<&str>) -> String {
    match (tag, reference.digest(), reference.effective_tag()) {
        (Some(tag), _, _) => tag.to_owned(),
        (None, Some(digest), Some(tag)) => format!("{}:{tag}@{digest}", reference.repository()),
        (None, Some(digest), None) => format!("{}@{digest}", reference.repository()),
        (None, None, tag) => format!("{}:{}", reference.repository(), tag.unwrap_or_default()),
    }
}
