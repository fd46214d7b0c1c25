//! What the policy changes in objects, and that it changes nothing else.

use serde_json::{Value, json};
use whypull_policy_tests::{Cluster, PolicyServer, Verdict};

use crate::given::{assert_untouched, container, digest, judge, pod_spec, request};

/// The object after the policy, and that everything but these fields is what it was, byte for byte.
fn changed(request: &Value, verdict: &Verdict, fields: &[(&str, &str)]) {
    assert!(verdict.is_accepted(), "{}", verdict.message());
    let mut expected = request["object"].clone();
    for (path, value) in fields {
        let (parent, field) = path.rsplit_once('/').expect("a path");
        let parent = expected.pointer_mut(parent);
        parent.unwrap_or_else(|| panic!("no {path}"))[field] = json!(value);
    }
    let mutated = verdict.mutated().expect("a changed object");
    assert_eq!(mutated.to_string(), expected.to_string());
}

#[test]
fn always_pull_does_what_the_admission_controller_does_and_more() {
    let settings = json!({"alwaysPull": true});
    let create = request("pod-create", |request| {
        // `Never` is overwritten too.
        container(request)["imagePullPolicy"] = json!("Never");
    });
    let verdict = judge(&create, settings.clone());
    let fields = [
        ("/spec/initContainers/0/imagePullPolicy", "Always"),
        ("/spec/containers/0/imagePullPolicy", "Always"),
        ("/spec/containers/1/imagePullPolicy", "Always"),
        ("/spec/volumes/0/image/pullPolicy", "Always"),
    ];
    changed(&create, &verdict, &fields);
    // A new image forces every container, and the API server will refuse that: say so.
    let update = request("pod-update", |_| ());
    let verdict = judge(&update, settings.clone());
    changed(&update, &verdict, &fields[..3]);
    assert!(verdict.warnings().contains("pull-policy-immutable"));
    let ephemeral = request("pod-ephemeral", |_| ());
    let verdict = judge(&ephemeral, settings.clone());
    changed(
        &ephemeral,
        &verdict,
        &[("/spec/ephemeralContainers/1/imagePullPolicy", "Always")],
    );
    // A new image that is exempt forces nobody.
    let exempt = json!({"alwaysPull": true, "exemptImages": ["registry.example/shop/*"]});
    assert_untouched(&judge(&update, exempt), &update);
    // Without a new image nothing is forced.
    let relabelled = request("pod-update", |request| {
        request["oldObject"]["spec"] = request["object"]["spec"].clone();
        request["object"]["metadata"]["labels"]["team"] = json!("web");
    });
    assert_untouched(&judge(&relabelled, settings), &relabelled);
}

#[test]
fn a_policy_that_is_there_already_is_no_change() {
    let request = request("pod-create", |request| {
        let spec = pod_spec(&mut request["object"]);
        spec["initContainers"][0]["imagePullPolicy"] = json!("Always");
        for container in [0, 1] {
            spec["containers"][container]["imagePullPolicy"] = json!("Always");
        }
        spec["volumes"][0]["image"]["pullPolicy"] = json!("Always");
    });
    assert_untouched(&judge(&request, json!({"alwaysPull": true})), &request);
}

#[test]
fn a_policy_that_is_not_there_is_added() {
    let request = request("pod-create", |request| {
        let spec = pod_spec(&mut request["object"]);
        *spec = json!({
            "containers": [{"name": "web", "image": "nginx:1.27"}],
            "volumes": [{"name": "data", "image": {"reference": "nginx:1.27"}}],
        });
    });
    let fields = [
        ("/spec/containers/0/imagePullPolicy", "Always"),
        ("/spec/volumes/0/image/pullPolicy", "Always"),
    ];
    changed(
        &request,
        &judge(&request, json!({"alwaysPull": true})),
        &fields,
    );
}

#[test]
fn a_policy_of_another_type_is_replaced_and_hides_nothing() {
    for odd in [
        Value::Null,
        json!(7),
        json!([]),
        json!({}),
        json!(true),
        json!(1.5),
    ] {
        let request = request("pod-create", |request| {
            *pod_spec(&mut request["object"]) = json!({
                "containers": [
                    {"name": "a", "image": "registry.example/Bad/x:v1"},
                    {"name": "b", "image": "nginx:1.27", "imagePullPolicy": odd},
                ],
            });
        });
        let settings = json!({
            "alwaysPull": true,
            "diagnostics": {"document-unreadable": "off", "field-wrong-type": "off"},
        });
        let verdict = judge(&request, settings);
        assert!(
            verdict.message().contains("image-upper-case"),
            "{odd}: {}",
            verdict.message()
        );
        let sound = crate::given::request("pod-create", |request| {
            *pod_spec(&mut request["object"]) = json!({
                "containers": [{"name": "b", "image": "nginx:1.27", "imagePullPolicy": odd}],
            });
        });
        let settings = json!({"alwaysPull": true, "diagnostics": {"field-wrong-type": "off"}});
        let verdict = judge(&sound, settings);
        changed(
            &sound,
            &verdict,
            &[("/spec/containers/0/imagePullPolicy", "Always")],
        );
    }
}

