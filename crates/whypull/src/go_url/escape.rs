use std::borrow::Cow;

use super::error::{UrlError, UrlErrorKind};

/// The part of a URL that is unescaped: each has rules of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Only bytes beyond ASCII, and `%` itself, may be escaped.
    Host,
    /// The zone of an IPv6 address: what a host may have unescaped, and the space.
    Zone,
    /// The path: anything.
    Path,
    /// User info or fragment: anything, and the result is thrown away.
    Opaque,
}

/// Go's `unescape`; `start` is added to the offset of an error.
pub(super) fn unescape(text: &[u8], part: Part, start: usize) -> Result<Cow<'_, [u8]>, UrlError> {
    let in_host = matches!(part, Part::Host | Part::Zone);
    let mut escapes = 0;
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte == b'%' {
            let Some(value) = escaped(&text[at..]) else {
                return Err(UrlError::at(UrlErrorKind::Escape, start + at, byte));
            };
            let allowed = match part {
                Part::Host => value >= 0x80 || value == b'%',
                Part::Zone => value == b'%' || value == b' ' || host_byte(value),
                Part::Path | Part::Opaque => true,
            };
            if !allowed {
                return Err(UrlError::at(UrlErrorKind::Escape, start + at, byte));
            }
            escapes += 1;
            at += 3;
        } else {
            if in_host && byte < 0x80 && !host_byte(byte) {
                return Err(UrlError::at(UrlErrorKind::Host, start + at, byte));
            }
            at += 1;
        }
    }
    if escapes == 0 {
        return Ok(Cow::Borrowed(text));
    }
    let mut plain = Vec::with_capacity(text.len() - 2 * escapes);
    let mut rest = text;
    while let Some((&byte, tail)) = rest.split_first() {
        if let Some(value) = escaped(rest) {
            plain.push(value);
            rest = &rest[3..];
        } else {
            plain.push(byte);
            rest = tail;
        }
    }
    Ok(Cow::Owned(plain))
}

/// The byte that an escape at the start of `text` stands for.
fn escaped(text: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match text {
        [b'%', high, low, ..] => u8::try_from(digit(*high)? << 4 | digit(*low)?).ok(),
        _ => None,
    }
}

/// Whether an ASCII byte may stand in a host as it is. The list has `*`, `<`, `"` and `]`, but
/// neither `?` nor `\`, `{`, `}`, `^`, `|` or space.
fn host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~!$&'()*+,;=:[]<>\"".contains(&byte)
}
