//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**

pub mod docker_config;
pub mod explain;
pub mod go_url;
pub mod host_glob;
pub mod keyring;
pub mod message;
pub mod pull_policy;
pub mod reference;
pub mod report;
pub mod secret_value;
pub mod semantics;
pub mod source;
