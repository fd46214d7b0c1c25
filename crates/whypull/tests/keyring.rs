//! The keyring against the reference vectors, the oddities of the kubelet, and itself.

use proptest::prelude::*;
use serde_json::Value;
use whypull::explain::{Language, Sentences};
use whypull::keyring::{Keyring, Reading, compare, masked_key, scan};
use whypull::semantics::Semantics;

use Semantics::{Docker, Docs, Kubelet};

const VECTORS: &str = include_str!("../../../tests/vectors/matches.jsonl");

struct Vector {
    repository: String,
    keys: Vec<String>,
    row: Value,
}

fn vectors() -> Vec<Vector> {
    VECTORS
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("a JSON object a line");
            Vector {
                repository: row["repository"].as_str().expect("text").to_owned(),
                keys: texts(&row["keys"]),
                row,
            }
        })
        .collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|text| text.as_str().expect("text").to_owned())
        .collect()
}

fn split(repository: &str) -> (&str, &str) {
    repository.split_once('/').expect("domain and path")
}

fn numbered(keys: &[impl AsRef<str>]) -> impl Iterator<Item = (&str, usize)> {
    keys.iter().map(AsRef::as_ref).zip(0..)
}

/// The keys that serve the image, by index; the scan must say the same.
fn matched<'a>(semantics: Semantics, keys: &[&'a str], repository: &str) -> Vec<&'a str> {
    let (domain, path) = split(repository);
    let found = Keyring::new(semantics, numbered(keys)).lookup(domain, path);
    assert_eq!(
        found,
        scan(numbered(keys), semantics, domain, path),
        "{keys:?} {repository}"
    );
    found.into_iter().map(|id| keys[id]).collect()
}

fn check(semantics: Semantics, key: &str, repository: &str, expect: bool) {
    assert_eq!(
        !matched(semantics, &[key], repository).is_empty(),
        expect,
        "{semantics:?}: {key} for {repository}"
    );
}

#[test]
fn vectors_under_all_three_rule_sets() {
    let vectors = vectors();
    assert!(vectors.len() >= 882);
    for vector in &vectors {
        let keys: Vec<&str> = vector.keys.iter().map(String::as_str).collect();
        for (semantics, field) in [(Kubelet, "matched"), (Docs, "docs"), (Docker, "docker")] {
            assert_eq!(
                matched(semantics, &keys, &vector.repository),
                texts(&vector.row[field]),
                "{field} of {}",
                vector.row
            );
        }
    }
}

macro_rules! rows {
    ($($name:ident: $semantics:ident $key:literal $(serves $yes:literal)* $(not $no:literal)*;)*) => {
        $(#[test] fn $name() {
            $(check($semantics, $key, $yes, true);)*
            $(check($semantics, $key, $no, false);)*
        })*
    };
}

