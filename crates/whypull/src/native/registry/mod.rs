//! Registries as a client meets them: the pull side of the OCI distribution protocol.
//!
//! The requests are made here, over `reqwest`, and not by `oci-client`: that one reads manifests and
//! tokens of any length into memory, sends the password to whatever token server a registry names, on
//! plain HTTP too, follows the `urls` of layers, drops `Retry-After`, and keeps passwords in plain
//! strings. What a registry says is untrusted, and each of these is a fault to survive.

mod authorization;
mod blob;
mod body;
mod manifest;
mod session;
mod transport;

use std::time::Duration;

pub(crate) use manifest::Descriptor;
pub(crate) use session::Session;
pub use transport::Registries;

/// How registries are spoken to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RegistrySettings {
    /// Registries (`host` or `host:port`) without TLS. Those on loopback need not be named.
    pub plain_http: Vec<String>,
    /// Registries on loopback that have TLS.
    pub tls: Vec<String>,
    /// Certificates (PEM) to trust beside the system's.
    pub certificates: Vec<Vec<u8>>,
    /// How often a request that failed in passing is made again.
    pub retries: u32,
    /// After so long without an answer, or with less than 1024 bytes a second, a request has failed.
    pub stall: Duration,
    /// Blobs of one image at once.
    pub max_concurrent_downloads: usize,
}

impl Default for RegistrySettings {
    fn default() -> Self {
        Self {
            plain_http: Vec::new(),
            tls: Vec::new(),
            certificates: Vec::new(),
            retries: 3,
            stall: Duration::from_secs(30),
            max_concurrent_downloads: 3,
        }
    }
}
