//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**
//!
//! Text goes in: manifests, Secrets, docker configs, kubelet configuration. Out comes a
//! [`report::Report`]: for every container what its image name means, which pull policy applies and by
//! which rule, which credentials the kubelet tries in which order, what happens then, what is wrong
//! and how to mend it.
//!
//! ```text
//! text ──source, manifest──▶ world ──decide──▶ Report<Message> ──explain──▶ Report<String>
//! ```
//!
//! Everything here is a pure function: no I/O, no clock, no randomness. The parts can be used alone:
//!
//! - [`mod@reference`] – names;
//! - [`pull_policy`] – the defaulting rules;
//! - [`docker_config`] – `config.json` and `.dockercfg` as the kubelet reads them;
//! - [`keyring`] – which key serves which image, under three rule sets ([`semantics`]);
//! - [`name`], [`matched`] – both as plain data;
//! - [`mod@pod`] – where images and pull policies stand in a manifest;
//! - [`explain()`] – everything together;
//! - `native`, behind the feature of that name – the real pull, with an async runtime and sockets;
//! - [`redact`](mod@redact) – the same files without their secrets, to be shared.

pub mod advise;
mod decide;
pub mod decode;
mod diagnose;
pub mod docker_config;
pub mod excerpt;
pub mod explain;
mod explanation;
pub mod field_error;
pub mod go_url;
pub mod host_glob;
pub mod image_name;
pub mod input;
pub mod keyring;
pub mod kubelet;
mod manifest;
pub mod matched;
pub mod message;
pub mod name;
#[cfg(feature = "native")]
pub mod native;
mod object_name;
pub mod options;
pub mod pod;
pub mod pull_policy;
mod quoting;
pub mod redact;
pub mod reference;
pub mod report;
pub mod secret;
pub mod secret_value;
pub mod semantics;
pub mod source;
mod world;

pub use diagnose::{RuleInfo, codes, rules, severity};
#[cfg(feature = "sentences")]
pub use explanation::explain;
pub use explanation::{Explanation, Objects};
