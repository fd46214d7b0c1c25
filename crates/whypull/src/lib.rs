//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**

pub mod explain;
pub mod go_url;
pub mod host_glob;
pub mod keyring;
pub mod message;
pub mod semantics;
