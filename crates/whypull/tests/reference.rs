//! Names through the public surface: what the Go module answers, what a person is told, and what a
//! good name costs.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;
use whypull::explain::{Language, Sentences};
use whypull::pull_policy::{DefaultingRule, PullPolicy};
use whypull::reference::{ErrorKind, Parts, Reference};

const HEX: &str = "45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2";

fn vectors() -> Vec<Value> {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/references.jsonl"
    ));
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a vector is JSON"))
        .collect()
}

/// The fields of a vector, as the library has them.
fn answer(image: &str) -> Value {
    let parsed = Reference::parse(image);
    let (policy, _) = PullPolicy::default_for(&parsed);
    match parsed {
        Ok(name) => serde_json::json!({
            "image": image,
            "domain": name.domain(),
            "path": name.path().to_string(),
            "repository": name.repository().to_string(),
            "tag": name.tag().unwrap_or_default(),
            "digest": name.digest().unwrap_or_default(),
            "effectiveTag": name.effective_tag().unwrap_or_default(),
            "defaultPullPolicy": policy,
            "familiar": name.familiar().to_string(),
        }),
        Err(error) => serde_json::json!({
            "image": image,
            "error": error.kind(),
            "message": error.message(),
        }),
    }
}

#[test]
fn every_vector_gets_the_go_modules_answer() {
    let mut differences = String::new();
    let vectors = vectors();
    assert_eq!(vectors.len(), 600);
    for vector in vectors {
        let image = vector["image"].as_str().expect("a vector has an image");
        let answer = answer(image);
        if answer != vector {
            let _ = writeln!(differences, "{image}\n  want {vector}\n  have {answer}");
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_kind_is_spelt_alike_everywhere() {
    for kind in [
        ErrorKind::Format,
        ErrorKind::Uppercase,
        ErrorKind::TooLong,
        ErrorKind::BareHex,
        ErrorKind::DigestUnsupported,
        ErrorKind::DigestLength,
        ErrorKind::DigestFormat,
    ] {
        assert_eq!(serde_json::json!(kind), kind.as_str());
        assert_eq!(kind.to_string(), kind.as_str());
    }
}

/// Asserts the kind, the place and the code of a bad name; and that both languages have a sentence
/// for it with every argument filled in.
#[track_caller]
fn expect(given: &str, kind: &str, offset: usize, code: &str) {
    let error = Reference::parse(given).expect_err(given);
    assert_eq!(error.kind().as_str(), kind, "{given:?}");
    assert_eq!(error.help().code, code, "{given:?}");
    assert_eq!(error.offset(), offset, "{given:?}");
    for language in Language::ALL {
        let sentence = Sentences::new(language).say(error.help());
        assert_ne!(sentence, code, "{language:?} has no sentence");
        assert!(!sentence.contains("{$"), "{language:?}: {sentence}");
    }
}

macro_rules! bad_names {
    ($($name:ident: $given:expr => $kind:literal, $offset:expr, $code:literal;)*) => {$(
        #[test]
        fn $name() {
            expect(&$given, $kind, $offset, concat!("help-reference-", $code));
        }
    )*};
}

bad_names! {
    empty: "" => "format", 0, "empty";
    blank: " \t" => "format", 0, "blank";
    space_at_start: " nginx" => "format", 0, "space-start";
    space_at_end: "nginx:1.27 " => "format", 10, "space-end";
    line_break_at_end: "nginx:1.27\n" => "format", 10, "space-end";
    space_inside: "nginx latest" => "format", 5, "space-inside";
    quoted: "\"nginx\"" => "format", 0, "quote";
    scheme_https: "https://quay.io/app" => "format", 0, "scheme";
    scheme_docker: "docker://nginx" => "format", 0, "scheme";
    scheme_before_upper_case: "docker://Nginx" => "uppercase", 0, "scheme";
    variable_as_tag: "nginx:${TAG}" => "format", 6, "template";
    variable_as_name: "${IMAGE}" => "uppercase", 0, "template";
    variable_without_braces: "$REGISTRY/app" => "format", 0, "template";
    template_braces: "nginx:{{ .Values.tag }}" => "format", 6, "template";
    placeholder: "<registry>/app:1" => "format", 0, "placeholder";
    placeholder_at: "@@IMAGE@@" => "uppercase", 0, "placeholder";
    placeholder_underscores: "__IMAGE__" => "uppercase", 0, "placeholder";
    placeholder_percent: "%IMAGE%" => "uppercase", 0, "placeholder";
    placeholder_tag: "app:%TAG_1%" => "format", 4, "placeholder";
    placeholder_lower: "<image>" => "format", 0, "placeholder";
    no_placeholder: "a__B/c" => "uppercase", 3, "uppercase-host";
    credentials: "me:secret@quay.io/app" => "format", 0, "credentials";
    backslash: "quay.io\\app" => "format", 7, "backslash";
    zero_width_space: "nginx\u{200b}:1" => "format", 5, "invisible";
    escape_character: "nginx\u{1b}[31m" => "format", 5, "invisible";
    full_width_colon: "nginx：1.27" => "format", 5, "full-width";
    accent: "quay.io/café" => "format", 11, "non-ascii";

    upper_case: "quay.io/team/App" => "uppercase", 13, "uppercase";
    upper_case_alone: "Nginx:1" => "uppercase", 0, "uppercase";
    upper_case_then_accent: "team/Upper:é" => "uppercase", 5, "uppercase";
    upper_case_accent: "team/aÉ" => "uppercase", 6, "non-ascii";
    upper_case_algorithm: format!("app@SHA256:{HEX}") => "uppercase", 4, "uppercase-digest";
    upper_case_first_part: "Foo_bar/app" => "uppercase", 0, "uppercase-host";
    kelvin_sign_in_tag: "app:\u{212a}" => "uppercase", 4, "non-ascii";
    dotted_capital_i_in_host: "İ.io/app" => "uppercase", 0, "non-ascii";

    missing_name_before_tag: ":1.27" => "format", 0, "missing-name";
    missing_name_before_digest: format!("@sha256:{HEX}") => "format", 0, "missing-name";
    missing_name_after_host: "quay.io/:1.27" => "format", 8, "missing-name";
    only_a_host: "quay.io/" => "format", 8, "trailing-slash";
    slash_at_start: "/nginx" => "format", 0, "leading-slash";
    slash_at_end: "team/app/" => "format", 8, "trailing-slash";
    double_slash: "quay.io/team//app" => "format", 13, "double-slash";
    double_slash_after_host: "quay.io//app" => "format", 8, "double-slash";
    dash_at_part_start: "team/-app" => "format", 5, "separator";
    dot_at_part_end: "quay.io/team./app" => "format", 12, "separator";
    underscore_at_end: "app_:1" => "format", 3, "separator";
    two_dots: "team/a..b" => "format", 7, "separators";
    three_underscores: "a___b" => "format", 3, "separators";
    illegal_in_path: "team/a+b" => "format", 6, "character";
    too_long: "a".repeat(256) => "too-long", 247, "too-long";
    too_long_with_host: format!("quay.io/{}", "a".repeat(256)) => "too-long", 263, "too-long";
    image_id: HEX => "bare-hex", 0, "bare-hex";

    host_empty: ":5000/app" => "format", 0, "host-empty";
    host_underscore: "my_host:5000/app" => "format", 2, "host-underscore";
    host_character: "quay,io.x/app" => "format", 4, "host-character";
    host_double_dot: "quay..io/app" => "format", 5, "host-dot";
    host_dot_at_end: "quay.io./app" => "format", 7, "host-dot";
    host_dash: "quay-.io/app" => "format", 4, "host-dash";
    ipv6_bare: "2001:db8::1/app" => "format", 0, "ipv6-brackets";
    ipv6_open: "[::1/app" => "format", 0, "ipv6-open";
    ipv6_zone: "[fe80::1%eth0]/app" => "format", 8, "ipv6-zone";
    ipv6_empty: "[]:5000/app" => "format", 1, "ipv6";
    ipv6_letters: "[::g]/app" => "format", 3, "ipv6";
    port_empty: "quay.io:/app" => "format", 7, "port-empty";
    port_is_a_tag: "nginx:1.27/app" => "format", 7, "port";
    port_after_two_colons: "quay.io::5000/app" => "format", 8, "double-colon";

    double_colon: "nginx::1" => "format", 6, "double-colon";
    tag_empty: "nginx:" => "format", 5, "tag-empty";
    tag_empty_before_digest: format!("nginx:@sha256:{HEX}") => "format", 5, "tag-empty";
    tag_begins_with_dash: "nginx:-1" => "format", 6, "tag-start";
    tag_begins_with_dot: "nginx:.1" => "format", 6, "tag-start";
    tag_too_long: format!("nginx:{}", "a".repeat(129)) => "format", 134, "tag-too-long";
    tag_before_slash: "team/app:1/x" => "format", 10, "tag-slash";
    tag_character: "nginx:1+2" => "format", 7, "tag-character";
    two_tags: "nginx:1:2" => "format", 7, "two-tags";

    digest_missing: "nginx@" => "format", 5, "digest-missing";
    digest_is_a_tag: "nginx@latest" => "format", 6, "digest-shape";
    digest_algorithm_begins_with_digit: "nginx@256:ab" => "format", 6, "digest-algorithm";
    digest_algorithm_empty: "nginx@:ab" => "format", 6, "digest-algorithm";
    digest_not_hex: "nginx@sha256:xyz" => "format", 13, "digest-hex";
    digest_far_too_short: "nginx@sha256:abc" => "format", 6, "digest-length";
    digest_too_short: format!("nginx@sha256:{}", &HEX[1..]) => "digest-length", 6, "digest-length";
    digest_of_another: format!("nginx@sha512:{HEX}") => "digest-length", 6, "digest-length";
    digest_upper_case: format!("a@sha256:{}", HEX.to_uppercase()) => "digest-format", 11, "digest-case";
    digest_algorithm_upper_case: format!("a:1@SHA256:{HEX}") => "digest-format", 4, "uppercase-digest";
    digest_unsupported: format!("a@md5:{}", &HEX[..32]) => "digest-unsupported", 2, "digest-unsupported";
    digest_former: format!("a@sha384:{}", &HEX[..32]) => "digest-unsupported", 2, "digest-former";
    two_digests: format!("a@sha256:{HEX}@sha256:{HEX}") => "format", 73, "two-digests";
    tag_after_digest: format!("a@sha256:{HEX}:1") => "format", 73, "tag-after-digest";
}

#[test]
fn a_digests_help_says_how_many_digits_there_are_and_should_be() {
    let error = Reference::parse("nginx@sha256:abc").expect_err("three digits are too few");
    let english = Sentences::new(Language::En).say(error.help());
    assert_eq!(
        english,
        "Copy the whole digest. It has 3 hex digits; sha256 wants 64."
    );
}

#[test]
fn help_quotes_no_password() {
    let error = Reference::parse("me:hunter2@quay.io/app").expect_err("user information");
    assert!(error.help().args.is_empty());
}

#[test]
fn a_name_whose_domain_cannot_be_one_has_none() {
    let name = Reference::parse("foo_bar.com/app").expect("the grammar takes it");
    assert_eq!(name.domain(), "");
    assert_eq!(name.repository().to_string(), "foo_bar.com/app");
    assert!(name.repository().eq_str("foo_bar.com/app"));
    assert!(!name.is_docker_hub());
}

#[test]
fn parts_are_places_in_the_given_string() {
    let given = format!("quay.io:443/team/app:1@sha256:{HEX}");
    let name = Reference::parse(&given).expect("a good name");
    let digest = 23..given.len();
    assert_eq!(
        name.parts(),
        Parts {
            domain: Some(0..11),
            path: 12..20,
            tag: Some(21..22),
            digest: Some(digest),
        }
    );
}

#[test]
fn an_implied_library_is_compared_like_a_written_one() {
    let implied = Reference::parse("nginx").expect("a good name").path();
    let written = Reference::parse("library/nginx")
        .expect("a good name")
        .path();
    assert_eq!(implied.as_parts(), ["library/", "nginx"]);
    assert_eq!(written.as_parts(), ["", "library/nginx"]);
    assert_eq!(implied, written);
    for path in [implied, written] {
        assert!(path.eq_str("library/nginx") && path == "library/nginx");
        for prefix in ["", "lib", "library/", "library/ng", "library/nginx"] {
            assert!(path.starts_with(prefix), "{prefix}");
            let rest = path.strip_prefix(prefix).expect("it begins so").to_string();
            assert_eq!(format!("{prefix}{rest}"), "library/nginx");
        }
        for prefix in ["nginx", "library/x", "library/nginx/", "librarx"] {
            assert!(!path.starts_with(prefix) && path.strip_prefix(prefix).is_none());
        }
    }
}

#[test]
fn each_defaulting_rule_has_its_policy() {
    let table = [
        ("nginx", DefaultingRule::NoTag, PullPolicy::Always),
        (
            "nginx:latest",
            DefaultingRule::TagLatest,
            PullPolicy::Always,
        ),
        (
            "nginx:LATEST",
            DefaultingRule::OtherTag,
            PullPolicy::IfNotPresent,
        ),
        (
            "nginx:1",
            DefaultingRule::OtherTag,
            PullPolicy::IfNotPresent,
        ),
        (
            "nginx:",
            DefaultingRule::Malformed,
            PullPolicy::IfNotPresent,
        ),
    ];
    for (image, rule, policy) in table {
        let parsed = Reference::parse(image);
        assert_eq!(PullPolicy::default_for(&parsed), (policy, rule), "{image}");
    }
    let digest = format!("nginx@sha256:{HEX}");
    assert_eq!(
        PullPolicy::default_for(&Reference::parse(&digest)),
        (PullPolicy::IfNotPresent, DefaultingRule::Digest)
    );
    // Only the tag is looked at, whatever the documentation says of digests.
    let both = format!("nginx:latest@sha256:{HEX}");
    assert_eq!(
        PullPolicy::default_for(&Reference::parse(&both)),
        (PullPolicy::Always, DefaultingRule::TagLatest)
    );
}

#[test]
fn a_policy_reads_what_it_writes_and_no_other_case() {
    for policy in PullPolicy::ALL {
        assert_eq!(policy.to_string().parse(), Ok(policy));
        assert_eq!(serde_json::json!(policy), policy.as_str());
    }
    assert!("always".parse::<PullPolicy>().is_err());
}

#[test]
fn a_good_name_allocates_nothing() {
    let mut names: Vec<String> = vectors()
        .iter()
        .filter(|vector| vector.get("error").is_none())
        .filter_map(|vector| vector["image"].as_str().map(str::to_owned))
        .collect();
    assert!(names.len() > 300);
    names.push(format!("quay.io/{}", "a".repeat(255)));
    let mut paths = 0;
    let cost = allocation_counter::measure(|| {
        for name in &names {
            let name = Reference::parse(name).expect("a good name");
            paths += name.path().len() + name.domain().len() + name.parts().path.len();
            paths += usize::from(name.path().starts_with("library/"));
            paths += usize::from(name.repository().eq_str("docker.io/library/nginx"));
            paths += name.effective_tag().map_or(0, str::len);
        }
    });
    assert!(paths > 0);
    assert_eq!(cost.count_total, 0);
}

/// What must hold of any string.
fn check(given: &str) -> Result<(), TestCaseError> {
    match Reference::parse(given) {
        Ok(name) => {
            let familiar = name.familiar().to_string();
            // Docker's short form can be another name: that of `docker.io/localhost/app` is
            // `localhost/app`, and that of `library/` with an image ID is the ID.
            let ambiguous = name.is_docker_hub()
                && (name.parts().domain.is_some() || familiar.len() == HEX.len());
            if !ambiguous {
                let again = Reference::parse(&familiar).expect("a familiar name parses");
                prop_assert_eq!(again.repository(), name.repository());
                prop_assert_eq!(again.tag(), name.tag());
                prop_assert_eq!(again.digest(), name.digest());
                prop_assert_eq!(again.familiar().to_string(), familiar);
            }

            let text = name.repository().to_string();
            prop_assert!(name.repository().eq_str(&text));
            let repository = Reference::parse(&text).expect("a repository parses");
            prop_assert_eq!(repository.repository(), name.repository());
            prop_assert!(repository.tag().is_none() && repository.digest().is_none());

            let parts = name.parts();
            prop_assert_eq!(&given[parts.path], name.path().written());
            prop_assert_eq!(parts.tag.map(|range| &given[range]), name.tag());
            prop_assert_eq!(parts.digest.map(|range| &given[range]), name.digest());
        }
        Err(error) => {
            prop_assert!(given.is_char_boundary(error.offset()), "{}", error.offset());
            prop_assert!(error.help().code.starts_with("help-reference-"));
            let english = Sentences::new(Language::En).say(error.help());
            prop_assert_ne!(&english, error.help().code);
            prop_assert!(english.len() < 1_000, "{}", english);
        }
    }
    Ok(())
}

/// Pieces of names, which put together are often nearly a name.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z0-9]{1,5}",
        "[a-zA-Z0-9._-]{1,6}",
        "[/:@._-]{1,2}",
        Just("docker.io/".to_owned()),
        Just("index.docker.io/library/".to_owned()),
        Just("[::1]:5000/".to_owned()),
        Just("${A}".to_owned()),
        Just("://".to_owned()),
        Just(format!("@sha256:{HEX}")),
        Just(format!("@sha512:{HEX}{HEX}")),
        "\\PC",
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_string_is_a_name_or_explained(given in any::<String>()) {
        check(&given)?;
    }

    #[test]
    fn nearly_a_name_is_a_name_or_explained(given in pieces()) {
        check(&given)?;
    }
}
