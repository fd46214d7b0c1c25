//! What went wrong in a pull, and in which step.

use std::fmt;
use std::io;
use std::time::Duration;

use super::digest::Digest;

/// A pull that failed: the step and the reason. Who tells it adds the image and the credential.
#[derive(Debug)]
pub struct Failure {
    /// Where it happened.
    pub step: Step,
    /// Why.
    pub problem: Problem,
}

/// A step of a pull.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A token is asked for.
    Token,
    /// The manifest, or the image index.
    Manifest,
    /// The image's configuration.
    Config(Digest),
    /// A layer.
    Layer(Digest),
    /// The folder that is pulled into.
    Layout,
    /// The container runtime.
    Runtime,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token => f.write_str("token"),
            Self::Manifest => f.write_str("manifest"),
            Self::Config(digest) => write!(f, "config {digest}"),
            Self::Layer(digest) => write!(f, "layer {digest}"),
            Self::Layout => f.write_str("layout"),
            Self::Runtime => f.write_str("runtime"),
        }
    }
}

/// A reason. Nothing in it is a secret: texts of a registry are shortened and stripped of what turns
/// a terminal around.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// The registry wants other credentials, or any.
    Unauthorized {
        /// Whether any were sent.
        sent: bool,
        /// What the registry says.
        said: String,
    },
    /// Any other answer than was hoped for.
    Status {
        /// The HTTP status.
        code: u16,
        /// What the registry says.
        said: String,
        /// How long it wants to be left alone.
        retry_after: Option<Duration>,
    },
    /// No connection, no TLS, no HTTP.
    Connection(String),
    /// The connection ended before the content did.
    Cut {
        /// The bytes that came.
        got: u64,
        /// The bytes that should have come.
        of: u64,
    },
    /// Nothing came for so long, or next to nothing.
    Stalled(Duration),
    /// A redirect that is not followed.
    Redirect(String),
    /// A place to get tokens from that is not trusted.
    Realm {
        /// The place.
        realm: String,
        /// Why not.
        why: &'static str,
    },
    /// The answer of a token server makes no sense.
    Token(String),
    /// More than anybody needs.
    TooLarge {
        /// The bytes that are taken at the most.
        most: u64,
    },
    /// The length that the registry announces is not the one that the manifest has.
    Length {
        /// What the manifest says.
        expected: u64,
        /// What the registry says.
        announced: u64,
    },
    /// More bytes than the manifest says.
    TooLong {
        /// What the manifest says.
        expected: u64,
    },
    /// Other content than was asked for.
    WrongDigest {
        /// What was asked for.
        expected: Digest,
        /// What came.
        found: Digest,
    },
    /// No manifest that could be pulled.
    Manifest(String),
    /// No manifest for the platform.
    Platform {
        /// The platform.
        wanted: String,
        /// Those that are there.
        offered: Vec<String>,
    },
    /// The image does not fit on the disk.
    Space {
        /// The bytes still to come.
        needed: u64,
        /// The bytes that are free.
        free: u64,
    },
    /// The disk.
    Disk {
        /// The file or folder.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// The folder is no OCI layout.
    Layout(String),
    /// What the container runtime says.
    Runtime(String),
    /// The kubelet's own limit.
    QpsExceeded,
}

impl Problem {
    /// Whether the same request may succeed a moment later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Status { code, .. } => matches!(code, 408 | 429 | 500 | 502 | 503 | 504),
            Self::Connection(_) | Self::Cut { .. } | Self::Stalled(_) => true,
            _ => false,
        }
    }

    /// How long the registry wants to be left alone.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// The same with everything that somebody else said changed.
    pub(crate) fn with_words(self, change: impl Fn(String) -> String) -> Self {
        match self {
            Self::Unauthorized { sent, said } => Self::Unauthorized {
                sent,
                said: change(said),
            },
            Self::Status {
                code,
                said,
                retry_after,
            } => Self::Status {
                code,
                said: change(said),
                retry_after,
            },
            Self::Connection(text) => Self::Connection(change(text)),
            Self::Redirect(text) => Self::Redirect(change(text)),
            Self::Realm { realm, why } => Self::Realm {
                realm: change(realm),
                why,
            },
            Self::Token(text) => Self::Token(change(text)),
            Self::Manifest(text) => Self::Manifest(change(text)),
            Self::Platform { wanted, offered } => Self::Platform {
                wanted,
                offered: offered.into_iter().map(change).collect(),
            },
            Self::Runtime(text) => Self::Runtime(change(text)),
            other => other,
        }
    }

    pub(crate) fn at(self, step: Step) -> Failure {
        Failure {
            step,
            problem: self,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unauthorized { sent, said } => {
                f.write_str("401 Unauthorized")?;
                if !sent {
                    f.write_str(" (nothing was sent)")?;
                }
                write_said(f, said)
            }
            Self::Status {
                code,
                said,
                retry_after,
            } => {
                write!(f, "{code} {}", status_name(*code))?;
                write_said(f, said)?;
                match retry_after {
                    Some(wait) => write!(f, " (try again in {} s)", wait.as_secs()),
                    None => Ok(()),
                }
            }
            Self::Cut { got, of } => write!(f, "the connection ended after {got} of {of} bytes"),
            Self::Stalled(time) => write!(
                f,
                "no answer, or less than 1024 bytes a second, for {} s",
                time.as_secs_f64()
            ),
            Self::Redirect(why) => write!(f, "a redirect is not followed: {why}"),
            Self::Realm { realm, why } => {
                write!(f, "the token server {realm} is not asked: {why}")
            }
            Self::Token(why) => write!(f, "the token server's answer: {why}"),
            Self::TooLarge { most } => {
                write!(
                    f,
                    "the answer is larger than {most} bytes, and was not read on"
                )
            }
            Self::Length {
                expected,
                announced,
            } => write!(
                f,
                "the registry announces {announced} bytes, and the manifest says {expected}"
            ),
            Self::TooLong { expected } => {
                write!(f, "more than the {expected} bytes of the manifest came")
            }
            Self::WrongDigest { expected, found } => {
                write!(f, "wrong digest: {found} came instead of {expected}")
            }
            Self::Platform { wanted, offered } => write!(
                f,
                "no match for platform in manifest: {wanted} is not among {}",
                if offered.is_empty() {
                    "no platforms at all".to_owned()
                } else {
                    offered.join(", ")
                }
            ),
            Self::Space { needed, free } => write!(
                f,
                "no space: {needed} bytes are still to come, and {free} are free"
            ),
            Self::Disk { path, error } => {
                let what = if error.kind() == io::ErrorKind::StorageFull {
                    "no space left on device".to_owned()
                } else {
                    error.to_string()
                };
                write!(f, "{path}: {what}")
            }
            Self::Connection(why)
            | Self::Manifest(why)
            | Self::Layout(why)
            | Self::Runtime(why) => f.write_str(why),
            Self::QpsExceeded => f.write_str("pull QPS exceeded"),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.step, self.problem)
    }
}

impl std::error::Error for Failure {}

fn write_said(f: &mut fmt::Formatter<'_>, said: &str) -> fmt::Result {
    if said.is_empty() {
        return Ok(());
    }
    write!(f, ": {said}")
}

fn status_name(code: u16) -> &'static str {
    reqwest::StatusCode::from_u16(code)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Unknown Status")
}
