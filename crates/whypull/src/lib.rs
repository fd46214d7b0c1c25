//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**

mod decide;
mod diagnose;
pub mod docker_config;
pub mod explain;
pub mod go_url;
pub mod host_glob;
pub mod image_name;
pub mod input;
pub mod keyring;
pub mod kubelet;
mod manifest;
pub mod message;
pub mod options;
pub mod pull_policy;
pub mod reference;
pub mod report;
pub mod secret_value;
pub mod semantics;
pub mod source;
mod world;