#[test]
fn a_name_with_escapes_is_changed_as_any_other() {
    let text = r#"{"request": {"operation": "CREATE", "namespace": "shop",
        "kind": {"group": "", "version": "v1", "kind": "Pod"},
        "object": {"kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [
            {"name": "web", "imagePullPolicy": "If\u004eotPresent", "image": "docker.io\/library\/busyb\u006fx:1.36"}]}}},
        "settings": {"pinDigests": true, "alwaysPull": true}}"#;
    let verdict = PolicyServer::whypull().validate_text(text.as_bytes(), &crate::given::shop());
    let container = &verdict.mutated().expect("a change")["spec"]["containers"][0];
    assert_eq!(
        container["image"],
        format!("docker.io/library/busybox:1.36@{}", digest::BUSYBOX)
    );
    assert_eq!(container["imagePullPolicy"], "Always");
}

#[test]
fn templates_change_only_where_the_settings_say_so() {
    let everything = json!({
        "alwaysPull": true, "pinDigests": true,
        "rewriteRegistries": {"registry.example": "mirror.example"},
    });
    let create = request("deployment-create", |_| ());
    assert_untouched(&judge(&create, everything), &create);
    let settings = json!({"alwaysPull": true, "mutateTemplates": true});
    let path = "/spec/template/spec/containers/0/imagePullPolicy";
    changed(
        &create,
        &judge(&create, settings.clone()),
        &[(path, "Always")],
    );
    let cronjob = request("cronjob-create", |_| ());
    let path = "/spec/jobTemplate/spec/template/spec/containers/0/imagePullPolicy";
    changed(
        &cronjob,
        &judge(&cronjob, settings.clone()),
        &[(path, "Always")],
    );
    // The template of a Job that exists cannot change.
    let job = request("deployment-update", |request| {
        request["kind"] = json!({"group": "batch", "version": "v1", "kind": "Job"});
        for object in ["object", "oldObject"] {
            request[object]["kind"] = json!("Job");
        }
    });
    assert_untouched(&judge(&job, settings), &job);
}

#[test]
fn tags_become_digests() {
    let settings = json!({"pinDigests": true});
    let create = request("pod-create", |_| ());
    let verdict = judge(&create, settings.clone());
    let pinned = |image: &str, digest: &str| format!("{image}@{digest}");
    let images = [
        pinned("registry.example/shop/prepare:v1", digest::PREPARE),
        pinned("registry.example/shop/web:v1.4.2", digest::WEB),
        pinned("docker.io/library/busybox:1.36", digest::BUSYBOX),
        pinned("registry.example/shop/model:v7", digest::MODEL),
    ];
    changed(
        &create,
        &verdict,
        &[
            ("/spec/initContainers/0/image", &images[0]),
            ("/spec/containers/0/image", &images[1]),
            ("/spec/containers/1/image", &images[2]),
            ("/spec/volumes/0/image/reference", &images[3]),
        ],
    );
    // Of an update only what is new.
    let update = request("pod-update", |_| ());
    let image = pinned("registry.example/shop/web:v1.5.0", digest::NEW_WEB);
    let verdict = judge(&update, settings.clone());
    changed(&update, &verdict, &[("/spec/containers/0/image", &image)]);
    // A digest stays, whatever the registry says.
    let there = request("pod-create", |request| {
        *pod_spec(&mut request["object"]) = json!({
            "containers": [{"name": "web", "image": images[1], "imagePullPolicy": "IfNotPresent"}],
        });
    });
    let cluster = Cluster::closed();
    let verdict = PolicyServer::whypull().validate(&there, &settings, &cluster);
    assert_untouched(&verdict, &there);
    assert_eq!(cluster.calls(), Vec::<String>::new());
}

