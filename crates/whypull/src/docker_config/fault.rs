use std::fmt;
use std::ops::Range;

use crate::source::{Kind, Node};

/// Why a docker config, or an entry of it, is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
}

/// What is wrong with a docker config. None of these holds text of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// No JSON.
    Syntax(String),
    /// A value of another type than Go's struct wants.
    WrongType {
        /// The field; empty for the whole text.
        field: &'static str,
        /// The type found, in Go's words.
        found: &'static str,
    },
    /// `auth` is no base64: the first byte that does not fit.
    NotBase64(usize),
    /// `auth` decodes to something without a colon.
    NoColon,
    /// `auth` decodes to base64 which decodes to `user:password`.
    EncodedTwice,
    /// `auth` is what a page or a template leaves to be filled in.
    Placeholder,
}

impl Fault {
    pub(super) const fn new(kind: FaultKind, range: Range<usize>) -> Self {
        Self { kind, range }
    }
}

impl FaultKind {
    pub(super) fn wrong_type(field: &'static str, node: Node<'_>) -> Self {
        let found = match node.kind() {
            Kind::Mapping => "object",
            Kind::Sequence => "array",
            Kind::Scalar => node.scalar_type().map_or("value", |kind| kind.name()),
        };
        Self::WrongType { field, found }
    }
}

impl FaultKind {
    /// Whether [`Display`](fmt::Display) is Go's message to the letter. Go's syntax errors quote a
    /// character of the text, which may be one of a password.
    pub const fn is_verbatim(&self) -> bool {
        !matches!(self, Self::Syntax(_))
    }
}

/// Go's own words, as they appear in the kubelet's events.
impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(_) => f.write_str("invalid JSON"),
            Self::WrongType { field, found } => {
                write!(f, "json: cannot unmarshal {found} into Go ")?;
                match *field {
                    "" => f.write_str("value of type credentialprovider.DockerConfigJSON"),
                    "entry" => f.write_str(
                        "value of type credentialprovider.dockerConfigEntryWithAuth",
                    ),
                    "auths" => f.write_str(
                        "struct field DockerConfigJSON.auths of type credentialprovider.DockerConfig",
                    ),
                    "HttpHeaders" => {
                        f.write_str("struct field DockerConfigJSON.HttpHeaders of type string")
                    }
                    field => write!(
                        f,
                        "struct field dockerConfigEntryWithAuth.{field} of type string"
                    ),
                }
            }
            Self::NotBase64(at) => write!(f, "illegal base64 data at input byte {at}"),
            Self::Placeholder => f.write_str("illegal base64 data at input byte 0"),
            Self::NoColon | Self::EncodedTwice => f.write_str(
                "unable to parse auth field, must be formatted as base64(username:password)",
            ),
        }
    }
}
