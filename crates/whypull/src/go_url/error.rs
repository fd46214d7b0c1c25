/// Why Go's `net/url` refuses a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlError {
    /// What is wrong.
    pub kind: UrlErrorKind,
    /// Where, in bytes from the start of the parsed text.
    pub offset: usize,
    /// The byte there; nothing where it may be part of a password.
    pub byte: Option<u8>,
}

/// What is wrong with a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlErrorKind {
    /// A control character.
    Control,
    /// A `%` without two hex digits, or one that may not be escaped there.
    Escape,
    /// A character that no host has.
    Host,
    /// A port that is not made of digits.
    Port,
    /// A `[` after the start of the host: no IPv6 address, and a class is no host.
    BracketInside,
    /// A `[` without `]`.
    BracketOpen,
    /// Brackets around something other than an IPv6 address.
    NotIpv6,
    /// A character that user info may not have.
    UserInfo,
    /// A colon where a scheme would have to stand before it.
    Scheme,
}

impl UrlError {
    pub(super) const fn at(kind: UrlErrorKind, offset: usize, byte: u8) -> Self {
        Self {
            kind,
            offset,
            byte: Some(byte),
        }
    }

    pub(super) const fn hidden(kind: UrlErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset,
            byte: None,
        }
    }
}
