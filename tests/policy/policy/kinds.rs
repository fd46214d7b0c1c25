//! Every kind that runs Pods, when it is created, changed and deleted.

use serde_json::json;

use crate::given::{assert_untouched, container, judge, judge_plainly, pod_spec, request};

const BAD: &str = "registry.example/shop/Web:v1";

#[test]
fn what_is_sound_is_accepted_as_it_is() {
    for name in [
        "pod-create",
        "pod-update",
        "pod-ephemeral",
        "deployment-create",
        "deployment-update",
        "cronjob-create",
        "cronjob-update",
    ] {
        let request = request(name, |_| ());
        let verdict = judge_plainly(&request);
        assert_eq!(verdict.0, json!({"accepted": true}), "{name}");
    }
}

#[test]
fn a_name_that_does_not_parse_is_denied_with_container_image_code_and_fix() {
    for name in ["pod-create", "deployment-create", "cronjob-create"] {
        let request = request(name, |request| container(request)["image"] = json!(BAD));
        let verdict = judge_plainly(&request);
        assert!(!verdict.is_accepted(), "{name}");
        assert_eq!(verdict.0["code"], 403);
        for part in [
            "Container \"web\"",
            "registry.example/shop/Web:v1",
            "image-upper-case:",
            "To mend it: Write registry.example/shop/web:v1.",
        ] {
            assert!(
                verdict.message().contains(part),
                "{name}: {}",
                verdict.message()
            );
        }
    }
}

#[test]
fn every_role_counts() {
    let fields = [
        ("initContainers", "image", "Init container \"prepare\""),
        ("containers", "image", "Container \"web\""),
    ];
    for (field, image, says) in fields {
        let request = request("pod-create", |request| {
            pod_spec(&mut request["object"])[field][0][image] = json!(BAD);
        });
        let verdict = judge_plainly(&request);
        assert!(verdict.message().contains(says), "{}", verdict.message());
    }
    let volume = request("pod-create", |request| {
        pod_spec(&mut request["object"])["volumes"][0]["image"]["reference"] = json!(BAD);
    });
    let verdict = judge_plainly(&volume);
    assert!(
        verdict.message().contains("Image volume \"model\""),
        "{}",
        verdict.message()
    );
    let ephemeral = request("pod-ephemeral", |request| {
        pod_spec(&mut request["object"])["ephemeralContainers"][1]["image"] = json!(BAD);
    });
    let verdict = judge_plainly(&ephemeral);
    let says = "Ephemeral container \"debug-2\"";
    assert!(verdict.message().contains(says), "{}", verdict.message());
}

#[test]
fn every_built_in_kind_with_a_template_is_judged() {
    let kinds = [
        ("ReplicationController", ""),
        ("Deployment", "apps"),
        ("ReplicaSet", "apps"),
        ("StatefulSet", "apps"),
        ("DaemonSet", "apps"),
        ("Job", "batch"),
    ];
    for (kind, group) in kinds {
        let request = request("deployment-create", |request| {
            request["kind"] = json!({"group": group, "version": "v1", "kind": kind});
            request["object"]["kind"] = json!(kind);
            container(request)["image"] = json!(BAD);
        });
        assert!(!judge_plainly(&request).is_accepted(), "{kind}");
    }
    let template = request("deployment-create", |request| {
        container(request)["image"] = json!(BAD);
        let template = request["object"]["spec"]["template"].take();
        request["kind"] = json!({"group": "", "version": "v1", "kind": "PodTemplate"});
        request["object"] = json!({
            "kind": "PodTemplate",
            "metadata": {"name": "web", "namespace": "shop"},
            "template": template,
        });
    });
    assert!(!judge_plainly(&template).is_accepted());
}

