//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**

pub mod explain;
pub mod message;
pub mod pull_policy;
pub mod reference;
pub mod semantics;
