//! What is read from the cluster, and what is said where nothing can be.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use whypull_policy_tests::{Cluster, PolicyServer, Verdict, fixture};

use crate::given::{container, judge_plainly, pod_spec, request, shop};

fn validate(request: &Value, settings: &Value, cluster: &Arc<Cluster>) -> Verdict {
    PolicyServer::whypull().validate(request, settings, cluster)
}

/// A Secret of the namespace `shop` with this docker config.
fn secret(name: &str, config: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret",
        "metadata": {"name": name, "namespace": "shop"},
        "type": "kubernetes.io/dockerconfigjson",
        "data": {".dockerconfigjson": STANDARD.encode(config)},
    })
}

#[test]
fn a_pods_secrets_are_read_from_its_own_namespace_and_nothing_else_is() {
    let cluster = shop();
    let verdict = validate(&request("pod-create", |_| ()), &json!({}), &cluster);
    assert_eq!(verdict.0, json!({"accepted": true}));
    assert_eq!(
        cluster.calls(),
        ["kubernetes/get_resource Secret/shop/pull"]
    );
    // A Pod that lists none has been given its account's before the policy saw it: nothing to ask.
    let cluster = shop();
    let bare = request("pod-create", |request| {
        pod_spec(&mut request["object"])["imagePullSecrets"] = json!([]);
    });
    validate(&bare, &json!({}), &cluster);
    assert_eq!(cluster.calls(), Vec::<String>::new());
}

#[test]
fn a_template_without_secrets_has_its_accounts() {
    let cluster = shop();
    let template = request("deployment-create", |request| {
        pod_spec(&mut request["object"])["imagePullSecrets"] = json!([]);
        container(request)["image"] = json!("registry.example/shopping/web:v1");
    });
    let verdict = validate(&template, &json!({}), &cluster);
    assert_eq!(
        cluster.calls(),
        [
            "kubernetes/get_resource ServiceAccount/shop/default",
            "kubernetes/get_resource Secret/shop/pull",
        ]
    );
    // The account's key reaches the neighbour by half a segment.
    assert!(verdict.is_accepted());
    assert!(
        verdict.warnings().contains("prefix-reaches-neighbour"),
        "{}",
        verdict.warnings()
    );
}

#[test]
fn a_pod_that_runs_is_told_that_its_account_got_secrets_too_late() {
    let running = request("pod-create", |request| {
        let spec = pod_spec(&mut request["object"]);
        spec["imagePullSecrets"] = json!([]);
        spec["nodeName"] = json!("node-1");
    });
    let verdict = judge_plainly(&running);
    let code = "service-account-secret-too-late";
    assert!(verdict.warnings().contains(code), "{}", verdict.warnings());
}

#[test]
fn a_secret_that_does_not_exist_is_denied() {
    let missing = request("pod-create", |request| {
        pod_spec(&mut request["object"])["imagePullSecrets"] = json!([{"name": "gone"}]);
    });
    let verdict = judge_plainly(&missing);
    assert!(!verdict.is_accepted());
    assert!(
        verdict.message().contains("secret-not-found"),
        "{}",
        verdict.message()
    );
    assert!(verdict.credentials().is_none());
}

#[test]
fn without_access_the_answer_says_so() {
    let request = request("pod-create", |_| ());
    let verdict = validate(&request, &json!({}), &Cluster::closed());
    assert!(verdict.is_accepted());
    assert!(
        verdict.warnings().contains("credentials-not-checked"),
        "{}",
        verdict.warnings()
    );
    let says = "not checked: the policy may not read the cluster";
    assert_eq!(verdict.credentials(), Some(says));

    let cluster = Cluster::closed();
    let verdict = validate(&request, &json!({"context": "off"}), &cluster);
    assert!(verdict.is_accepted());
    assert_eq!(verdict.warnings(), "");
    assert_eq!(verdict.credentials(), Some("not checked: context is off"));
    assert_eq!(cluster.calls(), Vec::<String>::new());

    let verdict = validate(
        &request,
        &json!({"context": "required"}),
        &Cluster::closed(),
    );
    assert!(!verdict.is_accepted());
    assert!(
        verdict.message().contains("credentials-not-checked"),
        "{}",
        verdict.message()
    );
    // One refusal is enough: a policy server notes each as a violation.
    let cluster = Cluster::closed();
    let several = crate::given::request("pod-create", |request| {
        let secrets = json!([{"name": "a"}, {"name": "b"}, {"name": "c"}]);
        pod_spec(&mut request["object"])["imagePullSecrets"] = secrets;
    });
    validate(&several, &json!({}), &cluster);
    assert_eq!(cluster.calls().len(), 1);
}

