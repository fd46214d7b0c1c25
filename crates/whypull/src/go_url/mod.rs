//! What Go's `net/url` makes of the key of a docker config.
//!
//! The kubelet takes a key for a URL (k/k `pkg/credentialprovider/keyring.go`, v1.37), so a key
//! means what Go's parser says, and a key that it refuses is skipped. The rules are those of
//! Go 1.27 (`src/net/url/url.go`), which are stricter than those of older releases:
//!
//! - `[` stands only at the start of a host and only around an IPv6 address (since Go 1.24.8 and
//!   1.25.2; before, `my-registr[a-z].io` was a host);
//! - the first colon of a host starts the port, which has digits only (for `http` and `https`,
//!   since Go 1.26; before, the last colon did).
//!
//! Everything is bytes: `%ff` in a host or a path makes text that is no UTF-8.

mod error;
mod escape;

pub use error::{UrlError, UrlErrorKind};

use std::borrow::Cow;
use std::net::Ipv6Addr;

use escape::{Part, unescape};

/// The parts of a URL that the kubelet and Docker look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    /// Host and port, unescaped; an IPv6 address keeps its brackets. Never the user info.
    pub host: Cow<'a, [u8]>,
    /// The path, unescaped.
    pub path: Cow<'a, [u8]>,
    /// Whether there was user info before the host.
    pub user_info: bool,
    /// Whether a `?` cut a query off.
    pub query: bool,
    /// Whether a `#` cut a fragment off.
    pub fragment: bool,
}

impl<'a> Url<'a> {
    /// Parses what follows `https://`. Offsets of errors count from there.
    pub fn after_https(text: &'a [u8]) -> Result<Self, UrlError> {
        let (rest, fragment) = cut(text, b'#');
        reject_control(rest, 0)?;
        let (rest, query) = cut(rest, b'?');
        let mut url = Self::authority_and_path(rest, 0, true)?;
        url.query = query.is_some();
        url.fragment = fragment.is_some();
        check_fragment(fragment, text.len())?;
        Ok(url)
    }

    /// Parses a whole URL of any scheme, as Docker does with a key that has `://` in it.
    pub fn parse(text: &'a [u8]) -> Result<Self, UrlError> {
        let (whole, fragment) = cut(text, b'#');
        reject_control(whole, 0)?;
        let scheme = scheme(whole)?;
        let start = scheme.map_or(0, |scheme| scheme.len() + 1);
        let (rest, query) = cut(&whole[start..], b'?');
        let mut url = if let Some(after) = rest.strip_prefix(b"//")
            && (scheme.is_some() || !after.starts_with(b"/"))
        {
            let http = scheme.is_some_and(|scheme| {
                scheme.eq_ignore_ascii_case(b"http") || scheme.eq_ignore_ascii_case(b"https")
            });
            Self::authority_and_path(after, start + 2, http)?
        } else {
            Self::without_authority(rest, start, scheme.is_some())?
        };
        url.query = query.is_some();
        url.fragment = fragment.is_some();
        check_fragment(fragment, text.len())?;
        Ok(url)
    }

    fn without_authority(rest: &'a [u8], start: usize, scheme: bool) -> Result<Self, UrlError> {
        let opaque = scheme && !rest.starts_with(b"/");
        if !scheme && !rest.starts_with(b"/") {
            let segment = cut(rest, b'/').0;
            if let Some(colon) = segment.iter().position(|&byte| byte == b':') {
                return Err(UrlError::at(UrlErrorKind::Scheme, start + colon, b':'));
            }
        }
        let path = if opaque {
            Cow::Borrowed(&rest[..0])
        } else {
            unescape(rest, Part::Path, start)?
        };
        Ok(Self {
            host: Cow::Borrowed(&rest[..0]),
            path,
            user_info: false,
            query: false,
            fragment: false,
        })
    }

    fn authority_and_path(rest: &'a [u8], start: usize, http: bool) -> Result<Self, UrlError> {
        let end = rest
            .iter()
            .position(|&byte| byte == b'/')
            .unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let at = authority.iter().rposition(|&byte| byte == b'@');
        let host_start = at.map_or(0, |at| at + 1);
        let host = host(&authority[host_start..], start + host_start, http)?;
        if let Some(at) = at {
            check_user_info(&authority[..at], start)?;
        }
        Ok(Self {
            host,
            path: unescape(path, Part::Path, start + end)?,
            user_info: at.is_some(),
            query: false,
            fragment: false,
        })
    }
}

/// Host and port of [`Url::host`] as Go's `net.SplitHostPort` sees them, and where it fails the
/// whole as host and no port. Brackets fall only together with a port: `[::1]` stays as it is,
/// and the kubelet then takes it for a character class.
pub fn split_host_port(host: &[u8]) -> (&[u8], &[u8]) {
    let whole = (host, &host[host.len()..]);
    let Some(colon) = host.iter().rposition(|&byte| byte == b':') else {
        return whole;
    };
    let (name, port) = (&host[..colon], &host[colon + 1..]);
    let (name, after_open, after_close) = if host[0] == b'[' {
        match host.iter().position(|&byte| byte == b']') {
            Some(end) if end + 1 == colon => (&host[1..end], &host[1..], &host[end + 1..]),
            _ => return whole,
        }
    } else if name.contains(&b':') {
        return whole;
    } else {
        (name, host, host)
    };
    if after_open.contains(&b'[') || after_close.contains(&b']') {
        return whole;
    }
    (name, port)
}

