//! Settings are read strictly, each fault is told with what to write in its place.

use serde_json::{Value, json};
use whypull_policy_tests::{Cluster, PolicyServer};

use crate::given::{container, judge, pod_spec, request};

fn refusal(settings: &Value) -> Option<String> {
    PolicyServer::whypull().refusal(settings)
}

#[test]
fn every_setting_is_taken() {
    let settings = json!({
        "diagnostics": {
            "latest-in-production": "deny", "secret-not-found": "warn", "docs-differ": "off",
            "invalid-image-name": "warn",
        },
        "alwaysPull": true,
        "pinDigests": false,
        "pinDigestsFailure": "warn",
        "mutateTemplates": true,
        "allowedRegistries": [
            "registry.example", "*.registry.example", "registry.example:5000/team", "docker.io/library/*",
        ],
        "deniedRegistries": ["quay.io/"],
        "rewriteRegistries": {"docker.io": "mirror.example/hub", "ghcr.io/team": "mirror.example:5000"},
        "exemptNamespaces": ["kube-system", "team-*"],
        "exemptImages": ["registry.example/pause:*"],
        "context": "required",
        "kubernetesVersion": "1.33",
        "containerRuntime": "cri-o",
        "semantics": "docs",
        "lang": "zh-CN",
    });
    assert_eq!(refusal(&settings), None);
    assert_eq!(refusal(&json!({})), None);
    assert_eq!(refusal(&Value::Null), None);
    // `off` without quotes is false to the YAML that kubectl reads.
    assert_eq!(
        refusal(&json!({"context": false, "diagnostics": {"docs-differ": false}})),
        None
    );
}

#[test]
fn every_fault_names_the_setting_and_what_to_write() {
    let rows = [
        (json!([]), "settings: must be an object, not a list"),
        (
            json!("alwaysPull"),
            "settings: must be an object, not a string",
        ),
        (
            json!({"alwayspull": true}),
            "there is no setting \"alwayspull\"; did you mean alwaysPull?",
        ),
        (
            json!({"alwaysPull": "yes"}),
            "settings.alwaysPull: must be true or false, not a string",
        ),
        (
            json!({"alwaysPull": null}),
            "settings.alwaysPull: must be true or false, not null",
        ),
        (
            json!({"diagnostics": []}),
            "settings.diagnostics: must be an object, not a list",
        ),
        (
            json!({"diagnostics": {"latest-goes-stall": "deny"}}),
            "settings.diagnostics: there is no code \"latest-goes-stall\"; did you mean latest-goes-stale?",
        ),
        (
            json!({"diagnostics": {"docs-differ": "error"}}),
            "settings.diagnostics.docs-differ: there is no value \"error\"; there are deny, warn, off",
        ),
        (
            json!({"diagnostics": {"docs-differ": 7}}),
            "settings.diagnostics.docs-differ: must be a string, not a number",
        ),
        (
            json!({"diagnostics": {"invalid-image-name": "off"}}),
            "settings.diagnostics.invalid-image-name: must be \"deny\" or \"warn\"",
        ),
        (json!({"pinDigestsFailure": "off"}), "there are deny, warn"),
        (json!({"context": "on"}), "there is no value \"on\""),
        (
            json!({"allowedRegistries": "docker.io"}),
            "must be a list of strings, not a string",
        ),
        (
            json!({"allowedRegistries": ["docker.io", "https://ghcr.io"]}),
            "settings.allowedRegistries[1]: has a scheme: write host[:port][/path]",
        ),
        (
            json!({"deniedRegistries": ["library"]}),
            "write docker.io/ before it",
        ),
        (
            json!({"deniedRegistries": [""]}),
            "settings.deniedRegistries[0]: is empty",
        ),
        (
            json!({"deniedRegistries": ["ghcr.io/a*b"]}),
            "has a star in its path",
        ),
        (json!({"deniedRegistries": ["ghcr.io/app:v1"]}), "has a tag"),
        (
            json!({"rewriteRegistries": ["docker.io"]}),
            "must be an object, not a list",
        ),
        (
            json!({"rewriteRegistries": {"docker.io": "https://mirror.example"}}),
            "leads to a place that is no registry",
        ),
        (
            json!({"rewriteRegistries": {"docker.io": "ghcr.io", "ghcr.io/library": "quay.io/x"}}),
            "docker.io leads to ghcr.io, which ghcr.io/library leads on from",
        ),
        (json!({"exemptImages": ["a b"]}), "has white space in it"),
        (
            json!({"exemptNamespaces": [1]}),
            "must be a list of strings",
        ),
        (
            json!({"kubernetesVersion": "1.99"}),
            "settings.kubernetesVersion:",
        ),
        (
            json!({"kubernetesVersion": 1.33}),
            "must be a string, not a number",
        ),
        (json!({"semantics": "kubelets"}), "did you mean kubelet?"),
        (
            json!({"lang": "de"}),
            "settings.lang: there is no value \"de\"",
        ),
    ];
    for (settings, says) in rows {
        let refusal = refusal(&settings).unwrap_or_else(|| panic!("{settings} is taken"));
        assert!(refusal.contains(says), "{settings}: {refusal}");
    }
}