#[test]
fn deletions_unknown_kinds_and_other_subresources_are_accepted_untouched() {
    let everything = json!({
        "alwaysPull": true, "pinDigests": true, "mutateTemplates": true,
        "allowedRegistries": ["nowhere.example"],
    });
    for name in ["pod-delete", "deployment-delete", "cronjob-delete"] {
        let verdict = judge(&request(name, |_| ()), everything.clone());
        assert_eq!(verdict.0, json!({"accepted": true}), "{name}");
    }
    let rollout = request("deployment-create", |request| {
        request["kind"] = json!({"group": "argoproj.io", "version": "v1alpha1", "kind": "Rollout"});
        container(request)["image"] = json!(BAD);
    });
    let other_group = request("deployment-create", |request| {
        request["kind"]["group"] = json!("example.com");
        container(request)["image"] = json!(BAD);
    });
    let status = request("pod-update", |request| {
        request["subResource"] = json!("status");
        container(request)["image"] = json!(BAD);
    });
    let connect = request("pod-create", |request| {
        request["operation"] = json!("CONNECT")
    });
    for request in [rollout, other_group, status, connect] {
        let verdict = judge(&request, everything.clone());
        assert!(verdict.is_accepted(), "{}", verdict.message());
        assert_untouched(&verdict, &request);
    }
}

#[test]
fn an_update_looks_at_what_is_new() {
    // Bad before, and bad still: an unrelated change must pass, or nothing could be mended.
    let relabelled = request("pod-update", |request| {
        for object in ["object", "oldObject"] {
            pod_spec(&mut request[object])["containers"][0]["image"] = json!(BAD);
        }
        request["object"]["metadata"]["labels"]["team"] = json!("web");
    });
    let verdict = judge_plainly(&relabelled);
    assert_eq!(verdict.0, json!({"accepted": true}));
    // Another container gets a new image: the old fault is not told with it.
    let other = request("pod-update", |request| {
        for object in ["object", "oldObject"] {
            pod_spec(&mut request[object])["containers"][1]["image"] = json!(BAD);
        }
    });
    assert!(judge_plainly(&other).is_accepted());
    let new = request("deployment-update", |request| {
        container(request)["image"] = json!(BAD)
    });
    assert!(!judge_plainly(&new).is_accepted());
    // An image that another container had is no new one (AlwaysPullImages has a set of strings).
    let swapped = request("pod-update", |request| {
        container(request)["image"] = json!("docker.io/library/busybox:1.36");
    });
    assert!(judge(&swapped, json!({"allowedRegistries": ["registry.example"]})).is_accepted());
}

#[test]
fn an_ephemeral_container_is_judged_by_itself() {
    let missing = request("pod-ephemeral", |request| {
        for object in ["object", "oldObject"] {
            pod_spec(&mut request[object])["imagePullSecrets"] = json!([{"name": "gone"}]);
        }
    });
    // The Pod runs already: that a Secret is gone must not keep people from looking into it.
    assert!(judge_plainly(&missing).is_accepted());
    let old_fault = request("pod-ephemeral", |request| {
        for object in ["object", "oldObject"] {
            pod_spec(&mut request[object])["ephemeralContainers"][0]["image"] = json!(BAD);
        }
    });
    assert!(judge_plainly(&old_fault).is_accepted());
}

#[test]
fn exempt_namespaces_and_images_are_left_alone() {
    let bad = request("pod-create", |request| {
        container(request)["image"] = json!(BAD)
    });
    for settings in [
        json!({"exemptNamespaces": ["shop"]}),
        json!({"exemptNamespaces": ["kube-system", "sh*"]}),
        json!({"exemptImages": ["registry.example/shop/*"]}),
    ] {
        let verdict = judge(&bad, settings.clone());
        assert_eq!(verdict.0, json!({"accepted": true}), "{settings}");
    }
    for settings in [
        json!({"exemptNamespaces": ["shops", "hop"]}),
        json!({"exemptImages": ["registry.example/other/*", "Web"]}),
    ] {
        assert!(!judge(&bad, settings.clone()).is_accepted(), "{settings}");
    }
    // By their full names too.
    let hub = request("pod-create", |request| {
        container(request)["image"] = json!("busybox:1.36");
    });
    let settings = json!({
        "allowedRegistries": ["registry.example"],
        "exemptImages": ["docker.io/library/busybox:*"],
    });
    assert!(judge(&hub, settings).is_accepted());
}
