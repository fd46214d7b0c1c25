//! Every diagnostic once denied, once warned of, once off: the inputs are the core's own fixtures, as the
//! API server would send them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use whypull_policy_tests::{Cluster, PolicyServer, Verdict, root};

/// What nothing in an admission review can bring about, and why.
const ELSEWHERE: [(&str, &str); 8] = [
    ("credential-provider-config-invalid", "a file of the node"),
    ("kubelet-config-invalid", "a file of the node"),
    ("node-file-not-read", "a file of the node"),
    ("nodes-differ", "files of two nodes"),
    ("object-ignored", "other kinds are accepted unread"),
    ("platform-missing", "an image index"),
    ("secret-in-other-namespace", "no other namespace is read"),
    (
        "secret-not-given",
        "told by `credentials-not-checked`; see the test below",
    ),
];

/// A fixture as a request, and what the cluster has.
struct Case {
    request: Value,
    objects: Vec<Value>,
    settings: Map<String, Value>,
}

#[test]
fn every_diagnostic_is_denied_warned_of_or_off() {
    let fixtures = root().join("tests/fixtures/diagnostics");
    let mut told = BTreeSet::new();
    for code in whypull::codes() {
        for case in cases(&fixtures.join(code)) {
            let others: Map<String, Value> = whypull::codes()
                .filter(|other| *other != code && *other != "invalid-image-name")
                .map(|other| (other.to_owned(), json!("off")))
                .collect();
            let with = |level: &str| {
                let mut settings = case.settings.clone();
                let mut levels = others.clone();
                levels.insert("invalid-image-name".to_owned(), json!("warn"));
                levels.insert(code.to_owned(), json!(level));
                settings.insert("diagnostics".to_owned(), Value::Object(levels));
                judge(&case, &Value::Object(settings))
            };
            let said = format!("{code}: ");
            let denied = with("deny");
            // The fixture may need more than a review has: a file of the node, say.
            if !denied.message().contains(&said) {
                continue;
            }
            assert!(!denied.is_accepted());
            let warned = with("warn");
            assert!(warned.is_accepted(), "{code}: {}", warned.message());
            assert!(
                warned.warnings().contains(&said),
                "{code}: {}",
                warned.warnings()
            );
            // Of a name that does not parse something is always said: see `settings`.
            if !code.starts_with("image-") && code != "invalid-image-name" {
                let off = with("off");
                assert!(off.is_accepted(), "{code}: {}", off.message());
                assert!(
                    !off.warnings().contains(&said),
                    "{code}: {}",
                    off.warnings()
                );
            }
            told.insert(code);
        }
    }
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    let all: BTreeSet<&str> = whypull::codes().collect();
    let untold: Vec<_> = all
        .difference(&told)
        .filter(|code| !elsewhere.contains(*code))
        .collect();
    assert!(untold.is_empty(), "never told: {untold:?}");
    let wrong: Vec<_> = told.intersection(&elsewhere).collect();
    assert!(wrong.is_empty(), "told after all: {wrong:?}");
}

#[test]
fn a_secret_that_could_not_be_looked_for_is_told_where_the_settings_want_it() {
    let request = crate::given::request("pod-create", |_| ());
    let settings = json!({"context": "off", "diagnostics": {"secret-not-given": "deny"}});
    let verdict = PolicyServer::whypull().validate(&request, &settings, &Cluster::closed());
    assert!(
        verdict.message().contains("secret-not-given: "),
        "{}",
        verdict.message()
    );
}

#[test]
fn without_settings_errors_deny_warnings_warn_and_the_rest_is_silent() {
    let request = |image: &str, policy: &str| {
        crate::given::request("pod-create", |request| {
            *crate::given::pod_spec(&mut request["object"]) = json!({
                "containers": [{"name": "web", "image": image, "imagePullPolicy": policy}],
            });
        })
    };
    let error = crate::given::judge_plainly(&request("registry.example/Web:v1", "Always"));
    assert!(!error.is_accepted());
    let warning =
        crate::given::judge_plainly(&request("registry.example/web:latest", "IfNotPresent"));
    assert!(warning.is_accepted() && warning.warnings().contains("latest-goes-stale: "));
    let info = crate::given::judge_plainly(&request("registry.example/web:latest", "Always"));
    assert_eq!(info.0, json!({"accepted": true}));
}

fn judge(case: &Case, settings: &Value) -> Verdict {
    let cluster = Cluster::with(case.objects.clone(), &[]);
    PolicyServer::whypull().validate(&case.request, settings, &cluster)
}