#[test]
fn a_policy_of_always_stays_and_that_is_said() {
    let request = request("pod-create", |request| {
        *pod_spec(&mut request["object"]) = json!({
            "containers": [{"name": "web", "image": "nginx", "imagePullPolicy": "Always"}],
        });
    });
    let verdict = judge(&request, json!({"pinDigests": true}));
    let image = format!("nginx@{}", digest::WEB);
    changed(&request, &verdict, &[("/spec/containers/0/image", &image)]);
    assert!(
        verdict.warnings().contains("pull-policy-stays"),
        "{}",
        verdict.warnings()
    );
    // Whoever wants Always is not warned of it.
    let verdict = judge(&request, json!({"pinDigests": true, "alwaysPull": true}));
    assert!(!verdict.warnings().contains("pull-policy-stays"));
}

#[test]
fn what_cannot_be_pinned_is_denied_unless_the_settings_say_warn() {
    let request = request("pod-create", |request| {
        container(request)["image"] = json!("registry.example/shop/unknown:v1");
    });
    let verdict = judge(&request, json!({"pinDigests": true}));
    assert!(!verdict.is_accepted());
    assert!(
        verdict.message().contains("digest-unknown"),
        "{}",
        verdict.message()
    );
    assert!(verdict.mutated().is_none());
    let verdict = judge(
        &request,
        json!({"pinDigests": true, "pinDigestsFailure": "warn"}),
    );
    assert!(verdict.is_accepted());
    assert!(
        verdict.warnings().contains("digest-unknown"),
        "{}",
        verdict.warnings()
    );
    // The others are pinned all the same.
    let pinned = verdict.mutated().expect("a change")["spec"]["containers"][1]["image"].clone();
    assert!(
        pinned
            .as_str()
            .is_some_and(|image| image.ends_with(digest::BUSYBOX))
    );
    // A host that answers nonsense has not answered.
    for nonsense in [
        "{}",
        "null",
        "sha256:1",
        "{\"digest\": \"latest\"}",
        "{\"digest\": 7}",
    ] {
        let cluster = Cluster::new(move |_, _| Ok(nonsense.as_bytes().to_vec()));
        let settings = json!({"pinDigests": true, "context": "off"});
        let verdict = PolicyServer::whypull().validate(&request, &settings, &cluster);
        assert!(verdict.message().contains("digest-unknown"), "{nonsense}");
    }
}

#[test]
fn registries_are_rewritten_then_pinned_then_forced() {
    let request = request("pod-create", |request| {
        *pod_spec(&mut request["object"]) = json!({
            "containers": [
                {"name": "a", "image": "busybox:1.36", "imagePullPolicy": "IfNotPresent"},
                {"name": "b", "image": "ghcr.io/team/app:v2", "imagePullPolicy": "IfNotPresent"},
                {"name": "c", "image": "ghcr.io/other/app:v2", "imagePullPolicy": "IfNotPresent"},
            ],
        });
    });
    let settings = json!({
        "rewriteRegistries": {
            "docker.io": "mirror.example:5000/hub",
            "ghcr.io": "mirror.example:5000/ghcr",
            "ghcr.io/team": "mirror.example:5000/ours",
        },
        "allowedRegistries": ["mirror.example:5000"],
    });
    let verdict = judge(&request, settings.clone());
    let fields = [
        (
            "/spec/containers/0/image",
            "mirror.example:5000/hub/library/busybox:1.36",
        ),
        (
            "/spec/containers/1/image",
            "mirror.example:5000/ours/app:v2",
        ),
        (
            "/spec/containers/2/image",
            "mirror.example:5000/ghcr/other/app:v2",
        ),
    ];
    changed(&request, &verdict, &fields);
    // What the policy made is left alone when it comes back.
    let mut again = request.clone();
    again["object"] = verdict.mutated().expect("a change").clone();
    assert_untouched(&judge(&again, settings), &again);
}

#[test]
fn an_object_without_kind_gets_none() {
    let request = request("pod-create", |request| {
        request["object"]
            .as_object_mut()
            .expect("an object")
            .remove("kind");
    });
    let verdict = judge(&request, json!({"alwaysPull": true}));
    let mutated = verdict.mutated().expect("a change");
    assert!(mutated.get("kind").is_none());
    assert_eq!(
        mutated["spec"]["containers"][0]["imagePullPolicy"],
        "Always"
    );
}

#[test]
fn what_is_denied_is_not_changed() {
    let request = request("pod-create", |request| {
        container(request)["image"] = json!("No Name");
    });
    let verdict = judge(&request, json!({"alwaysPull": true}));
    assert!(!verdict.is_accepted());
    assert!(verdict.mutated().is_none());
}
