//! What a node has: docker configs in eight places, a platform, images; and nodes that differ.

use serde_json::json;
use whypull_tests::{Given, config_json, pod};

const IMAGE: &str = "registry.example/app:v1";

/// In the kubelet's order.
const PLACES: [&str; 8] = [
    "/var/lib/kubelet/config.json",
    "{cwd}/config.json",
    "/root/.docker/config.json",
    "/.docker/config.json",
    "/var/lib/kubelet/.dockercfg",
    "{cwd}/.dockercfg",
    "/root/.dockercfg",
    "/.dockercfg",
];

/// A file whose user is the place, in the format that the name calls for.
fn file(place: &str) -> String {
    let config = config_json(&[("registry.example", place)]);
    if place.ends_with(".dockercfg") {
        let config: serde_json::Value = serde_json::from_str(&config).expect("JSON");
        config["auths"].to_string()
    } else {
        config
    }
}

fn users(given: &Given) -> Vec<String> {
    given
        .container()
        .attempts
        .into_iter()
        .filter_map(|attempt| attempt.username)
        .collect()
}

#[test]
fn the_first_of_the_eight_places_wins() {
    for first in 0..PLACES.len() {
        // The others are given first: only the place counts.
        let given = PLACES[first..]
            .iter()
            .rev()
            .fold(Given::manifest(pod(IMAGE, &[])), |given, place| {
                given.node_config_at(place, file(place))
            });
        assert_eq!(users(&given), [PLACES[first]]);
        let container = given.container();
        assert_eq!(container.attempts[0].source.name, PLACES[first]);
        let not_read = given
            .codes()
            .into_iter()
            .filter(|code| *code == "node-file-not-read")
            .count();
        assert_eq!(not_read, PLACES.len() - first - 1, "the others are told");
    }
}

#[test]
fn a_file_that_cannot_be_used_is_skipped_and_valid_json_without_auths_wins() {
    let two = |first: &str| {
        let given = Given::manifest(pod(IMAGE, &[]))
            .node_config_at(PLACES[0], first)
            .node_config_at(PLACES[2], file(PLACES[2]));
        users(&given)
    };
    for bad in [
        "",
        "{",
        "[]",
        r#"{"auths": []}"#,
        r#"{"auths": {"a": {"auth": "…"}}}"#,
        r#"{"HttpHeaders": {"a": 1}}"#,
    ] {
        assert_eq!(two(bad), [PLACES[2]], "{bad:?}");
    }
    for good in [
        "{}",
        r#"{"psFormat": "table"}"#,
        r#"{"auths": null}"#,
        r#"{"HttpHeaders": {"User-Agent": "x"}}"#,
    ] {
        assert!(two(good).is_empty(), "{good:?}");
    }
}

#[test]
fn a_file_in_another_place_is_not_read() {
    for place in [
        "/etc/docker/config.json",
        "/home/jane/work/config.json",
        "/var/lib/kubelet/dockercfg",
    ] {
        let given = Given::manifest(pod(IMAGE, &[])).node_config_at(place, file(place));
        assert!(users(&given).is_empty(), "{place}");
        assert!(given.codes().contains(&"node-file-not-read"), "{place}");
    }
}

#[test]
fn nodes_with_different_files_or_images_are_told() {
    let given = Given::manifest(pod(IMAGE, &[]))
        .node_config_of("node-a", config_json(&[("registry.example", "robot")]))
        .node_config_of("node-b", config_json(&[]));
    let report = given.report();
    let differ = report
        .diagnostics
        .iter()
        .find(|found| found.code == "nodes-differ")
        .expect("nodes-differ");
    for word in ["node-a", "node-b", "registry.example"] {
        assert!(differ.message.contains(word), "{word}: {}", differ.message);
    }
    assert_eq!(users(&given), ["robot"], "the report is of the first node");
    let same = Given::manifest(pod(IMAGE, &[]))
        .node_config_of("node-a", config_json(&[("registry.example", "robot")]))
        .node_config_of(
            "node-b",
            config_json(&[("registry.example", "robot"), ("other.example", "x")]),
        );
    assert!(!same.codes().contains(&"nodes-differ"));
    let present = same.options(json!({"present": ["node-b=registry.example/app:v1"]}));
    assert!(present.codes().contains(&"nodes-differ"));
    assert!(!present.container().present, "it is on the other node");
}

#[test]
fn a_platform_is_chosen_from_an_index() {
    let index = |platforms: &[&str]| {
        let manifests: Vec<_> = platforms
            .iter()
            .map(|platform| {
                let mut parts = platform.split('/');
                let mut part = || parts.next().unwrap_or_default().to_owned();
                json!({
                    "digest": format!("of {platform}"),
                    "platform": {"os": part(), "architecture": part(), "variant": part()},
                })
            })
            .collect();
        json!({"schemaVersion": 2, "manifests": manifests}).to_string()
    };
    let rows: [(&str, &[&str], Option<&str>); 11] = [
        (
            "linux/amd64",
            &["linux/arm64", "linux/amd64"],
            Some("linux/amd64"),
        ),
        ("linux/amd64", &["linux/arm64"], None),
        ("linux/amd64", &["windows/amd64"], None),
        (
            "linux/arm64",
            &["linux/arm/v7", "linux/arm64/v8"],
            Some("linux/arm64/v8"),
        ),
        (
            "linux/arm64",
            &["linux/arm/v6", "linux/arm/v7"],
            Some("linux/arm/v7"),
        ),
        (
            "linux/arm/v7",
            &["linux/arm/v5", "linux/arm/v6"],
            Some("linux/arm/v6"),
        ),
        ("linux/arm/v6", &["linux/arm/v7"], None),
        ("linux/amd64", &["linux/amd64/v3"], None),
        (
            "linux/amd64/v3",
            &["linux/amd64", "linux/amd64/v2"],
            Some("linux/amd64/v2"),
        ),
        ("linux/x86_64", &["linux/amd64"], Some("linux/amd64")),
        ("linux/amd64", &["unknown/unknown"], None),
    ];
    for (platform, offered, chosen) in rows {
        let given = Given::manifest(pod(IMAGE, &[]))
            .and(index(offered))
            .options(json!({"platform": platform}));
        let container = given.container();
        let step = container
            .steps
            .iter()
            .find(|step| step.rule.starts_with("step-platform"))
            .expect("a step");
        match chosen {
            Some(chosen) => assert!(
                step.text.contains(&format!("of {chosen}")),
                "{platform}: {}",
                step.text
            ),
            None => assert_eq!(step.rule, "step-platform-missing", "{platform} {offered:?}"),
        }
        assert_eq!(
            given.codes().contains(&"platform-missing"),
            chosen.is_none(),
            "{platform} {offered:?}"
        );
    }
}