// Each oddity of the kubelet, by name.
rows! {
    glob_does_not_cross_a_dot: Kubelet "*my-registry.io/images"
        serves "my-registry.io/images/my-image"
        not "a.sub.my-registry.io/images/my-image" not "sub.my-registry.io/images/my-image";
    star_matches_the_empty_label_too: Kubelet "**.io" serves "quay.io/coreos/etcd" not "a.quay.io/x";
    question_mark_starts_a_query: Kubelet "k?s.io/x" not "k8s.io/x" not "k.io/x";
    question_mark_leaves_what_precedes_it: Kubelet "quay.io?x/y" serves "quay.io/coreos/etcd";
    hash_starts_a_fragment: Kubelet "quay.io/coreos#f" serves "quay.io/coreos/etcd" not "quay.io/other";
    bad_escape_in_a_fragment_spoils_the_key: Kubelet "quay.io#%zz" not "quay.io/coreos/etcd";
    control_character_in_a_fragment_does_not: Kubelet "quay.io#\u{1}" serves "quay.io/coreos/etcd";
    control_character_spoils_the_key: Kubelet "quay.io/\u{1}" not "quay.io/coreos/etcd";
    class_inside_a_label_is_no_url: Kubelet "my-registr[a-z].io" not "my-registry.io/x";
    backslash_is_no_url: Kubelet "quay\\.io" not "quay.io/coreos/etcd";
    braces_are_no_url: Kubelet "{quay,x}.io" not "quay.io/coreos/etcd";
    path_is_a_raw_prefix: Kubelet "bar.example.com/pong"
        serves "bar.example.com/pong/pang" serves "bar.example.com/pongz" not "bar.example.com/pon";
    final_slash_keeps_the_neighbour_out: Kubelet "bar.example.com/pong/"
        serves "bar.example.com/pong/pang" not "bar.example.com/pongz" not "bar.example.com/pong";
    glob_in_the_path_is_literal: Kubelet "quay.io/cor*" not "quay.io/coreos/etcd";
    port_is_compared_as_text: Kubelet "quay.io:443" serves "quay.io:443/x" not "quay.io/x" not "quay.io:0443/x";
    glob_in_the_port_is_no_url: Kubelet "quay.io:*" not "quay.io:443/x" not "quay.io/x";
    empty_port_is_none: Kubelet "quay.io:" serves "quay.io/x" not "quay.io:443/x";
    http_is_stripped: Kubelet "http://quay.io" serves "quay.io/x";
    scheme_in_capitals_is_not: Kubelet "HTTP://quay.io" not "quay.io/x";
    other_schemes_are_not: Kubelet "ftp://quay.io" not "quay.io/x";
    host_has_case: Kubelet "Quay.io" serves "Quay.io/x" not "quay.io/x";
    path_has_case: Kubelet "quay.io/Coreos" not "quay.io/coreos/etcd";
    lone_slash_is_dropped: Kubelet "quay.io/" serves "quay.io/x";
    api_version_before_a_slash_is_dropped: Kubelet "quay.io/v1/" serves "quay.io/x";
    api_version_without_a_slash_is_a_path: Kubelet "quay.io/v1" serves "quay.io/v1/x" not "quay.io/x";
    api_version_before_a_path_is_dropped: Kubelet "quay.io/v2/coreos" serves "quay.io/coreos/etcd" not "quay.io/v2/coreos/etcd";
    empty_key_matches_nothing: Kubelet "" not "quay.io/x" not "docker.io/library/nginx";
    slash_matches_nothing: Kubelet "/" not "quay.io/x";
    scheme_alone_matches_nothing: Kubelet "https://" not "quay.io/x";
    docker_io_serves_hub: Kubelet "docker.io" serves "docker.io/library/nginx";
    hub_fallback: Kubelet "https://index.docker.io/v1/" serves "docker.io/library/nginx" not "quay.io/x";
    hub_fallback_without_scheme: Kubelet "index.docker.io" serves "docker.io/library/nginx";
    hub_fallback_needs_the_final_slash: Kubelet "index.docker.io/v1" not "docker.io/library/nginx";
    registry_1_does_not_serve_hub: Kubelet "registry-1.docker.io" not "docker.io/library/nginx";
    star_docker_io_does_not_serve_hub: Kubelet "*.docker.io" not "docker.io/library/nginx";
    hub_fallback_takes_localhost_for_hub: Kubelet "index.docker.io" serves "localhost/app" not "localhost:5000/app";
    user_info_is_dropped: Kubelet "user:pw@quay.io" serves "quay.io/x";
    escape_in_a_path_is_undone: Kubelet "quay.io/%63oreos" serves "quay.io/coreos/etcd";
    escape_in_a_path_is_undone_twice: Kubelet "quay.io/%2563oreos" serves "quay.io/coreos/etcd";
    escaped_question_mark_starts_a_query_the_second_time: Kubelet "quay.io/core%3Fx" serves "quay.io/coreos/etcd";
    escaped_percent_spoils_the_second_parsing: Kubelet "quay.io/%25zz" not "quay.io/coreos/etcd";
    ascii_escape_in_a_host_is_no_url: Kubelet "%71uay.io" not "quay.io/x";
    ipv6_with_a_port: Kubelet "[2001:db8::1]:5000" serves "[2001:db8::1]:5000/x" not "[2001:db8::2]:5000/x";
    ipv6_without_a_port_is_a_class: Kubelet "[::F]" serves "F/x" not "[::f]/x" not "[::F]/x";
    ipv4_in_brackets_is_no_url: Kubelet "[1.2.3.4]:5000" not "1.2.3.4:5000/x";
    two_colons_are_no_url: Kubelet "quay.io:1:2" not "quay.io:2/x" not "quay.io/x";
    image_that_is_no_url_matches_no_key: Kubelet "*:5000" serves "[::1]:5000/x" not "[abc]:5000/x";
}

