//! The component: what it wants, what it offers, and that it says what the core says.

use serde_json::{Value, json};
use whypull::explain::{Language, Sentences};
use whypull::input::File as CoreFile;
use whypull::options::Options;
use whypull_policy_tests::component::{Cluster, File, Semantics, Whypull, names};
use whypull_policy_tests::{admission_request, fixture};

use crate::given::{container, digest, request};

#[test]
fn it_wants_a_seed_for_its_maps_and_nothing_else() {
    let (imports, exports) = names();
    assert_eq!(imports, ["wasi:random/insecure-seed@0.2.6"]);
    assert_eq!(exports, ["parse", "match", "explain", "review"]);
}

#[test]
fn names_are_taken_apart() {
    let mut whypull = Whypull::instance();
    let name = whypull.parse("nginx").expect("a name");
    assert_eq!(name.repository, "docker.io/library/nginx");
    assert_eq!(name.effective_tag.as_deref(), Some("latest"));
    assert_eq!((name.tag, name.digest), (None, None));
    assert_eq!(name.default_pull_policy, "Always");
    let bad = whypull.parse("shop/Web:v1").expect_err("no name");
    let core = whypull::name::Name::of("shop/Web:v1").expect_err("no name");
    assert_eq!(bad.kind, core.error.as_str());
    assert_eq!(bad.offset as usize, core.offset);
    assert_eq!(bad.help, Sentences::new(Language::En).say(&core.help));
}

#[test]
fn keys_are_matched_under_each_rule_set() {
    let mut whypull = Whypull::instance();
    let keys = ["quay.io", "*.io/coreos"];
    let mut matched = |semantics| {
        let answer = whypull.find(&keys, "quay.io/coreos/etcd:v3", semantics);
        answer.expect("a name")
    };
    let kubelet = matched(Semantics::Kubelet);
    assert_eq!(kubelet.repository, "quay.io/coreos/etcd");
    assert_eq!(kubelet.matched, ["quay.io", "*.io/coreos"]);
    assert!(kubelet.matches.iter().all(|found| !found.why.is_empty()));
    assert_eq!(matched(Semantics::Docker).matched, ["quay.io"]);
}

#[test]
fn a_report_is_the_cores_report() {
    let manifests = [
        (
            "pod.json",
            fixture("reviews/pod-create.json")["request"]["object"].to_string(),
        ),
        ("secret.json", fixture("cluster/pull.json").to_string()),
    ];
    let mut whypull = Whypull::instance();
    let files: Vec<File> = manifests
        .iter()
        .map(|(name, text)| File {
            name: (*name).to_owned(),
            text: text.clone(),
            role: None,
        })
        .collect();
    let options = r#"{"semantics": "docs", "kubernetesVersion": "1.33"}"#;
    let answer = whypull.explain(&files, options);
    let report: Value = serde_json::from_str(&answer.expect("a report")).expect("JSON");
    let files = manifests
        .iter()
        .map(|(name, text)| CoreFile::new(*name, text.as_str()));
    let options: Options = serde_json::from_str(options).expect("options");
    let core = serde_json::to_value(whypull::explain(files, &options)).expect("JSON");
    assert_eq!(report, core);
}

#[test]
fn options_and_roles_that_are_none_are_refused() {
    let mut whypull = Whypull::instance();
    let file = |role: &str| File {
        name: "pod.yaml".to_owned(),
        text: "kind: Pod".to_owned(),
        role: Some(role.to_owned()),
    };
    let error = whypull.explain(&[file("manifesto")], "{}");
    let error = error.expect_err("no role");
    assert!(error.contains("manifest, previous"), "{error}");
    let options = r#"{"present": "user:made-up-password@host/x"}"#;
    let error = whypull.explain(&[file("manifest")], options);
    let error = error.expect_err("no options");
    assert!(
        error.contains("line 1") && !error.contains("made-up-password"),
        "{error}"
    );
}

#[test]
fn a_review_is_the_policys_review() {
    let mut whypull = Whypull::instance();
    let cluster = |objects: Option<Vec<String>>| Cluster {
        objects,
        digests: vec![(
            "registry.example/shop/web:v1.4.2".to_owned(),
            digest::WEB.to_owned(),
        )],
    };
    let request = request("pod-create", |request| {
        container(request)["image"] = json!("registry.example/shop/Web:v1");
    });
    let answer = whypull.review(&request.to_string(), "{}", &cluster(None));
    let answer = answer.expect("settings");
    let policy = crate::given::judge_plainly(&request);
    assert!(!answer.accepted);
    assert_eq!(answer.message.as_deref(), Some(policy.message()));
    assert_eq!(
        answer.credentials.as_deref(),
        Some("not checked: the policy may not read the cluster")
    );

    let deployment = admission_request("deployment-create").to_string();
    let settings = r#"{"pinDigests": true, "mutateTemplates": true}"#;
    let objects = vec![
        fixture("cluster/pull.json").to_string(),
        fixture("cluster/default.json").to_string(),
    ];
    let answer = whypull.review(&deployment, settings, &cluster(Some(objects)));
    let answer = answer.expect("settings");
    assert!(
        answer.accepted && answer.credentials.is_none(),
        "{answer:?}"
    );
    let changed: Value =
        serde_json::from_str(&answer.mutated_object.expect("a change")).expect("JSON");
    let image = &changed["spec"]["template"]["spec"]["containers"][0]["image"];
    assert_eq!(
        *image,
        format!("registry.example/shop/web:v1.4.2@{}", digest::WEB)
    );

    let gone = whypull.review(&deployment, "{}", &cluster(Some(Vec::new())));
    let gone = gone.expect("settings");
    assert!(
        gone.message
            .is_some_and(|message| message.contains("secret-not-found"))
    );
    let error = whypull.review(&deployment, r#"{"x": 1}"#, &cluster(None));
    assert!(
        error
            .expect_err("no settings")
            .contains("there is no setting")
    );
    let refused = whypull.review("{}", "{}", &cluster(None));
    assert_eq!(refused.expect("settings").code, Some(400));
}
