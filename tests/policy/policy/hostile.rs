//! Bad input gets a clear answer, never a trap: the harness panics at one.

use serde_json::{Value, json};
use whypull_policy_tests::{Cluster, PolicyServer};

use crate::given::{judge_plainly, pod_spec, request};

#[test]
fn what_is_no_request_is_refused() {
    let policy = PolicyServer::whypull();
    let cluster = Cluster::closed();
    let deep = format!(
        r#"{{"request": {}1{}}}"#,
        "[".repeat(5000),
        "]".repeat(5000)
    );
    for payload in [
        &b""[..],
        b"{",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        br#"{"request": null}"#,
        br#"{"request": {}}"#,
        br#"{"request": {"operation": "CREATE"}}"#,
        br#"{"request": {"operation": 7, "kind": {"kind": "Pod"}}}"#,
        br#"{"request": {"operation": "CREATE", "kind": "Pod"}}"#,
        br#"{"request": {"operation": "CREATE", "kind": {}}}"#,
        br#"{"request": {"operation": "CREATE", "operation": "DELETE", "kind": {"kind": "Pod"}}}"#,
        deep.as_bytes(),
    ] {
        let verdict = policy.validate_text(payload, &cluster);
        let text = String::from_utf8_lossy(&payload[..payload.len().min(80)]).into_owned();
        assert!(!verdict.is_accepted(), "{text}");
        assert_eq!(verdict.0["code"], 400, "{text}");
        assert!(
            verdict
                .message()
                .starts_with("whypull cannot judge this request:"),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_pod_is_refused() {
    let objects = [
        Value::Null,
        json!(7),
        json!("a text"),
        json!([]),
        json!({}),
        json!({"kind": "Pod"}),
        json!({"kind": "ConfigMap", "data": {}}),
        json!({"kind": "Pod", "spec": null}),
        json!({"kind": "Pod", "spec": []}),
        json!({"kind": "Pod", "spec": {}}),
        json!({"kind": "Pod", "spec": {"containers": null}}),
        json!({"kind": "Pod", "spec": {"containers": {}}}),
        json!({"kind": "Pod", "spec": {"containers": []}}),
        json!({"kind": "Pod", "spec": {"containers": [null]}}),
        json!({"kind": "Pod", "spec": {"containers": ["nginx"]}}),
        json!({"kind": "PodList", "items": [{"spec": {"containers": [{"image": "nginx"}]}}]}),
    ];
    for object in objects {
        let request = request("pod-create", |request| request["object"] = object.clone());
        let verdict = judge_plainly(&request);
        assert!(!verdict.is_accepted(), "{object}");
        assert_eq!(verdict.0["code"], 400, "{object}");
    }
    let absent = request("pod-create", |request| {
        request.as_object_mut().expect("a request").remove("object");
    });
    let verdict = judge_plainly(&absent);
    assert!(
        verdict.message().contains("no object"),
        "{}",
        verdict.message()
    );
    let template = request("deployment-create", |request| {
        request["object"]["spec"]["template"] = json!({"spec": {"containers": null}});
    });
    assert!(!judge_plainly(&template).is_accepted());
}

#[test]
fn a_container_without_image_is_denied() {
    for container in [
        json!({"name": "web"}),
        json!({}),
        json!({"name": "web", "image": null}),
    ] {
        let request = request("pod-create", |request| {
            pod_spec(&mut request["object"])["containers"] = json!([container]);
        });
        let verdict = judge_plainly(&request);
        assert!(
            verdict.message().contains("invalid-image-name"),
            "{}",
            verdict.message()
        );
    }
}

#[test]
fn one_bad_container_hides_no_other() {
    let request = request("pod-create", |request| {
        pod_spec(&mut request["object"])["initContainers"] = json!([{"name": "none"}]);
        pod_spec(&mut request["object"])["containers"] = json!([
            null,
            {"name": "web", "image": "registry.example/shop/Web:v1"},
        ]);
    });
    let verdict = judge_plainly(&request);
    for part in ["\"none\"", "\"web\"", "image-upper-case"] {
        assert!(verdict.message().contains(part), "{}", verdict.message());
    }
}

#[test]
fn ten_thousand_containers_get_a_short_answer() {
    let request = request("pod-create", |request| {
        let containers: Vec<Value> = (0..10_000)
            .map(|at| json!({"name": format!("c{at}"), "image": format!("Bad Name {at}")}))
            .collect();
        pod_spec(&mut request["object"])["containers"] = json!(containers);
    });
    let verdict = judge_plainly(&request);
    assert!(!verdict.is_accepted());
    assert!(
        verdict.message().len() < 20_000,
        "{} bytes",
        verdict.message().len()
    );
    assert!(verdict.message().contains("more problems are not listed."));
}

#[test]
fn ten_thousand_containers_are_compared_with_what_they_were() {
    let many = |prefix: &str| -> Vec<Value> {
        let name = |at| format!("{prefix}{at}");
        let image = |at| format!("registry.example/shop/{prefix}{at}:v1");
        (0..10_000)
            .map(|at| json!({"name": name(at), "image": image(at)}))
            .collect()
    };
    // In another order, so that none is where it was.
    let reversed: Vec<Value> = many("c").into_iter().rev().collect();
    let update = request("pod-update", |request| {
        pod_spec(&mut request["oldObject"])["containers"] = json!(many("c"));
        pod_spec(&mut request["object"])["containers"] = json!(reversed);
        pod_spec(&mut request["object"])["containers"][0]["image"] = json!("nginx:1.27");
    });
    let settings = json!({"alwaysPull": true});
    assert!(crate::given::judge(&update, settings).mutated().is_some());
    let ephemeral = request("pod-ephemeral", |request| {
        for object in ["oldObject", "object"] {
            pod_spec(&mut request[object])["ephemeralContainers"] = json!(many("d"));
        }
    });
    assert_eq!(judge_plainly(&ephemeral).0, json!({"accepted": true}));
}

#[test]
fn warnings_fit_into_what_the_api_server_passes_on() {
    let request = request("pod-create", |request| {
        let containers: Vec<Value> = (0..500)
            .map(|at| {
                let image = format!("registry.example/{}:latest", "x".repeat(200));
                json!({"name": format!("c{at}"), "image": image, "imagePullPolicy": "IfNotPresent"})
            })
            .collect();
        pod_spec(&mut request["object"])["containers"] = json!(containers);
    });
    let verdict = judge_plainly(&request);
    assert!(verdict.is_accepted());
    assert!(
        verdict.warnings().len() < 4096,
        "{} bytes",
        verdict.warnings().len()
    );
    assert!(verdict.warnings().contains("more problems are not listed."));
}

#[test]
fn values_of_the_request_do_not_come_back_from_an_error() {
    let text = br#"{"request": {"operation": "CREATE", "kind": {"kind": "Pod"},
        "object": {"spec": {"containers": [{"env": [{"value": "made-up-password"}]"#;
    let verdict = PolicyServer::whypull().validate_text(text, &Cluster::closed());
    assert!(!verdict.0.to_string().contains("made-up-password"));
}

#[test]
fn a_function_that_is_not_there_is_no_trap_of_ours() {
    let answer = PolicyServer::whypull().call("mutate", b"{}", &Cluster::closed());
    assert!(answer.is_err());
}