/// What a folder holds, by name.
fn entries(folder: &Path) -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect()
}

/// The hits of a diagnostic, as far as they are manifests.
fn cases(folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, path) in entries(folder) {
        if name.starts_with("hit") {
            cases.extend(case(&path));
        }
    }
    cases
}

/// Every workload of a fixture makes a request, a Pod another one as the template of a Deployment; Secrets
/// and ServiceAccounts are the cluster's. What a node has in its docker config the Pods get as a Secret.
fn case(folder: &Path) -> Vec<Case> {
    let json_of = |name: &str| -> Value {
        let text = fs::read_to_string(folder.join(name)).unwrap_or_else(|_| "{}".to_owned());
        serde_json::from_str(&text).expect("JSON")
    };
    let roles = json_of("roles.json");
    let mut settings = json_of("options.json")
        .as_object()
        .cloned()
        .unwrap_or_default();
    settings.retain(|name, _| {
        matches!(
            &**name,
            "kubernetesVersion" | "containerRuntime" | "semantics"
        )
    });
    let (mut objects, mut workloads, mut before) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut configs = Vec::new();
    for (name, path) in entries(folder) {
        if matches!(&*name, "roles.json" | "options.json" | "expect.json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        if path.extension().is_some_and(|it| it == "json") && !text.contains("\"kind\"") {
            configs.push(text);
            continue;
        }
        let Ok(documents) = serde_saphyr::from_multiple::<Value>(&text) else {
            continue;
        };
        for mut document in documents {
            let kind = document["kind"].as_str().unwrap_or_default().to_owned();
            if !document["metadata"].is_object() {
                continue;
            }
            document["metadata"]["namespace"] = json!("shop");
            match &*kind {
                "Secret" => objects.push(stored(document)),
                "ServiceAccount" => objects.push(document),
                _ if roles[&name]["role"] == "previous" => {
                    before.insert(document["metadata"]["name"].to_string(), document);
                }
                _ => workloads.push(document),
            }
        }
    }
    for (at, config) in configs.into_iter().enumerate() {
        let name = format!("config-{at}");
        objects.push(json!({
            "apiVersion": "v1", "kind": "Secret",
            "metadata": {"name": name, "namespace": "shop"},
            "type": "kubernetes.io/dockerconfigjson",
            "data": {".dockerconfigjson": STANDARD.encode(config)},
        }));
        for workload in &mut workloads {
            let spec = crate::given::pod_spec(workload);
            if !spec["imagePullSecrets"].is_array() {
                spec["imagePullSecrets"] = json!([]);
            }
            let list = spec["imagePullSecrets"].as_array_mut().expect("a list");
            list.push(json!({"name": name}));
        }
    }
    let templates: Vec<Value> = workloads.iter().filter_map(as_template).collect();
    workloads.extend(templates);
    let case = |object: Value| {
        let old = before.get(&object["metadata"]["name"].to_string());
        let kind = object["kind"].as_str().unwrap_or_default().to_owned();
        let group = match &*kind {
            "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet" => "apps",
            "Job" | "CronJob" => "batch",
            _ => "",
        };
        let request = json!({
            "uid": "1299d386-525b-4032-98ae-1949f69f9cfc",
            "kind": {"group": group, "version": "v1", "kind": kind},
            "operation": if old.is_some() { "UPDATE" } else { "CREATE" },
            "namespace": "shop",
            "object": running(object),
            "oldObject": old,
        });
        Case {
            request,
            objects: objects.clone(),
            settings: settings.clone(),
        }
    };
    workloads.into_iter().map(case).collect()
}

/// A Pod as what a Deployment makes.
fn as_template(pod: &Value) -> Option<Value> {
    (pod["kind"] == "Pod").then(|| {
        json!({
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": pod["metadata"],
            "spec": {"template": {"spec": pod["spec"]}},
        })
    })
}

/// A Pod with a past is one that the audit scanner finds: it has a node.
fn running(mut object: Value) -> Value {
    if object["kind"] == "Pod" && object["metadata"].get("uid").is_some() {
        object["spec"]["nodeName"] = json!("node-1");
    }
    object
}

/// A Secret as the API server keeps it: all in `data`.
fn stored(mut secret: Value) -> Value {
    if let Some(Value::Object(texts)) = secret
        .as_object_mut()
        .and_then(|it| it.remove("stringData"))
    {
        for (key, text) in texts {
            let text = text.as_str().unwrap_or_default();
            secret["data"][key] = json!(STANDARD.encode(text));
        }
    }
    secret
}
