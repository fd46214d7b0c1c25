//! Keys and an image without a Pod: names as plain data, and what matches or nearly does.

use whypull::docker_config::{DockerConfig, Format};
use whypull::explain::{Language, Sentences};
use whypull::matched::{Keys, Matched};
use whypull::name::Name;
use whypull::semantics::Semantics;

use Semantics::{Docker, Docs, Kubelet};

fn explain(keys: &[&str], image: &str, semantics: Semantics) -> Matched {
    Keys::new(keys.iter().copied())
        .explain(image, semantics)
        .unwrap()
}

fn told(matched: &Matched) -> Vec<(&str, [bool; 3])> {
    matched
        .matches
        .iter()
        .map(|found| (&*found.key, [found.kubelet, found.docs, found.docker]))
        .collect()
}

#[test]
fn each_rule_set_has_its_answer() {
    let keys = ["*.io", "https://index.docker.io/v1/", "quay.io"];
    let matched = explain(&keys, "nginx", Kubelet);
    assert_eq!(matched.repository, "docker.io/library/nginx");
    assert_eq!(matched.matched, ["*.io"]);
    assert_eq!(
        told(&matched),
        [
            ("*.io", [true, true, false]),
            ("https://index.docker.io/v1/", [false, false, true]),
        ]
    );
    let hub = &matched.matches[1].why;
    assert!(
        hub.iter()
            .any(|why| why.code == "match-hub-fallback-unused")
    );
    assert_eq!(explain(&keys, "nginx", Docker).matched, [keys[1]]);
}

#[test]
fn what_nearly_matches_is_told_and_nothing_else() {
    let keys = [
        "my-registri.io",
        "my-registry.io:5000",
        "my-registry.io/other",
        "My-Registry.io",
        "*.my-registry.io",
        "quay.io",
    ];
    let matched = explain(&keys, "my-registry.io/team/app", Docs);
    assert_eq!(matched.matched, [] as [&str; 0]);
    let told: Vec<_> = told(&matched).into_iter().map(|(key, _)| key).collect();
    for key in &keys[..5] {
        assert!(told.contains(key), "{key}: {told:?}");
    }
    assert!(!told.contains(&"quay.io"));
    assert!(matched.matches.iter().all(|found| !found.why.is_empty()));
}

#[test]
fn user_info_is_masked_in_a_config_and_echoed_of_keys() {
    let key = "jane:hunter2@reg.io";
    let matched = explain(&[key], "reg.io/app", Kubelet);
    assert_eq!(matched.matched, [key]);
    let words = matched.in_words(&Sentences::new(Language::En));
    assert!(!format!("{:?}", words.matches).contains("hunter2"));

    let text = format!(r#"{{"auths": {{"{key}": {{"username": "jane", "password": "pw"}}}}}}"#);
    let config = DockerConfig::parse(&text, Format::ConfigJson);
    let matched = Keys::of_config(&config)
        .explain("reg.io/app", Kubelet)
        .unwrap();
    assert_eq!(matched.matched, ["***@reg.io"]);
    assert!(!format!("{matched:?}").contains("hunter2"));
}

#[test]
fn a_config_that_cannot_be_used_serves_nothing() {
    let text = r#"{"auths": {"reg.io": {"username": "jane"}, "quay.io": {"auth": "!"}}}"#;
    let config = DockerConfig::parse(text, Format::ConfigJson);
    let matched = Keys::of_config(&config)
        .explain("reg.io/app", Kubelet)
        .unwrap();
    assert_eq!(told(&matched), [("reg.io", [false; 3])]);
}

#[test]
fn docker_asks_its_helper_instead_of_the_file() {
    let text = r#"{"auths": {"reg.io": {"username": "jane"}}, "credHelpers": {"reg.io": "x"}}"#;
    let config = DockerConfig::parse(text, Format::ConfigJson);
    let matched = Keys::of_config(&config)
        .explain("reg.io/app", Kubelet)
        .unwrap();
    assert_eq!(told(&matched), [("reg.io", [true, true, false])]);
}

#[test]
fn names_that_are_none_show_no_user_info() {
    let bad = Name::of("jane:hunter2@reg.io/App").unwrap_err();
    assert_eq!(bad.image, "***@reg.io/App");
    assert!(!format!("{bad:?}").contains("hunter2"));
    let bad = Name::of("reg.io/App").unwrap_err();
    assert_eq!(bad.offset, 7);
    assert!(
        bad.message.ends_with("must be lowercase"),
        "{}",
        bad.message
    );
}
