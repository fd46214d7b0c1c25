//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**

pub mod explain;
pub mod message;
pub mod report;
pub mod secret_value;
pub mod semantics;
