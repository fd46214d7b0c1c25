//! Where images may come from.

use serde_json::{Value, json};

use crate::given::{container, judge, pod_spec, request};

fn from(image: &str) -> Value {
    request("pod-create", |request| {
        *pod_spec(&mut request["object"]) = json!({"containers": [{"name": "web", "image": image, "imagePullPolicy": "IfNotPresent"}]});
        container(request)["image"] = json!(image);
    })
}

#[test]
fn a_list_allows_what_it_says_and_nothing_beside_it() {
    let rows = [
        ("registry.example", "registry.example/shop/web:v1", true),
        (
            "registry.example",
            "registry.example:5000/shop/web:v1",
            false,
        ),
        (
            "registry.example",
            "registry.example.evil.example/shop/web:v1",
            false,
        ),
        (
            "registry.example",
            "evil.example/registry.example/web:v1",
            false,
        ),
        (
            "registry.example:5000",
            "registry.example:5000/shop/web:v1",
            true,
        ),
        ("*.example", "registry.example/shop/web:v1", true),
        ("*.example", "a.registry.example/shop/web:v1", false),
        (
            "registry.example/shop",
            "registry.example/shop/web:v1",
            true,
        ),
        (
            "registry.example/shop/",
            "registry.example/shop/web:v1",
            true,
        ),
        (
            "registry.example/shop/*",
            "registry.example/shop/web:v1",
            true,
        ),
        (
            "registry.example/shop/web",
            "registry.example/shop/web:v1",
            true,
        ),
        // Unlike a key of a docker config, which reaches the neighbour.
        (
            "registry.example/shop",
            "registry.example/shopping/web:v1",
            false,
        ),
        (
            "registry.example/shop",
            "REGISTRY.example/shop/web:v1",
            true,
        ),
        ("Registry.Example", "registry.example/shop/web:v1", true),
        ("docker.io/nginx", "nginx:1.27", true),
        ("docker.io", "nginx:1.27", true),
        ("docker.io/library", "nginx:1.27", true),
        ("index.docker.io/library", "nginx:1.27", true),
        ("docker.io/library", "janedoe/app:v1", false),
        ("docker.io", "registry.example/shop/web:v1", false),
    ];
    for (pattern, image, fits) in rows {
        let allowed = judge(&from(image), json!({"allowedRegistries": [pattern]}));
        assert_eq!(
            allowed.is_accepted(),
            fits,
            "{pattern} {image}: {}",
            allowed.message()
        );
        // At another port it is the same registry to whoever denies it.
        let fits =
            fits || image.starts_with("registry.example:5000/") && pattern == "registry.example";
        let denied = judge(&from(image), json!({"deniedRegistries": [pattern]}));
        assert_eq!(
            denied.is_accepted(),
            !fits,
            "{pattern} {image}: {}",
            denied.message()
        );
    }
}

#[test]
fn a_denial_names_the_registry_and_the_way_out() {
    let verdict = judge(
        &from("quay.io/team/app:v1"),
        json!({"allowedRegistries": ["docker.io"]}),
    );
    for part in [
        "Container \"web\"",
        "registry-not-allowed",
        "quay.io/team/app",
        "To mend it:",
    ] {
        assert!(verdict.message().contains(part), "{}", verdict.message());
    }
    // What is denied is denied, even where it is allowed.
    let both = json!({"allowedRegistries": ["quay.io"], "deniedRegistries": ["quay.io/team"]});
    let verdict = judge(&from("quay.io/team/app:v1"), both);
    assert!(
        verdict.message().contains("registry-denied"),
        "{}",
        verdict.message()
    );
}

#[test]
fn a_template_is_held_against_what_its_pods_will_have() {
    let request = request("deployment-create", |_| ());
    let settings = json!({
        "rewriteRegistries": {"registry.example": "mirror.example"},
        "allowedRegistries": ["mirror.example"],
    });
    let verdict = judge(&request, settings);
    assert!(verdict.is_accepted(), "{}", verdict.message());
    assert!(verdict.mutated().is_none());
}
