//! What happens during a pull, as it happens.

use std::sync::Arc;

use serde::Serialize;

use super::digest::Digest;
use crate::report::{Action, Attempt, Source};

/// Whoever wants to know: a terminal, a log, a program.
pub trait Observer: Send + Sync {
    /// Something happened.
    fn event(&self, event: &Event);

    /// Bytes of a blob came; `so_far` counts from its beginning, as does `of`.
    fn progress(&self, _image: &str, _digest: &Digest, _so_far: u64, _of: u64) {}
}

/// Something that happened, and to what.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// `kind/namespace/name`; nothing for an image of the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workload: Option<Arc<str>>,
    /// The container's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container: Option<Arc<str>>,
    /// The image as written (user info masked); nothing for the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Arc<str>>,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug, Serialize)]
#[serde(
    tag = "event",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[non_exhaustive]
pub enum What {
    /// What would be done (only when nothing is).
    Plan {
        /// What applies.
        pull_policy: &'static str,
        /// Whether the image is there.
        present: bool,
        /// What the kubelet would do.
        action: Action,
        /// The credentials, in order.
        attempts: Vec<Attempt>,
        /// Whether the pull would be made without any.
        anonymous: Option<bool>,
        /// Why it would fail before a pull, in the kubelet's words.
        #[serde(skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
    /// An event that the kubelet writes, to the letter.
    Kubelet {
        /// `Normal` or `Warning`.
        r#type: &'static str,
        /// The reason.
        reason: &'static str,
        /// The words.
        message: String,
    },
    /// A try begins.
    Attempt {
        /// Which one, from 1.
        order: u32,
        /// How many there are.
        of: u32,
        /// Where the credential comes from; nothing without one.
        #[serde(skip_serializing_if = "Option::is_none")]
        source: Option<Arc<Source>>,
        /// The key that matched.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        /// The user.
        #[serde(skip_serializing_if = "Option::is_none")]
        username: Option<String>,
        /// Whether it is made without credentials.
        anonymous: bool,
    },
    /// A try failed.
    AttemptFailed {
        /// Which one, from 1.
        order: u32,
        /// Why.
        error: String,
    },
    /// A request failed in passing, and is made again.
    Retry {
        /// Where.
        step: String,
        /// Why.
        error: String,
        /// Seconds until then.
        seconds: f64,
    },
    /// The pull stands in line: it is not its turn.
    Queued,
    /// The kubelet waits before it tries again.
    BackOff {
        /// Seconds until then.
        seconds: u64,
    },
    /// Something of the image is there.
    Blob {
        /// Its digest.
        digest: Digest,
        /// Its bytes.
        size: u64,
        /// What it is.
        kind: BlobKind,
        /// How it got there.
        state: BlobState,
        /// The bytes that came over the wire for it.
        transferred: u64,
    },
    /// The image is there.
    Pulled {
        /// The digest of the manifest.
        digest: Digest,
        /// The digest that the registry has it under, where that is another: of the image index, or
        /// of a manifest in Docker's own format.
        #[serde(skip_serializing_if = "Option::is_none")]
        registry_digest: Option<Digest>,
        /// The bytes of manifest, configuration and layers.
        size: u64,
        /// The bytes that came over the wire.
        transferred: u64,
        /// The bytes that were there.
        reused: u64,
        /// Seconds it took, without waiting.
        seconds: f64,
        /// Seconds it stood in line.
        waited_seconds: f64,
    },
    /// The container runtime has the image.
    PulledByRuntime {
        /// What the runtime calls it.
        reference: String,
        /// Its bytes, as the runtime counts them.
        size: u64,
        /// Seconds it took, without waiting.
        seconds: f64,
        /// Seconds it stood in line.
        waited_seconds: f64,
    },
    /// There is no way for this container.
    Failed {
        /// What `kubectl` shows as the reason.
        reason: &'static str,
        /// Why.
        error: String,
    },
    /// A credential provider did not help.
    Provider {
        /// Its name.
        provider: String,
        /// Why not.
        error: String,
    },
    /// All is done.
    Summary {
        /// Images that were pulled.
        pulled: u64,
        /// Images that were there.
        present: u64,
        /// Images that are not there.
        failed: u64,
        /// Bytes that came over the wire.
        transferred: u64,
        /// Bytes that were there.
        reused: u64,
        /// Seconds from the first to the last.
        seconds: f64,
    },
}

/// What a blob is to an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BlobKind {
    /// The configuration.
    Config,
    /// A layer.
    Layer,
}

/// How a blob got to where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BlobState {
    /// It was there.
    Reused,
    /// It came as a whole.
    Fetched,
    /// A part was there, or it came in parts.
    Resumed,
}

/// An observer with what it all happens to.
#[derive(Clone)]
pub(crate) struct Teller<'o> {
    pub(crate) observer: &'o dyn Observer,
    pub(crate) workload: Option<Arc<str>>,
    pub(crate) container: Option<Arc<str>>,
    pub(crate) image: Arc<str>,
}

impl Teller<'_> {
    pub(crate) fn tell(&self, what: What) {
        self.observer.event(&Event {
            workload: self.workload.clone(),
            container: self.container.clone(),
            image: Some(Arc::clone(&self.image)),
            what,
        });
    }

    /// An event of the kubelet.
    pub(crate) fn kubelet(&self, r#type: &'static str, reason: &'static str, message: String) {
        self.tell(What::Kubelet {
            r#type,
            reason,
            message,
        });
    }

    pub(crate) fn progress(&self, digest: &Digest, so_far: u64, of: u64) {
        self.observer.progress(&self.image, digest, so_far, of);
    }
}
