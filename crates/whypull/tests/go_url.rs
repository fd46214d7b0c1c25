//! URLs as Go 1.27 reads them.

use whypull::go_url::{Url, UrlErrorKind, split_host_port};

/// Host and path of what follows `https://`, or what is wrong with it and where.
fn https(text: &str) -> Result<(String, String), (UrlErrorKind, usize)> {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Url::after_https(text.as_bytes())
        .map(|url| (lossy(&url.host), lossy(&url.path)))
        .map_err(|error| (error.kind, error.offset))
}

#[test]
fn hosts_and_paths() {
    for (text, host, path) in [
        ("", "", ""),
        ("a.io", "a.io", ""),
        ("a.io:/x", "a.io:", "/x"),
        ("u:p@v@a.io/x", "a.io", "/x"),
        ("a.io/x?y#z", "a.io", "/x"),
        ("a.io?", "a.io", ""),
        ("a.io#?/\u{1}", "a.io", ""),
        ("a.io/x%2Fy%3f", "a.io", "/x/y?"),
        ("a.io/x@y", "a.io", "/x@y"),
        ("*<>\"'()!$&+,;=]", "*<>\"'()!$&+,;=]", ""),
        ("é%C3%A9", "éé", ""),
        ("a%25b", "a%b", ""),
        ("[::1]", "[::1]", ""),
        ("[::1]:5000/x", "[::1]:5000", "/x"),
        ("[::ffff:1.2.3.4]", "[::ffff:1.2.3.4]", ""),
        ("[fe80::1%25en0]:80", "[fe80::1%en0]:80", ""),
        ("[fe80::1%25e%20n]", "[fe80::1%e n]", ""),
        ("[fe80::1%25e]n]", "[fe80::1%e]n]", ""),
    ] {
        assert_eq!(
            https(text),
            Ok((host.to_owned(), path.to_owned())),
            "{text}"
        );
    }
}

#[test]
fn errors_have_a_place() {
    use UrlErrorKind::*;
    for (text, kind, offset) in [
        ("a\u{7f}", Control, 1),
        ("a.io/\n", Control, 5),
        ("a b", Host, 1),
        ("a{b", Host, 1),
        ("a\\b", Host, 1),
        ("a^b", Host, 1),
        ("a%41b", Escape, 1),
        ("a%", Escape, 1),
        ("a.io/%4", Escape, 5),
        ("a.io/%4g", Escape, 5),
        ("a.io#%", Escape, 5),
        ("a:b", Port, 2),
        ("a:1:2", Port, 3),
        ("[::1]a", Port, 5),
        ("a[b]", BracketInside, 1),
        ("[a[b]", BracketInside, 2),
        ("[::1", BracketOpen, 0),
        ("[]", NotIpv6, 0),
        ("[a-z]", NotIpv6, 0),
        ("[1.2.3.4]", NotIpv6, 0),
        ("[::1%25]", NotIpv6, 0),
        ("[:::1]", NotIpv6, 0),
        ("[1:2:3:4:5:6:7::8]", NotIpv6, 0),
        ("[::01.2.3.4]", NotIpv6, 0),
        ("[::1]]", NotIpv6, 0),
        ("[fe80::1%25%7B]", Escape, 11),
        ("u p@a.io", UserInfo, 1),
        ("u:%@a.io", UserInfo, 2),
        ("é@a.io", UserInfo, 0),
    ] {
        assert_eq!(https(text), Err((kind, offset)), "{text}");
    }
}

#[test]
fn other_schemes() {
    let host = |text: &str| Url::parse(text.as_bytes()).map(|url| url.host.into_owned());
    assert_eq!(host("ftp://a.io/x"), Ok(b"a.io".to_vec()));
    assert_eq!(
        host("ftp://a:b:1"),
        Ok(b"a:b:1".to_vec()),
        "strict colons are for http alone"
    );
    assert!(host("HTTPS://a:1:1").is_err());
    assert_eq!(host("mailto:a@b"), Ok(Vec::new()));
    assert_eq!(host("///a"), Ok(Vec::new()));
    assert!(host("://a").is_err());
    assert!(host("1a:b").is_err());
}

#[test]
fn brackets_fall_with_a_port_only() {
    for (whole, host, port) in [
        ("a.io", "a.io", ""),
        ("a.io:", "a.io", ""),
        ("a.io:1", "a.io", "1"),
        ("[::1]", "[::1]", ""),
        ("[::1]:1", "::1", "1"),
        ("::1", "::1", ""),
        ("a]:1", "a]:1", ""),
        ("[a]b:1", "[a]b:1", ""),
        ("", "", ""),
    ] {
        assert_eq!(
            split_host_port(whole.as_bytes()),
            (host.as_bytes(), port.as_bytes()),
            "{whole}"
        );
    }
}
