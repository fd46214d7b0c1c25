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
        request["operation"] = json!("CONNECT");
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
        container(request)["image"] = json!(BAD);
    });
    assert!(!judge_plainly(&new).is_accepted());
    // Two containers that change places with their images: neither is what it was.
    let swapped = request("pod-update", |request| {
        container(request)["image"] = json!("docker.io/library/busybox:1.36");
    });
    let settings = json!({"allowedRegistries": ["registry.example"]});
    assert!(!judge(&swapped, settings).is_accepted());
    // But no image is new to the Pod, which is what AlwaysPullImages looks at.
    assert_untouched(&judge(&swapped, json!({"alwaysPull": true})), &swapped);
    // A container that is put before the others changes none of them.
    let inserted = request("deployment-update", |request| {
        for object in ["object", "oldObject"] {
            pod_spec(&mut request[object])["containers"][0]["image"] = json!(BAD);
        }
        let new = json!({"name": "new", "image": "registry.example/shop/new:v1"});
        let containers = &mut pod_spec(&mut request["object"])["containers"];
        containers.as_array_mut().expect("a list").insert(0, new);
    });
    let verdict = judge_plainly(&inserted);
    assert!(verdict.is_accepted(), "{}", verdict.message());
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
fn exempt_namespaces_are_left_alone() {
    let bad = request("pod-create", |request| {
        container(request)["image"] = json!(BAD);
    });
    for names in [json!(["shop"]), json!(["kube-system", "sh*"])] {
        let verdict = judge(&bad, json!({"exemptNamespaces": names}));
        assert_eq!(verdict.0, json!({"accepted": true}), "{names}");
    }
    let verdict = judge(&bad, json!({"exemptNamespaces": ["shops", "hop"]}));
    assert!(!verdict.is_accepted());
}

#[test]
fn exempt_images_are_left_alone_and_nothing_that_looks_like_them() {
    let rows = [
        (
            "registry.example/shop/*",
            "registry.example/shop/web:v1",
            true,
        ),
        (
            "registry.example/shop/web:*",
            "registry.example/shop/web:v1",
            true,
        ),
        (
            "registry.example/shop/web:v1",
            "registry.example/shop/web:v1",
            true,
        ),
        ("docker.io/library/busybox:*", "busybox:1.36", true),
        ("busybox:*", "busybox:1.36", true),
        ("nginx", "nginx", true),
        ("nginx", "nginx:1.27", false),
        // A registry called nginx, with a port.
        ("nginx:*", "nginx:5000/evil/x:v1", false),
        (
            "registry.example/other/*",
            "registry.example/shop/web:v1",
            false,
        ),
        ("web", "registry.example/shop/web:v1", false),
        // What is no name is never passed in silence.
        ("*", BAD, false),
        ("registry.example/shop/*", BAD, false),
    ];
    for (pattern, image, fits) in rows {
        let request = request("pod-create", |request| {
            *pod_spec(&mut request["object"]) =
                json!({"containers": [{"name": "web", "image": image}]});
        });
        let settings = json!({"allowedRegistries": ["nowhere.example"], "exemptImages": [pattern]});
        let verdict = judge(&request, settings);
        assert_eq!(
            verdict.is_accepted(),
            fits,
            "{pattern} {image}: {}",
            verdict.message()
        );
    }
}