#[test]
fn a_host_that_answers_nonsense_has_not_answered() {
    let request = request("pod-create", |_| ());
    let pod = fixture("reviews/pod-create.json")["request"]["object"].to_string();
    for nonsense in [
        "",
        "null",
        "[]",
        "{}",
        "not json",
        "{\"kind\": \"Secret\", \"data\"",
        "{\"kind\": \"ConfigMap\", \"data\": {}}",
        "{\"kind\": 7}",
        r#"{"kind": "Secret", "metadata": {"name": "another"}, "data": {}}"#,
        &pod,
    ] {
        let text = nonsense.to_owned();
        let cluster = Cluster::new(move |_, _| Ok(text.clone().into_bytes()));
        let verdict = validate(&request, &json!({}), &cluster);
        assert!(verdict.is_accepted(), "{nonsense}: {}", verdict.message());
        assert!(verdict.credentials().is_some(), "{nonsense}");
    }
    for failure in [
        "",
        "timed out",
        "ApiError: secrets is forbidden: Forbidden (403)",
    ] {
        let cluster = Cluster::new(move |_, _| Err(failure.to_owned()));
        let verdict = validate(&request, &json!({}), &cluster);
        assert!(verdict.is_accepted(), "{failure}: {}", verdict.message());
        assert!(verdict.credentials().is_some(), "{failure}");
    }
    // A Secret of odd shape is a Secret.
    for secret in [
        r#"{"kind": "Secret", "metadata": {"name": "pull"}}"#,
        r#"{"kind": "Secret", "metadata": {"name": "pull"}, "type": 7, "data": []}"#,
        r#"{"kind": "Secret", "metadata": {"name": "pull"}, "type": null, "data": {".dockerconfigjson": {}}}"#,
    ] {
        let cluster = Cluster::new(move |_, _| Ok(secret.as_bytes().to_vec()));
        let verdict = validate(&request, &json!({}), &cluster);
        assert!(verdict.credentials().is_none(), "{secret}");
    }
}

#[test]
fn secret_values_never_come_back() {
    // Broken in all ways, so that as much as possible is said of it.
    let password = "made-up-pass-word";
    let encoded = STANDARD.encode(format!("robot:{password}"));
    let configs = [
        format!("{{\"auths\": {{\"registry.example\": {{\"auth\": \"{encoded}\\n\"}}}}}}"),
        format!("{{\"auths\": {{\"registry.example\": {{\"auth\": \"{password}\"}}}}}}"),
        format!(
            "{{\"auths\": {{\"robot:{password}@registry.example\": {{\"password\": \"{password}\\n\"}}}}}}"
        ),
        format!(
            "{{\"registry.example\": {{\"username\": \"robot\", \"password\": \"{password}\"}}}}"
        ),
        format!("{{\"auths\": {{\"registry.example\": \"{password}\"}}, \"credsStore\": 7"),
        password.to_owned(),
        STANDARD.encode(password),
    ];
    let request = request("pod-create", |request| {
        container(request)["image"] = json!(format!("robot:{password}@registry.example/shop/web"));
    });
    let codes: serde_json::Map<String, Value> = whypull::codes()
        .map(|code| (code.to_owned(), json!("warn")))
        .collect();
    for config in configs {
        let cluster = Cluster::with(vec![secret("pull", &config)], &[]);
        for settings in [json!({}), json!({"diagnostics": codes})] {
            let answer = validate(&request, &settings, &cluster).0.to_string();
            let secrets = [password, &encoded, &STANDARD.encode(password)];
            for secret in secrets {
                assert!(!answer.contains(secret), "{config}: {answer}");
            }
        }
    }
}

#[test]
fn a_name_that_no_object_can_have_is_not_asked_for() {
    for name in [
        "../../kube-system/secrets/x",
        "a/b",
        "A",
        "-a",
        "a b",
        "?x",
        "Cannot find v1/",
    ] {
        let request = request("pod-create", |request| {
            pod_spec(&mut request["object"])["imagePullSecrets"] = json!([{"name": name}]);
        });
        let cluster = shop();
        let verdict = validate(&request, &json!({}), &cluster);
        assert!(
            verdict.message().contains("secret-not-found"),
            "{name}: {}",
            verdict.message()
        );
        assert_eq!(cluster.calls(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_list_of_secrets_without_end_is_not_read() {
    let many = request("pod-create", |request| {
        let secrets: Vec<Value> = (0..2000)
            .map(|at| json!({"name": format!("s{at}")}))
            .collect();
        pod_spec(&mut request["object"])["imagePullSecrets"] = json!(secrets);
    });
    let cluster = shop();
    let verdict = validate(&many, &json!({}), &cluster);
    assert!(verdict.credentials().is_some());
    assert_eq!(cluster.calls(), Vec::<String>::new());
}
