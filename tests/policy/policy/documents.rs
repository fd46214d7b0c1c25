//! The pages, the manifests on them, and the description for the hub.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use whypull_policy_tests::{PolicyServer, root};

/// What the CRD of a policy has (`policies.kubewarden.io/v1`); what a namespaced one has not is marked.
const FIELDS: [(&str, bool); 15] = [
    ("backgroundAudit", true),
    ("contextAwareResources", false),
    ("failurePolicy", true),
    ("matchConditions", true),
    ("matchPolicy", true),
    ("mode", true),
    ("module", true),
    ("mutating", true),
    ("namespaceSelector", false),
    ("objectSelector", true),
    ("policyServer", true),
    ("rules", true),
    ("settings", true),
    ("sideEffects", true),
    ("timeoutSeconds", true),
];

fn manifests() -> BTreeMap<PathBuf, String> {
    let folder = fs::read_dir(root().join("docs/policy")).expect("docs/policy");
    let files = folder.map(|entry| entry.expect("an entry").path());
    files
        .map(|path| (path.clone(), fs::read_to_string(path).expect("a text")))
        .collect()
}

fn documents() -> Vec<(PathBuf, Value)> {
    let mut documents = Vec::new();
    for (path, text) in manifests() {
        let read = serde_saphyr::from_multiple::<Value>(&text);
        let read = read.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        documents.extend(read.into_iter().map(|document| (path.clone(), document)));
    }
    documents
}

#[test]
fn the_policies_are_what_the_cluster_takes() {
    let mut kinds = BTreeMap::new();
    for (path, document) in documents() {
        let kind = document["kind"].as_str().expect("a kind").to_owned();
        *kinds.entry(kind.clone()).or_insert(0) += 1;
        assert!(document["metadata"]["name"].is_string(), "{path:?}");
        if !matches!(&*kind, "ClusterAdmissionPolicy" | "AdmissionPolicy") {
            continue;
        }
        assert_eq!(
            document["apiVersion"], "policies.kubewarden.io/v1",
            "{path:?}"
        );
        let namespaced = kind == "AdmissionPolicy";
        assert_eq!(
            document["metadata"]["namespace"].is_string(),
            namespaced,
            "{path:?}"
        );
        let spec = document["spec"].as_object().expect("a spec");
        for field in spec.keys() {
            let known = FIELDS.iter().find(|(name, _)| name == field);
            assert!(
                known.is_some_and(|(_, of_both)| *of_both || !namespaced),
                "{path:?}: {field}"
            );
        }
        assert!(
            spec["rules"]
                .as_array()
                .is_some_and(|rules| !rules.is_empty()),
            "{path:?}"
        );
        assert!(spec["mutating"].is_boolean(), "{path:?}");
        let settings = spec.get("settings").unwrap_or(&Value::Null);
        assert_eq!(PolicyServer::whypull().refusal(settings), None, "{path:?}");
        // A policy that may change nothing must not be told to.
        for setting in ["alwaysPull", "pinDigests"] {
            let changes = settings[setting] == true;
            assert!(!changes || spec["mutating"] == true, "{path:?}: {setting}");
        }
    }
    for kind in [
        "ClusterAdmissionPolicy",
        "AdmissionPolicy",
        "PolicyServer",
        "ClusterRole",
    ] {
        assert!(kinds.contains_key(kind), "no {kind}");
    }
}

#[test]
fn the_pages_show_the_manifests_as_they_are() {
    let files = manifests();
    for page in ["docs/policy.md", "docs/policy.zh-CN.md"] {
        let text = fs::read_to_string(root().join(page)).expect("a page");
        for (path, manifest) in &files {
            assert!(
                text.contains(&format!("```yaml\n{manifest}```")),
                "{page} lacks {path:?}"
            );
        }
        let blocks = text.matches("```yaml\n").count();
        assert_eq!(blocks, files.len(), "{page}");
    }
}

#[test]
fn the_pages_tell_every_setting() {
    let refusal = PolicyServer::whypull()
        .refusal(&serde_json::json!({"x": 1}))
        .expect("a refusal");
    let list = refusal.split("there are ").nth(1).expect("the settings");
    let settings: Vec<&str> = list.split(", ").collect();
    assert_eq!(settings.len(), 15);
    for page in ["docs/policy.md", "docs/policy.zh-CN.md"] {
        let text = fs::read_to_string(root().join(page)).expect("a page");
        for setting in &settings {
            assert!(
                text.contains(&format!("| `{setting}` |")),
                "{page} lacks {setting}"
            );
        }
    }
}

#[test]
fn the_hub_is_told_what_the_module_says() {
    let read = |path: &str| -> Value {
        let text = fs::read_to_string(root().join("crates/whypull-policy").join(path));
        serde_saphyr::from_str(&text.expect("a text")).expect("YAML")
    };
    let (hub, metadata) = (read("artifacthub-pkg.yml"), read("metadata.yml"));
    let annotation = |name: &str| &metadata["annotations"][format!("io.kubewarden.policy.{name}")];
    assert_eq!(&hub["version"], annotation("version"));
    assert_eq!(&hub["name"], annotation("title"));
    assert_eq!(&hub["description"], annotation("description"));
    assert_eq!(&hub["license"], annotation("license"));
    assert_eq!(hub["annotations"]["kubewarden/mutation"], "true");
    assert_eq!(
        hub["annotations"]["kubewarden/resources"],
        metadata["annotations"]["io.artifacthub.resources"]
    );
    for (name, field) in [
        ("kubewarden/rules", "rules"),
        ("kubewarden/contextAwareResources", "contextAwareResources"),
    ] {
        let text = hub["annotations"][name].as_str().expect("a text");
        let value: Value = serde_saphyr::from_str(text).expect("YAML");
        assert_eq!(value, metadata[field], "{name}");
    }
}
