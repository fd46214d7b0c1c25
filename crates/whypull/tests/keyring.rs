//! The keyring against the reference vectors, the oddities of the kubelet, and itself.

use serde_json::Value;
use whypull::keyring::{Keyring, scan};
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

fn numbered<'a>(keys: &'a [impl AsRef<str>]) -> impl Iterator<Item = (&'a str, usize)> {
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
