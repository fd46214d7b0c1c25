//! The real pull (feature `native`): the decisions of a Report, carried out.
//!
//! ```text
//! files ──Explanation──▶ Kubelet ──one image at a time──▶ decision ──attempts──▶ Target
//!                           │                                 ▲                     │
//!                           └── queue, rate, back-off     plugins, presence    registry → OCI layout,
//!                                                                               or container runtime
//! ```
//!
//! Nothing is decided here: [`Kubelet`] asks the core again for each image, with what is present at
//! that moment and what the credential provider plugins answer, and then does what it says.

mod credential;
mod digest;
mod event;
mod go_text;
mod image;
mod kubelet;
mod layout;
mod lookup;
mod node;
mod pin;
mod problem;
mod registry;
#[cfg(all(feature = "cri", unix))]
mod runtime;
mod target;

pub use credential::Credential;
pub use digest::{BadDigest, Digest};
pub use event::{BlobKind, BlobState, Event, Observer, What};
pub use kubelet::{Kubelet, Summary};
pub use layout::Layout;
pub use node::{Places, Plugins, docker_configs};
pub use pin::{Pinned, Pins, Unpinned, is_pinned, pin};
pub use problem::{Failure, Problem, Step};
pub use registry::{Registries, RegistrySettings};
#[cfg(all(feature = "cri", unix))]
pub use runtime::Runtime;
pub use target::Target;