// What the documentation promises, and Docker does.
rows! {
    docs_glob_crosses_dots: Docs "*my-registry.io/images"
        serves "my-registry.io/images" serves "my-registry.io/images/my-image"
        serves "my-registry.io/images/another-image" serves "sub.my-registry.io/images/my-image"
        serves "a.sub.my-registry.io/images/my-image" not "my-registry.io/other";
    docs_question_mark: Docs "k?s.io" serves "k8s.io/x" not "ks.io/x";
    docs_class: Docs "my-registr[a-z].io" serves "my-registry.io/x" not "my-registr1.io/x";
    docs_escape: Docs "quay\\.io" serves "quay.io/x";
    docs_path_is_text: Docs "quay.io/%63oreos" not "quay.io/coreos/etcd";
    docs_port_is_text: Docs "*:5000" serves "localhost:5000/x" not "localhost/x";
    docs_hub_fallback: Docs "https://index.docker.io/v1/" serves "docker.io/library/nginx";
    docker_ignores_the_path: Docker "my-registry.io/images" serves "my-registry.io/other/image";
    docker_knows_no_globs: Docker "*.io" not "quay.io/x";
    docker_io_is_not_hub_for_docker: Docker "docker.io" not "docker.io/library/nginx";
    docker_hub: Docker "https://index.docker.io/v1/" serves "docker.io/library/nginx" not "quay.io/x";
    docker_hub_has_one_spelling: Docker "index.docker.io" not "docker.io/library/nginx";
    docker_takes_any_scheme: Docker "FTP://quay.io/x" serves "quay.io/y";
    docker_drops_user_info_of_a_url: Docker "https://u:p@quay.io" serves "quay.io/y";
    docker_keeps_user_info_of_a_text: Docker "u:p@quay.io" not "quay.io/y";
    docker_loses_brackets_without_a_port: Docker "https://[::1]" not "[::1]/x";
    docker_keeps_brackets_with_a_port: Docker "https://[::1]:5000/" serves "[::1]:5000/x";
}

#[test]
fn every_match_in_reverse_byte_order() {
    let keys = [
        "quay.io",
        "*.io",
        "quay.io/coreos",
        "*.io/coreos",
        "quay.*",
        "quay.io/v1/coreos/etcd",
    ];
    assert_eq!(
        matched(Kubelet, &keys, "quay.io/coreos/etcd"),
        [
            "quay.io/v1/coreos/etcd",
            "quay.io/coreos",
            "quay.io",
            "quay.*",
            "*.io/coreos",
            "*.io"
        ]
    );
}

#[test]
fn hub_entry_gives_way_to_any_match() {
    let keys = ["https://index.docker.io/v1/", "docker.io/library"];
    assert_eq!(
        matched(Kubelet, &keys, "docker.io/library/nginx"),
        ["docker.io/library"]
    );
    assert_eq!(
        matched(Kubelet, &keys, "docker.io/me/app"),
        ["https://index.docker.io/v1/"]
    );
}

#[test]
fn equal_keys_stay_in_the_order_given() {
    let keys = [
        "https://quay.io",
        "quay.io/v1/",
        "quay.io",
        "quay.io/",
        "quay.io",
    ];
    assert_eq!(matched(Kubelet, &keys, "quay.io/x"), keys);
    let hub = ["index.docker.io", "https://index.docker.io/v2/"];
    assert_eq!(matched(Kubelet, &hub, "docker.io/x/y"), hub);
}

#[test]
fn many_paths_on_one_host() {
    let keys: Vec<String> = (0..500)
        .map(|i| format!("quay.io/{}", "a".repeat(i % 250)))
        .chain((0..100).map(|i| format!("*y.io/a{i}")))
        .collect();
    for path in ["aaaa", "aaab", "b", "a7/x", &"a".repeat(255)] {
        let by_index = Keyring::new(Kubelet, numbered(&keys)).lookup("quay.io", path);
        assert_eq!(
            by_index,
            scan(numbered(&keys), Kubelet, "quay.io", path),
            "{path}"
        );
    }
}

