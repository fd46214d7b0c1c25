//! **whypull says why a Kubernetes Pod's image will, or will not, pull.**

pub mod advise;
pub mod decode;
pub mod explain;
pub mod field_error;
pub mod message;
mod object_name;
mod quoting;
pub mod report;
pub mod secret;
pub mod secret_value;
pub mod semantics;