fn cut(text: &[u8], separator: u8) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|&byte| byte == separator) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

fn reject_control(text: &[u8], start: usize) -> Result<(), UrlError> {
    match text.iter().position(u8::is_ascii_control) {
        Some(at) => Err(UrlError::at(UrlErrorKind::Control, start + at, text[at])),
        None => Ok(()),
    }
}

fn scheme(text: &[u8]) -> Result<Option<&[u8]>, UrlError> {
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            b':' if at == 0 => return Err(UrlError::at(UrlErrorKind::Scheme, 0, b':')),
            b':' => return Ok(Some(&text[..at])),
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// The fragment is not looked at, but a bad escape in it spoils the URL. (Control characters do
/// not: Go looks for them only in what precedes the `#`.)
fn check_fragment(fragment: Option<&[u8]>, end: usize) -> Result<(), UrlError> {
    if let Some(fragment) = fragment {
        unescape(fragment, Part::Opaque, end - fragment.len())?;
    }
    Ok(())
}

fn check_user_info(info: &[u8], start: usize) -> Result<(), UrlError> {
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(byte);
    if let Some(at) = info.iter().position(|byte| !allowed(byte)) {
        return Err(UrlError::hidden(UrlErrorKind::UserInfo, start + at));
    }
    match unescape(info, Part::Opaque, start) {
        // The character is part of a secret.
        Err(error) => Err(UrlError::hidden(UrlErrorKind::UserInfo, error.offset)),
        Ok(_) => Ok(()),
    }
}

fn host(text: &[u8], start: usize, http: bool) -> Result<Cow<'_, [u8]>, UrlError> {
    match text.iter().rposition(|&byte| byte == b'[') {
        Some(0) => return ip_literal(text, start),
        Some(at) => return Err(UrlError::at(UrlErrorKind::BracketInside, start + at, b'[')),
        None => {}
    }
    let colon = if http {
        text.iter().position(|&byte| byte == b':')
    } else {
        text.iter().rposition(|&byte| byte == b':')
    };
    if let Some(colon) = colon {
        check_port(&text[colon..], start + colon)?;
    }
    unescape(text, Part::Host, start)
}

fn ip_literal(text: &[u8], start: usize) -> Result<Cow<'_, [u8]>, UrlError> {
    let Some(close) = text.iter().rposition(|&byte| byte == b']') else {
        return Err(UrlError::at(UrlErrorKind::BracketOpen, start, b'['));
    };
    check_port(&text[close + 1..], start + close + 1)?;
    let name = &text[1..close];
    // RFC 6874: `%25` introduces the zone, in which more may be escaped than in a host.
    let zone = name
        .windows(3)
        .position(|window| window == b"%25")
        .unwrap_or(name.len());
    let address = unescape(&name[..zone], Part::Host, start + 1)?;
    let zone = unescape(&name[zone..], Part::Zone, start + 1 + zone)?;
    if !is_ipv6(&address, &zone) {
        return Err(UrlError::at(UrlErrorKind::NotIpv6, start, b'['));
    }
    if let (Cow::Borrowed(_), Cow::Borrowed(_)) = (&address, &zone) {
        return Ok(Cow::Borrowed(text));
    }
    let mut host = Vec::with_capacity(text.len());
    host.push(b'[');
    host.extend_from_slice(&address);
    host.extend_from_slice(&zone);
    host.extend_from_slice(&text[close..]);
    Ok(Cow::Owned(host))
}

/// Go's `netip.ParseAddr`, IPv6 only: the zone follows the first `%` and is not empty.
fn is_ipv6(address: &[u8], zone: &[u8]) -> bool {
    // Only the escape `%25` makes a `%`, so the first one is in either part.
    let mut split = address.splitn(2, |&byte| byte == b'%');
    let digits = split.next().unwrap_or_default();
    let zoned = match split.next() {
        Some(rest) => !rest.is_empty() || !zone.is_empty(),
        None => zone.is_empty() || zone.len() > 1,
    };
    zoned && str::from_utf8(digits).is_ok_and(|digits| digits.parse::<Ipv6Addr>().is_ok())
}

fn check_port(port: &[u8], start: usize) -> Result<(), UrlError> {
    let Some((colon, digits)) = port.split_first() else {
        return Ok(());
    };
    if *colon != b':' {
        return Err(UrlError::at(UrlErrorKind::Port, start, *colon));
    }
    match digits.iter().position(|byte| !byte.is_ascii_digit()) {
        Some(at) => Err(UrlError::at(UrlErrorKind::Port, start + 1 + at, digits[at])),
        None => Ok(()),
    }
}
