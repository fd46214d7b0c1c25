//! Why a name is bad: found in a second look, in the Go module's order.

use super::byte::{self, ALNUM, FAIL, IS_SLASH, IS_STOP, IS_TAG, IS_TAG_START, IS_UPPER, START};
use super::case::{is_upper, lower};
use super::error::{ErrorKind, ReferenceError};
use super::help::{Fault, excerpt};
use super::split::Split;
use super::{PATH_MAX, TAG_MAX, digest, habit};

/// The fewest hex digits that the grammar takes, whatever the algorithm.
const HEX_MIN: usize = 32;

/// Says what is wrong with a name that [`super::scan`] refused.
#[cold]
pub(super) fn diagnose(given: &str) -> ReferenceError {
    let error = |kind, fault: Fault| ReferenceError::new(kind, fault.offset, fault.help);

    if digest::is_bare_hex(given.as_bytes()) {
        let fault = Fault::new(0, "help-reference-bare-hex");
        return error(ErrorKind::BareHex, fault).quoting(given.to_owned());
    }
    let split = Split::of(given);
    let remote = split.remote();
    if remote.contains(is_upper) {
        let fault = habit::wrapped(given).unwrap_or_else(|| upper_remote(given, split));
        return error(ErrorKind::Uppercase, fault).quoting(format!("{}{remote}", split.implied));
    }
    if let Some(fault) = grammar(given, split.domain_end) {
        if passes_in_lower_case(given, split.domain_end) {
            let fault = upper_ascii(given).or_else(|| habit::any(given));
            return error(
                ErrorKind::Uppercase,
                fault.unwrap_or_else(|| Fault::new(0, "help-reference-uppercase-host")),
            );
        }
        return error(ErrorKind::Format, habit::any(given).unwrap_or(fault));
    }
    if let Some(fault) = too_long(given, split) {
        return error(ErrorKind::TooLong, fault);
    }
    // Nothing else is left to be wrong in a name that the scan refused.
    let start = given.find('@').map_or(given.len(), |at| at + 1);
    let (kind, fault) = bad_digest(given, start);
    error(kind, fault)
}

/// The first fault against the grammar, in a string whose domain, if any, ends at `domain_end`.
/// The length of the path and what the digest says are not its business.
pub(super) fn grammar(text: &str, domain_end: Option<usize>) -> Option<Fault> {
    if let Some(end) = domain_end
        && let Some(fault) = host(&text[..end])
        && part(&text[..end]).is_some()
    {
        return Some(fault);
    }
    let start = domain_end.map_or(0, |end| end + 1);
    let path_end = text[start..]
        .find([':', '@'])
        .map_or(text.len(), |at| start + at);
    if let Some(fault) = path(text, start, path_end) {
        return Some(fault);
    }
    let mut at = path_end;
    if text.as_bytes().get(at) == Some(&b':') {
        match tag(text, at) {
            Ok(end) => at = end,
            Err(fault) => return Some(fault),
        }
    }
    (at < text.len()).then(|| digest_grammar(text, at))?
}

/// Whether the string would be of the grammar if it were in lower case. Besides hosts such as
/// `Foo_bar`, two letters make it so anywhere: `İ` and the Kelvin sign are ASCII in lower case.
fn passes_in_lower_case(given: &str, domain_end: Option<usize>) -> bool {
    if !given.contains(is_upper) {
        return false;
    }
    let lowered: String = given.chars().map(lower).collect();
    let domain_end = domain_end.and_then(|_| lowered.find('/'));
    grammar(&lowered, domain_end).is_none()
}

fn upper_remote(given: &str, split: Split<'_>) -> Fault {
    let start = split.rest_start();
    let remote = split.remote();
    let at = start + remote.find(is_upper).unwrap_or_default();
    if !given[at..].starts_with(|c: char| c.is_ascii()) {
        return habit::any(given).map_or_else(
            || Fault::new(at, "help-reference-uppercase"),
            |fault| Fault {
                offset: at,
                help: fault.help,
            },
        );
    }
    let name = remote.split('@').next().unwrap_or(remote);
    if at >= start + name.len() {
        return Fault::new(at, "help-reference-uppercase-digest");
    }
    Fault::new(at, "help-reference-uppercase").with("lower", excerpt(name).to_lowercase())
}

/// The first upper-case letter of the first part, which counts as a registry because of it.
fn upper_ascii(given: &str) -> Option<Fault> {
    if !given.is_ascii() {
        return None;
    }
    let at = given.find(is_upper)?;
    let first = given.split('/').next().unwrap_or(given);
    Some(
        Fault::new(at, "help-reference-uppercase-host")
            .with("lower", excerpt(first).to_lowercase()),
    )
}

