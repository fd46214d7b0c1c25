//! Kubernetes objects, reduced to the few fields that matter for a pull, each with its place.
//!
//! Reading never fails: what has the wrong type is left out and told as a [`Finding`], and the rest
//! of the object stays.

mod container;
mod embedded;
mod finding;
mod object;
mod place;
mod pod;
mod pull_secret;
mod service_account;
mod template;

pub(crate) use container::ContainerSpec;
pub(crate) use embedded::{Embedded, outer_offset};
pub(crate) use finding::{Finding, FindingKind, SecretShape};
pub(crate) use object::Object;
pub(crate) use place::{Place, Text};
pub(crate) use pod::{Misplaced, NamedSecret, PodOwner, PodSpec, misplaced_pull_secrets};
pub(crate) use pull_secret::{Payload, PullSecret, SecretType};
pub(crate) use service_account::ServiceAccount;
pub(crate) use template::templates;
