//! The one scan of a good name. It only says yes or no: why a name is bad, [`super::fault`] finds
//! out in a second look, which only bad names pay for.

use super::byte::{
    self, ALNUM, IS_DIGIT, IS_DOT, IS_LINE, IS_SLASH, IS_STOP, IS_TAG, IS_TAG_START, IS_UPPER,
    START,
};
use super::{LIBRARY, PATH_MAX, Reference, Registry, TAG_MAX, digest, domain};

/// The domain as far as it is known once the first part of the name has been read.
struct Head {
    registry: Registry,
    domain_len: usize,
    /// Where the scan goes on, with a new part of the path.
    at: usize,
    /// Whether the name ends here, with its one and only part.
    single: bool,
    /// How far a tag has already been read: a port and a tag begin alike.
    tag_to: usize,
}

#[inline]
pub(super) fn scan(given: &str) -> Option<Reference<'_>> {
    let bytes = given.as_bytes();
    let head = head(bytes)?;
    let path_start = head.registry.path_start(head.domain_len);

    let mut at = head.at;
    let mut library = head.single;
    if !head.single {
        let mut state = START;
        let mut seen = 0;
        while let Some(&b) = bytes.get(at) {
            let row = byte::row(b);
            if row & IS_STOP != 0 {
                break;
            }
            seen |= row;
            state = byte::step(state, row);
            at += 1;
        }
        if !byte::is(state, ALNUM) || seen & IS_UPPER != 0 {
            return None;
        }
        library = matches!(head.registry, Registry::Hub) && seen & IS_SLASH == 0;
    }
    let path_len = at - path_start;
    let path_max = if library {
        PATH_MAX - LIBRARY.len()
    } else {
        PATH_MAX
    };
    if path_len > path_max {
        return None;
    }

    let mut tag_len = 0;
    if bytes.get(at) == Some(&b':') {
        let tag_start = at + 1;
        if byte::row(*bytes.get(tag_start)?) & IS_TAG_START == 0 {
            return None;
        }
        at = head.tag_to.max(tag_start);
        while bytes.get(at).is_some_and(|&b| byte::row(b) & IS_TAG != 0) {
            at += 1;
        }
        tag_len = at - tag_start;
        if tag_len > TAG_MAX {
            return None;
        }
    }

    let mut digest_len = 0;
    match bytes.get(at) {
        None => {}
        Some(b'@') => {
            let digest = &bytes[at + 1..];
            if !digest::is_good(digest) {
                return None;
            }
            digest_len = digest.len();
        }
        Some(_) => return None,
    }

    if head.single && at == path_len && at == bytes.len() && digest::is_bare_hex(bytes) {
        return None;
    }
    Some(Reference {
        given,
        domain_len: head.domain_len,
        registry: head.registry,
        library,
        path_len: u8::try_from(path_len).ok()?,
        tag_len: u8::try_from(tag_len).ok()?,
        digest_len: u8::try_from(digest_len).ok()?,
    })
}

/// Reads the first part, and its port if it has one.
///
/// A host and a path's part share an automaton: both are runs of letters and digits held together
/// by separators. They differ in what the flags collect: hosts have no `_`, paths no upper case.
#[inline]
fn head(bytes: &[u8]) -> Option<Head> {
    let mut state = START;
    let mut seen = 0;
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        let row = byte::row(b);
        if row & (IS_STOP | IS_SLASH) != 0 {
            break;
        }
        seen |= row;
        state = byte::step(state, row);
        at += 1;
    }
    if !byte::is(state, ALNUM) {
        return if at == 0 { bracketed(bytes) } else { None };
    }
    let head = Head {
        registry: Registry::Implied,
        domain_len: 0,
        at,
        single: true,
        tag_to: 0,
    };
    match bytes.get(at) {
        Some(b'/') => {
            let first = &bytes[..at];
            let registry = if seen & (IS_DOT | IS_UPPER) == 0 && first != domain::LOCALHOST {
                Registry::Implied
            } else if seen & IS_LINE != 0 {
                // It looks like a domain, cannot be one, and is a fine part of a path: the
                // grammar lets it be that, and the name has no domain at all.
                if seen & IS_UPPER != 0 {
                    return None;
                }
                Registry::Absent
            } else if domain::is_hub(first) {
                Registry::Hub
            } else {
                Registry::Written
            };
            Some(Head {
                registry,
                domain_len: if registry.is_written() { at } else { 0 },
                at: at + 1,
                single: false,
                ..head
            })
        }
        Some(b':') => {
            let end = digits_end(bytes, at + 1);
            if bytes.get(end) != Some(&b'/') {
                return (seen & IS_UPPER == 0).then_some(Head {
                    tag_to: end,
                    ..head
                });
            }
            (end > at + 1 && seen & IS_LINE == 0).then_some(Head {
                registry: Registry::Written,
                domain_len: end,
                at: end + 1,
                single: false,
                ..head
            })
        }
        _ => (seen & IS_UPPER == 0).then_some(head),
    }
}

/// `[IPv6]` with an optional port.
#[cold]
fn bracketed(bytes: &[u8]) -> Option<Head> {
    let inside = bytes.strip_prefix(b"[")?;
    let len = inside
        .iter()
        .take_while(|b| b.is_ascii_hexdigit() || **b == b':')
        .count();
    if len == 0 || inside.get(len) != Some(&b']') {
        return None;
    }
    let close = len + 1;
    let end = match bytes.get(close + 1)? {
        b':' => {
            let end = digits_end(bytes, close + 2);
            if end == close + 2 {
                return None;
            }
            end
        }
        _ => close + 1,
    };
    // `[abc]/x` has nothing that makes its first part a domain, and a path has no brackets.
    if bytes.get(end) != Some(&b'/') || !domain::is_domain(&bytes[..end]) {
        return None;
    }
    Some(Head {
        registry: Registry::Written,
        domain_len: end,
        at: end + 1,
        single: false,
        tag_to: 0,
    })
}

#[inline]
fn digits_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(|&b| byte::row(b) & IS_DIGIT != 0) {
        at += 1;
    }
    at
}