fn host(domain: &str) -> Option<Fault> {
    let (host, port_at) = if domain.starts_with('[') {
        let Some(close) = domain.find(']') else {
            return Some(Fault::new(0, "help-reference-ipv6-open"));
        };
        let inside = &domain[1..close];
        if let Some(at) = inside.find(|c: char| !c.is_ascii_hexdigit() && c != ':') {
            let code = if inside[at..].starts_with('%') {
                "help-reference-ipv6-zone"
            } else {
                "help-reference-ipv6"
            };
            return Some(Fault::new(at + 1, code));
        }
        if inside.is_empty() || !matches!(domain.as_bytes().get(close + 1), None | Some(b':')) {
            return Some(Fault::new(close, "help-reference-ipv6"));
        }
        ("", close + 1)
    } else {
        let bare_ipv6 = domain.bytes().filter(|b| *b == b':').count() > 1
            && domain.bytes().all(|b| b.is_ascii_hexdigit() || b == b':');
        if bare_ipv6 {
            return Some(Fault::new(0, "help-reference-ipv6-brackets"));
        }
        let end = domain.find(':').unwrap_or(domain.len());
        (&domain[..end], end)
    };
    if port_at == 0 {
        return Some(Fault::new(0, "help-reference-host-empty"));
    }
    labels(host).or_else(|| port(domain, port_at))
}

fn labels(host: &str) -> Option<Fault> {
    if host.is_empty() {
        return None;
    }
    if let Some(at) = host.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-') {
        return Some(if host[at..].starts_with('_') {
            Fault::new(at, "help-reference-host-underscore")
        } else {
            Fault::character(at, "help-reference-host-character", host)
        });
    }
    let mut start = 0;
    for label in host.split('.') {
        let end = start + label.len();
        if label.is_empty() {
            // The dot too many: the one that opens the host, follows another, or ends it.
            let at = end.min(host.len() - 1);
            return Some(Fault::new(at, "help-reference-host-dot"));
        }
        if label.starts_with('-') {
            return Some(Fault::new(start, "help-reference-host-dash"));
        }
        if label.ends_with('-') {
            return Some(Fault::new(end - 1, "help-reference-host-dash"));
        }
        start = end + 1;
    }
    None
}

fn port(domain: &str, colon: usize) -> Option<Fault> {
    let port = domain.get(colon + 1..)?;
    let Some(at) = port.find(|c: char| !c.is_ascii_digit()) else {
        return port
            .is_empty()
            .then(|| Fault::new(colon, "help-reference-port-empty"));
    };
    let offset = colon + 1 + at;
    Some(if at == 0 && port.starts_with(':') {
        Fault::new(offset, "help-reference-double-colon")
    } else {
        Fault::new(offset, "help-reference-port").with("port", excerpt(port))
    })
}

/// A fault in what should be one part of a path.
fn part(text: &str) -> Option<Fault> {
    path(text, 0, text.len())
}

fn path(text: &str, start: usize, end: usize) -> Option<Fault> {
    let bytes = text.as_bytes();
    if start == end {
        return Some(if end == text.len() && start > 0 {
            Fault::new(start, "help-reference-trailing-slash")
        } else {
            Fault::new(start, "help-reference-missing-name")
        });
    }
    let mut state = START;
    for (at, &b) in bytes.iter().enumerate().take(end).skip(start) {
        let row = byte::row(b);
        if row & (IS_STOP | IS_UPPER) != 0 {
            return Some(Fault::character(at, "help-reference-character", text));
        }
        let next = byte::step(state, row);
        if !byte::is(next, FAIL) {
            state = next;
            continue;
        }
        let is_slash = row & IS_SLASH != 0;
        return Some(match (byte::is(state, START), is_slash) {
            (true, true) if at == 0 => Fault::new(0, "help-reference-leading-slash"),
            (true, true) => Fault::new(at, "help-reference-double-slash"),
            (true, false) => Fault::character(at, "help-reference-separator", text),
            (false, true) => Fault::character(at - 1, "help-reference-separator", text),
            (false, false) => Fault::new(at, "help-reference-separators"),
        });
    }
    if byte::is(state, ALNUM) {
        None
    } else if byte::is(state, START) {
        Some(Fault::new(end - 1, "help-reference-trailing-slash"))
    } else {
        Some(Fault::character(end - 1, "help-reference-separator", text))
    }
}

