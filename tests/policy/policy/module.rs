//! What the module is, beside what it does.

use serde_json::Value;
use wasmparser::{Parser, Payload};
use whypull_policy_tests::{Cluster, PolicyServer, root};

/// Kilobytes of 1,000 bytes.
const LARGEST: usize = 1_200_000;

fn module() -> Vec<u8> {
    std::fs::read(root().join("target/policy/whypull-policy.wasm")).expect("cargo xtask policy")
}

fn metadata() -> Value {
    let module = module();
    let mut sections =
        Parser::new(0)
            .parse_all(&module)
            .filter_map(|payload| match payload.expect("a module") {
                Payload::CustomSection(section) => {
                    Some((section.name().to_owned(), section.data().to_vec()))
                }
                _ => None,
            });
    let mut found = sections
        .by_ref()
        .filter(|(name, _)| name == "io.kubewarden.metadata");
    let (_, data) = found.next().expect("the metadata");
    assert!(found.next().is_none(), "twice");
    serde_json::from_slice(&data).expect("JSON")
}

#[test]
fn it_is_within_its_size() {
    let size = module().len();
    assert!(size <= LARGEST, "{size} bytes");
}

#[test]
fn it_speaks_the_protocol_that_its_metadata_names() {
    let answer = PolicyServer::whypull().call("protocol_version", b"", &Cluster::closed());
    let answer: Value = serde_json::from_slice(&answer.expect("an answer")).expect("JSON");
    assert_eq!(answer, metadata()["protocolVersion"]);
}

#[test]
fn its_imports_are_those_of_a_policy_server() {
    let module = module();
    let mut imports: Vec<String> = Vec::new();
    for payload in Parser::new(0).parse_all(&module) {
        if let Payload::ImportSection(section) = payload.expect("a module") {
            for import in section.into_imports() {
                let import = import.expect("an import");
                imports.push(format!("{} {}", import.module, import.name));
            }
        }
    }
    imports.sort();
    assert_eq!(
        imports,
        [
            "wapc __guest_error",
            "wapc __guest_request",
            "wapc __guest_response",
            "wapc __host_call",
            "wapc __host_error",
            "wapc __host_error_len",
            "wapc __host_response",
            "wapc __host_response_len",
            "wasi_snapshot_preview1 random_get",
        ]
    );
}

#[test]
fn its_metadata_says_what_it_wants() {
    let metadata = metadata();
    let text = std::fs::read_to_string(root().join("crates/whypull-policy/metadata.yml"));
    let mut written: Value = serde_saphyr::from_str(&text.expect("metadata.yml")).expect("YAML");
    written["protocolVersion"] = Value::from("v1");
    assert_eq!(metadata, written);
    let rules = metadata["rules"].as_array().expect("rules");
    for rule in rules {
        for field in ["apiGroups", "apiVersions", "resources", "operations"] {
            assert!(
                rule[field].as_array().is_some_and(|list| !list.is_empty()),
                "{rule}"
            );
        }
        // The audit scanner passes over a policy that has a subresource beside CREATE.
        let resources = rule["resources"].to_string();
        let operations = rule["operations"].to_string();
        assert!(
            !(resources.contains('/') && operations.contains("CREATE")),
            "{rule}"
        );
    }
    assert_eq!(metadata["mutating"], true);
    assert_eq!(metadata["backgroundAudit"], true);
    for annotation in [
        "title",
        "description",
        "version",
        "ociUrl",
        "license",
        "source",
        "author",
    ] {
        let annotation = format!("io.kubewarden.policy.{annotation}");
        assert!(
            metadata["annotations"][&annotation].is_string(),
            "{annotation}"
        );
    }
}