#[test]
fn collisions_are_different_spellings_of_one_entry() {
    let keys = [
        "quay.io",
        "https://quay.io/v1/",
        "gcr.io",
        "gcr.io",
        "gcr.io/x",
        "u:secret@quay.io/",
    ];
    let collisions = Keyring::new(Kubelet, numbered(&keys)).collisions();
    assert_eq!(collisions.len(), 1);
    assert_eq!(collisions[0].key, "quay.io");
    assert_eq!(collisions[0].entries, [0, 1, 5]);
    let keys = ["https://quay.io", "http://quay.io/x", "gcr.io/x", "gcr.io"];
    let collisions = Keyring::new(Docker, numbered(&keys)).collisions();
    assert_eq!(
        collisions.len(),
        1,
        "an equal key wins: gcr.io is not left to chance"
    );
    assert_eq!(collisions[0].entries, [0, 1]);
}

#[test]
fn hostile_keys_take_bounded_time() {
    let labels = "a.".repeat(50_000);
    let keys = [
        labels.clone(),
        "*.".repeat(50_000),
        format!("{}b", "*a".repeat(50_000)),
        format!("x/{}", "%41".repeat(50_000)),
        "@".repeat(100_000),
        "[".repeat(100_000),
        ":".repeat(100_000),
    ];
    for semantics in Semantics::ALL {
        for domain in [&labels, &"a".repeat(100_000), "quay.io"] {
            let by_index = Keyring::new(semantics, numbered(&keys)).lookup(domain, "x");
            assert_eq!(by_index, scan(numbered(&keys), semantics, domain, "x"));
        }
    }
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.why.iter().map(|message| message.code).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table of rows")]
fn reasons_label_by_label() {
    let both = compare(
        "*my-registry.io/images",
        "a.sub.my-registry.io",
        "images/my-image",
    );
    assert!(both.differs());
    assert_eq!(
        codes(&both.kubelet),
        ["match-label-count-glob", "match-path"]
    );
    assert_eq!(codes(&both.docs), ["match-docs-host", "match-path"]);
    assert_eq!(
        codes(&both.docker),
        ["match-docker-not", "match-docker-no-globs"]
    );
    let picture: Vec<_> = both
        .kubelet
        .labels
        .iter()
        .map(|label| (label.pattern.as_str(), label.text.as_str(), label.matched))
        .collect();
    assert_eq!(
        picture,
        [
            ("", "a", false),
            ("", "sub", false),
            ("*my-registry", "my-registry", true),
            ("io", "io", true)
        ]
    );
    // Docker compares one address as text, and shows no user info beside it.
    let asked = |key, domain| {
        let labels = compare(key, domain, "app").docker.labels;
        (labels.into_iter())
            .map(|label| (label.pattern, label.text, label.matched))
            .collect::<Vec<_>>()
    };
    let part = |pattern: &str, text: &str, matched| vec![(pattern.into(), text.into(), matched)];
    assert_eq!(
        asked("https://quay.io/v1/", "quay.io"),
        part("quay.io", "quay.io", true)
    );
    assert_eq!(
        asked("docker.io", "docker.io"),
        part("docker.io", "https://index.docker.io/v1/", false)
    );
    assert_eq!(asked("joe:s3cret@quay.io", "quay.io"), []);

    for (key, domain, path, expect) in [
        (
            "*foo.io",
            "bar.io",
            "x",
            &["match-label-not", "match-path-any"][..],
        ),
        ("*r.io", "bar.io", "x", &["match-label", "match-path-any"]),
        (
            "foo.io",
            "bar.io",
            "x",
            &["match-label-differs", "match-path-any"],
        ),
        (
            "Bar.io",
            "bar.io",
            "x",
            &["match-label-case", "match-path-any"],
        ),
        (
            "bar.io:443",
            "bar.io",
            "x",
            &["match-port-only-key", "match-host", "match-path-any"],
        ),
        (
            "bar.io",
            "bar.io:443",
            "x",
            &["match-port-only-image", "match-host", "match-path-any"],
        ),
        (
            "bar.io:80",
            "bar.io:443",
            "x",
            &["match-port-differs", "match-host", "match-path-any"],
        ),
        (
            "bar.io/pong",
            "bar.io",
            "pongz",
            &["match-host", "match-path-neighbour"],
        ),
        (
            "bar.io:1/pong",
            "bar.io",
            "pongz",
            &["match-port-only-key", "match-host", "match-path"],
        ),
        (
            "bar.io/pong",
            "bar.io",
            "ping",
            &["match-host", "match-path-not"],
        ),
        (
            "bar.io/Pong",
            "bar.io",
            "pong",
            &["match-host", "match-path-case"],
        ),
        (
            "bar.io/v1/",
            "bar.io",
            "x",
            &["match-api-version-dropped", "match-host", "match-path-any"],
        ),
        (
            "bar.io?x",
            "bar.io",
            "x",
            &["match-query-dropped", "match-host", "match-path-any"],
        ),
        (
            "u:p@bar.io#x",
            "bar.io",
            "x",
            &[
                "match-user-info-dropped",
                "match-fragment-dropped",
                "match-host",
                "match-path-any",
            ],
        ),
        (
            "HTTPS://bar.io",
            "bar.io",
            "x",
            &["match-scheme-kept", "match-label-count", "match-path-not"],
        ),
        ("", "bar.io", "x", &["match-key-empty"]),
        ("bar[a-z].io", "bar.io", "x", &["match-url-bracket-inside"]),
        ("[x]", "bar.io", "x", &["match-url-not-ipv6"]),
        ("[x", "bar.io", "x", &["match-url-bracket-open"]),
        ("b\\ar.io", "bar.io", "x", &["match-url-host"]),
        ("bar.io:x", "bar.io", "x", &["match-url-port"]),
        ("bar.io/%", "bar.io", "x", &["match-url-escape"]),
        ("bar.io/\u{1b}", "bar.io", "x", &["match-url-control"]),
        ("bar.io/%25", "bar.io", "x", &["match-url-second"]),
        ("u p@bar.io", "bar.io", "x", &["match-url-hidden"]),
        (
            "[::1]",
            "bar",
            "x",
            &["match-ipv6-class", "match-label-not", "match-path-any"],
        ),
        (
            "index.docker.io",
            "docker.io",
            "library/nginx",
            &["match-label-count", "match-path-any", "match-hub-fallback"],
        ),
        ("bar.io", "[abc]:1", "x", &["match-image-no-url"]),
    ] {
        assert_eq!(codes(&compare(key, domain, path).kubelet), expect, "{key}");
    }
    let error = compare("bar.io:x", "bar.io", "x").kubelet;
    assert_eq!(error.why[0].text("character"), Some("x"));
    let english = Sentences::new(Language::En);
    assert!(
        english.say(&error.why[0]).contains("position 8"),
        "{}",
        english.say(&error.why[0])
    );
    assert!(
        compare("index.docker.io", "docker.io", "library/nginx")
            .kubelet
            .fallback
    );
    assert_eq!(
        codes(&compare("bar.io/x", "bar.io", "y").docker),
        ["match-docker-host", "match-docker-path-ignored"]
    );
    assert_eq!(
        codes(&compare("docker.io", "docker.io", "x/y").docker),
        ["match-docker-hub-not"]
    );
    assert_eq!(
        codes(&compare("bar.io", "bar.io", "y").docker),
        ["match-docker-equal"]
    );
    assert_eq!(
        codes(&compare("ba[", "bar.io", "y").docs),
        ["match-malformed", "match-path-any"]
    );
}

#[test]
fn user_info_is_masked() {
    for (key, masked) in [
        ("quay.io/x", "quay.io/x"),
        ("user:pw@quay.io/x", "***@quay.io/x"),
        ("https://user:pw@quay.io", "https://***@quay.io"),
        ("HTTP://user:p@w@quay.io", "HTTP://***@quay.io"),
        ("user:p/w@quay.io", "***@quay.io"),
        ("user:p?w#@quay.io", "***@quay.io"),
        ("us://er:pw@quay.io", "us://***@quay.io"),
        ("user:pw://x@quay.io", "***@quay.io"),
        ("@", "***@"),
    ] {
        assert_eq!(masked_key(key), masked);
    }
}

/// A secret in any place of a key where somebody might put one.
fn keys_with_secrets() -> impl Iterator<Item = String> {
    let forms = [
        "u:S@quay.io",
        "https://u:S@quay.io/x",
        "u:S/S@quay.io",
        "u:1/S@quay.io",
        "u:S?S@quay.io",
        "u:1?S@quay.io",
        "u:S#S@quay.io",
        "u:1#S@quay.io",
        "S@quay.io:x",
        "u:S S@quay.io",
        "u:S%@quay.io",
        "u:[S@quay.io",
        "u:S\\@quay.io",
        "*.S:1/@quay.io",
        "HTTP://u:S@quay.io",
        "u:S@[quay.io",
        "quay.io/x@S@y",
    ];
    forms.into_iter().map(|form| form.replace('S', "hunter2"))
}

#[test]
fn no_reading_shows_a_secret() {
    for key in keys_with_secrets() {
        for (domain, path) in [
            ("quay.io", "x"),
            ("docker.io", "library/nginx"),
            ("u:1", "x"),
            ("u", "x"),
        ] {
            let comparison = compare(&key, domain, path);
            assert!(
                !format!("{comparison:?}").contains("hunter2"),
                "{key}: {comparison:?}"
            );
        }
    }
}

#[test]
fn readings_agree_with_look_ups_and_have_sentences() {
    let languages = Language::ALL.map(Sentences::new);
    for vector in vectors() {
        let (domain, path) = split(&vector.repository);
        for key in &vector.keys {
            let comparison = compare(key, domain, path);
            for semantics in Semantics::ALL {
                let reading = comparison.reading(semantics);
                let alone = scan([(key.as_str(), 0)], semantics, domain, path);
                assert_eq!(
                    reading.matched,
                    !alone.is_empty(),
                    "{semantics:?} {key} {domain}/{path}"
                );
                assert!(
                    !reading.why.is_empty(),
                    "{semantics:?} {key} {domain}/{path}"
                );
                for message in &reading.why {
                    for sentences in &languages {
                        let sentence = sentences.say(message);
                        assert_ne!(sentence, message.code);
                        assert!(!sentence.contains("{$"), "{sentence}");
                    }
                }
            }
        }
    }
}

fn any_key() -> impl Strategy<Value = String> {
    let hosts = "(https?://|HTTP://|//)?(u:p@)?([ab*]{0,3}\\.){0,2}[ab*]{0,3}(:1|:|:443)?(/v1)?(/[ab]{0,2}){0,2}";
    prop_oneof![
        8 => hosts,
        2 => "[-ab*?.:/@%\\[\\]#25{},!^\\\\]{0,14}",
        1 => Just("https://index.docker.io/v1/".to_owned()),
        1 => Just("index.docker.io".to_owned()),
        1 => Just("[::a]:1".to_owned()),
        1 => any::<String>(),
    ]
}

fn any_image() -> impl Strategy<Value = (String, String)> {
    let domains = prop_oneof![
        6 => "([ab]{1,3}\\.){0,2}[ab]{1,3}(:1|:443)?",
        1 => Just("docker.io".to_owned()),
        1 => Just("[::a]:1".to_owned()),
        1 => "[^/?#@]{0,8}",
    ];
    (domains, "[ab]{1,2}(/[ab]{1,2}){0,2}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn index_finds_what_the_scan_finds(
        keys in prop::collection::vec(any_key(), 0..40),
        images in prop::collection::vec(any_image(), 1..6),
    ) {
        for semantics in Semantics::ALL {
            let keyring = Keyring::new(semantics, numbered(&keys));
            keyring.collisions();
            for (domain, path) in &images {
                prop_assert_eq!(
                    keyring.lookup(domain, path),
                    scan(numbered(&keys), semantics, domain, path),
                    "{:?} {}/{}", semantics, domain, path
                );
            }
        }
    }

    #[test]
    fn reading_is_the_scan_of_one_key(key in any_key(), (domain, path) in any_image()) {
        let comparison = compare(&key, &domain, &path);
        for semantics in Semantics::ALL {
            let alone = !scan([(key.as_str(), 0)], semantics, &domain, &path).is_empty();
            prop_assert_eq!(comparison.reading(semantics).matched, alone, "{:?}", semantics);
        }
    }
}