/// The end of the tag after the colon.
fn tag(text: &str, colon: usize) -> Result<usize, Fault> {
    let start = colon + 1;
    let bytes = &text.as_bytes()[start..];
    let len = bytes
        .iter()
        .take_while(|b| byte::row(**b) & IS_TAG != 0)
        .count();
    let end = start + len;
    match (len, bytes.get(len)) {
        (0, None | Some(b'@')) => return Err(Fault::new(colon, "help-reference-tag-empty")),
        (0, Some(b':')) => return Err(Fault::new(start, "help-reference-double-colon")),
        _ => {}
    }
    if len > 0 && byte::row(bytes[0]) & IS_TAG_START == 0 {
        return Err(Fault::character(start, "help-reference-tag-start", text));
    }
    if len > TAG_MAX {
        return Err(Fault::new(start + TAG_MAX, "help-reference-tag-too-long")
            .with("found", len)
            .with("max", TAG_MAX));
    }
    match bytes.get(len) {
        None | Some(b'@') => Ok(end),
        Some(b':') => Err(Fault::new(end, "help-reference-two-tags")),
        Some(b'/') => Err(Fault::new(end, "help-reference-tag-slash")),
        Some(_) => Err(Fault::character(end, "help-reference-tag-character", text)),
    }
}

fn digest_grammar(text: &str, sign: usize) -> Option<Fault> {
    let start = sign + 1;
    let digest = &text[start..];
    if digest.is_empty() {
        return Some(Fault::new(sign, "help-reference-digest-missing"));
    }
    if let Some(at) = digest.find('@') {
        return Some(Fault::new(start + at, "help-reference-two-digests"));
    }
    let Some(colon) = digest.find(':') else {
        return Some(Fault::new(start, "help-reference-digest-shape"));
    };
    let algorithm = &digest[..colon];
    if let Some(at) = bad_algorithm(algorithm) {
        return Some(Fault::new(start + at, "help-reference-digest-algorithm"));
    }
    let hex = &digest[colon + 1..];
    if let Some(at) = hex.find(|c: char| !c.is_ascii_hexdigit()) {
        let offset = start + colon + 1 + at;
        return Some(if hex[at..].starts_with(':') {
            Fault::new(offset, "help-reference-tag-after-digest")
        } else {
            Fault::character(offset, "help-reference-digest-hex", text)
        });
    }
    (hex.len() < HEX_MIN).then(|| match digest::wanted(algorithm) {
        Some(wanted) => digest_length(start, algorithm, hex.len(), wanted),
        None => unsupported(start, algorithm),
    })
}

/// Where words of letters and digits, each begun by a letter and held together by one separator,
/// stop being that.
fn bad_algorithm(algorithm: &str) -> Option<usize> {
    let mut fresh = true;
    for (at, b) in algorithm.bytes().enumerate() {
        fresh = match b {
            b'a'..=b'z' | b'A'..=b'Z' => false,
            b'0'..=b'9' if !fresh => false,
            b'+' | b'.' | b'-' | b'_' if !fresh => true,
            _ => return Some(at),
        };
    }
    fresh.then_some(algorithm.len().saturating_sub(1))
}

/// The path as the registry sees it: `library/` counts, and so does a first part that only looked
/// like a domain.
fn too_long(given: &str, split: Split<'_>) -> Option<Fault> {
    let start = match split.domain_end {
        Some(end) if host(&given[..end]).is_none() => end + 1,
        _ => 0,
    };
    let len = given[start..]
        .find([':', '@'])
        .unwrap_or(given.len() - start);
    let max = PATH_MAX - split.implied.len();
    (len > max).then(|| {
        Fault::new(start + max, "help-reference-too-long")
            .with("found", len + split.implied.len())
            .with("max", PATH_MAX)
    })
}

/// What is wrong with a digest that is of the grammar.
fn bad_digest(given: &str, start: usize) -> (ErrorKind, Fault) {
    let (algorithm, hex) = given[start..].split_once(':').unwrap_or_default();
    if let Some(wanted) = digest::wanted(algorithm) {
        if hex.len() != wanted {
            let fault = digest_length(start, algorithm, hex.len(), wanted);
            return (ErrorKind::DigestLength, fault);
        }
        let at = hex
            .find(|c: char| c.is_ascii_uppercase())
            .unwrap_or_default();
        let offset = start + algorithm.len() + 1 + at;
        let fault = Fault::new(offset, "help-reference-digest-case");
        return (ErrorKind::DigestFormat, fault);
    }
    match algorithm.find(|c: char| c.is_ascii_uppercase()) {
        Some(at) => (
            ErrorKind::DigestFormat,
            Fault::new(start + at, "help-reference-uppercase-digest"),
        ),
        None => (ErrorKind::DigestUnsupported, unsupported(start, algorithm)),
    }
}

fn digest_length(start: usize, algorithm: &str, found: usize, wanted: usize) -> Fault {
    Fault::new(start, "help-reference-digest-length")
        .with("algorithm", algorithm)
        .with("found", found)
        .with("wanted", wanted)
}

fn unsupported(start: usize, algorithm: &str) -> Fault {
    if algorithm == digest::FORMER {
        return Fault::new(start, "help-reference-digest-former").with("algorithm", digest::FORMER);
    }
    Fault::new(start, "help-reference-digest-unsupported").with("algorithm", excerpt(algorithm))
}