#[test]
fn what_may_be_a_password_is_not_repeated() {
    for settings in [
        json!({"deniedRegistries": ["https://bob:made-up@registry.example"]}),
        json!({"rewriteRegistries": {"https://bob:made-up@registry.example": "mirror.example"}}),
        json!({"rewriteRegistries": {"docker.io": "bob:made-up@registry.example"}}),
        json!({"exemptImages": ["bob:made-up @registry.example"]}),
    ] {
        let refusal = refusal(&settings).unwrap_or_else(|| panic!("{settings} is taken"));
        assert!(!refusal.contains("made-up"), "{refusal}");
    }
}

#[test]
fn settings_that_cannot_be_read_let_nothing_through() {
    let request = request("pod-create", |_| ());
    let verdict = judge(&request, json!({"alwaysPul": true}));
    assert!(!verdict.is_accepted());
    assert_eq!(verdict.0["code"], 400);
    assert!(
        verdict.message().contains("did you mean alwaysPull?"),
        "{}",
        verdict.message()
    );
    // What brings no image is none of the policy's business, whatever its settings.
    let gone = crate::given::request("pod-delete", |_| ());
    assert!(judge(&gone, json!({"alwaysPul": true})).is_accepted());
}

#[test]
fn what_stands_twice_is_a_fault() {
    let cluster = Cluster::closed();
    let text = br#"{"alwaysPull": true, "alwaysPull": false}"#;
    let answer = PolicyServer::whypull().call("validate_settings", text, &cluster);
    let answer: Value = serde_json::from_slice(&answer.expect("an answer")).expect("JSON");
    assert_eq!(answer["message"], "settings: \"alwaysPull\" stands twice");
}

#[test]
fn a_name_that_does_not_parse_never_passes_in_silence() {
    let bad = [
        "registry.example/shop/Web:v1",
        "https://registry.example/shop/web",
        "registry.example/shop/web:$TAG",
        " registry.example/shop/web",
        "registry.example/shop/web:",
        "",
    ];
    let codes = [
        "image-upper-case",
        "image-has-scheme",
        "image-unexpanded-variable",
        "image-whitespace",
    ];
    let off: serde_json::Map<String, Value> = codes
        .map(|code| (code.to_owned(), json!("off")))
        .into_iter()
        .collect();
    let mut warn = off.clone();
    warn.insert("invalid-image-name".to_owned(), json!("warn"));
    for image in bad {
        let request = request("pod-create", |request| {
            container(request)["image"] = json!(image);
        });
        assert!(!judge(&request, json!({})).is_accepted(), "{image}");
        assert!(
            !judge(&request, json!({"diagnostics": off})).is_accepted(),
            "{image}"
        );
        let verdict = judge(&request, json!({"diagnostics": warn}));
        assert!(verdict.is_accepted(), "{image}: {}", verdict.message());
        assert!(
            verdict.warnings().contains("\"web\""),
            "{image}: {}",
            verdict.warnings()
        );
    }
    // Of another type altogether: the code of that may be off, and it is told all the same.
    let mistyped = request("pod-create", |request| {
        container(request)["image"] = json!(["web"]);
    });
    let verdict = judge(
        &mistyped,
        json!({"diagnostics": {"field-wrong-type": "off"}}),
    );
    assert!(!verdict.is_accepted());
    assert!(
        verdict.message().contains("invalid-image-name"),
        "{}",
        verdict.message()
    );
}

#[test]
fn messages_are_in_the_language_of_the_settings() {
    let request = request("pod-create", |request| {
        container(request)["image"] = json!("registry.example/shop/Web:v1");
    });
    let verdict = judge(&request, json!({"lang": "zh-CN"}));
    assert!(
        verdict.message().starts_with("容器 \"web\""),
        "{}",
        verdict.message()
    );
    assert!(
        verdict.message().contains("解决办法："),
        "{}",
        verdict.message()
    );
}

#[test]
fn the_version_and_the_runtime_decide_what_is_said() {
    let request = request("pod-create", |request| {
        *pod_spec(&mut request["object"]) =
            json!({"containers": [{"name": "web", "image": "nginx:1.27"}]});
    });
    let short = |version: &str, runtime: &str| {
        let settings = json!({"kubernetesVersion": version, "containerRuntime": runtime});
        judge(&request, settings)
            .warnings()
            .contains("short-name-refused")
    };
    assert!(short("1.34", "cri-o"));
    assert!(!short("1.33", "cri-o"));
    assert!(!short("1.34", "containerd"));
}
