use std::fmt;

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// What is wrong with a name, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ErrorKind {
    /// It is not of the grammar.
    Format,
    /// There is upper case where only lower case may be.
    Uppercase,
    /// The path has more than 255 bytes.
    TooLong,
    /// It is 64 hex digits alone: an image ID.
    BareHex,
    /// The digest's algorithm is neither sha256 nor sha512.
    DigestUnsupported,
    /// The digest has too few or too many digits for its algorithm.
    DigestLength,
    /// The digest has digits or an algorithm in a form that is not allowed.
    DigestFormat,
}

impl ErrorKind {
    /// The word, as it stands in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Uppercase => "uppercase",
            Self::TooLong => "too-long",
            Self::BareHex => "bare-hex",
            Self::DigestUnsupported => "digest-unsupported",
            Self::DigestLength => "digest-length",
            Self::DigestFormat => "digest-format",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a string is no name, where to look, and what to change.
///
/// It displays as the Go module's own words, which are what the kubelet's events say. They may hold
/// the given text whole, control characters included: escape them before they reach a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
// Boxed, so that the result of a good name stays small.
pub struct ReferenceError(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    offset: usize,
    /// The part of the given text that the words quote, if they do.
    quoted: Option<Box<str>>,
    help: Message,
}

impl ReferenceError {
    pub(super) fn new(kind: ErrorKind, offset: usize, help: Message) -> Self {
        Self(Box::new(Inner {
            kind,
            offset,
            quoted: None,
            help,
        }))
    }

    pub(super) fn quoting(mut self, text: String) -> Self {
        self.0.quoted = Some(text.into_boxed_str());
        self
    }

    /// What is wrong, in one word.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where a person should look: bytes into the given string, never inside a character. It is
    /// the string's length where something is missing at the end.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The Go module's words.
    pub fn message(&self) -> String {
        self.to_string()
    }

    /// What to change. Text in its arguments is cut to a bounded length.
    pub fn help(&self) -> &Message {
        &self.0.help
    }
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = self.0.quoted.as_deref();
        match (self.0.kind, quoted) {
            (ErrorKind::Format, _) => f.write_str("invalid reference format"),
            (ErrorKind::Uppercase, Some(remote)) => write!(
                f,
                "invalid reference format: repository name ({remote}) must be lowercase"
            ),
            (ErrorKind::Uppercase, None) => f.write_str("repository name must be lowercase"),
            (ErrorKind::TooLong, _) => write!(
                f,
                "repository name must not be more than {} characters",
                super::PATH_MAX
            ),
            (ErrorKind::BareHex, _) => write!(
                f,
                "invalid repository name ({}), cannot specify 64-byte hexadecimal strings",
                quoted.unwrap_or_default()
            ),
            (ErrorKind::DigestUnsupported, _) => f.write_str("unsupported digest algorithm"),
            (ErrorKind::DigestLength, _) => f.write_str("invalid checksum digest length"),
            (ErrorKind::DigestFormat, _) => f.write_str("invalid checksum digest format"),
        }
    }
}

impl std::error::Error for ReferenceError {}
