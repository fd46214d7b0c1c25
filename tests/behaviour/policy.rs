//! The pull policy: who sets it, and what it does.

use serde_json::json;
use whypull::report::{Action, Outcome, Role};
use whypull_tests::{Given, pod};

const DIGEST: &str = "sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2";

fn with_policy(image: &str, policy: Option<&str>) -> Given {
    let mut pod: serde_json::Value = serde_json::from_str(&pod(image, &[])).expect("a Pod");
    if let Some(policy) = policy {
        pod["spec"]["containers"][0]["imagePullPolicy"] = policy.into();
    }
    Given::manifest(pod.to_string())
}

/// Every way to come by a policy, and what follows with the image absent and present.
#[test]
fn every_policy_and_every_defaulting_rule_with_the_image_absent_and_present() {
    let digest = format!("registry.example/app@{DIGEST}");
    let both = format!("registry.example/app:latest@{DIGEST}");
    let tag = "registry.example/app:v1";
    let pull = (Action::Pull, Outcome::PullAttempted);
    let local = (Action::UseLocal, Outcome::Starts);
    let never = (Action::Fail, Outcome::ErrImageNeverPull);
    let rows = [
        (tag, Some("Always"), "Always", "policy-declared", pull, pull),
        (
            tag,
            Some("IfNotPresent"),
            "IfNotPresent",
            "policy-declared",
            pull,
            local,
        ),
        (tag, Some("Never"), "Never", "policy-declared", never, local),
        (
            tag,
            Some(""),
            "IfNotPresent",
            "policy-default-other-tag",
            pull,
            local,
        ),
        (
            tag,
            None,
            "IfNotPresent",
            "policy-default-other-tag",
            pull,
            local,
        ),
        (
            "registry.example/app:latest",
            None,
            "Always",
            "policy-default-tag-latest",
            pull,
            pull,
        ),
        (
            "registry.example/app",
            None,
            "Always",
            "policy-default-no-tag",
            pull,
            pull,
        ),
        (
            &digest,
            None,
            "IfNotPresent",
            "policy-default-digest",
            pull,
            local,
        ),
        (
            &both,
            None,
            "Always",
            "policy-default-tag-latest",
            pull,
            pull,
        ),
        (
            "registry.example/app:LATEST",
            None,
            "IfNotPresent",
            "policy-default-other-tag",
            pull,
            local,
        ),
    ];
    for (image, declared, effective, rule, absent, present) in rows {
        let given = with_policy(image, declared).complete(true);
        let container = given.container();
        let row = format!("{image} {declared:?}");
        assert_eq!(container.pull_policy.effective, effective, "{row}");
        assert_eq!(container.pull_policy.rule, rule, "{row}");
        assert_eq!(
            (container.action, container.outcome),
            absent,
            "{row}, absent"
        );
        let container = given.present(image).container();
        assert!(container.present, "{row}");
        assert_eq!(
            (container.action, container.outcome),
            present,
            "{row}, present"
        );
    }
}

#[test]
fn a_malformed_name_defaults_to_if_not_present_and_is_never_pulled() {
    for image in [
        "registry.example/App:v1",
        "registry.example/app:v1:v2",
        "https://nginx",
    ] {
        let container = with_policy(image, None).container();
        assert_eq!(container.pull_policy.effective, "IfNotPresent", "{image}");
        assert_eq!(
            container.pull_policy.rule, "policy-default-malformed",
            "{image}"
        );
        assert_eq!(
            (container.action, container.outcome),
            (Action::Fail, Outcome::InvalidImageName)
        );
    }
}

#[test]
fn one_image_under_two_spellings_is_present_under_both() {
    for (written, present) in [
        ("nginx:1.27", "docker.io/library/nginx:1.27"),
        ("docker.io/library/nginx:latest", "nginx"),
        ("index.docker.io/janedoe/app:v1", "janedoe/app:v1"),
    ] {
        assert!(
            with_policy(written, None)
                .present(present)
                .container()
                .present,
            "{written}"
        );
    }
    assert!(
        !with_policy("nginx:1.27", None)
            .present("nginx")
            .container()
            .present
    );
}

#[test]
fn the_events_of_the_policies_are_the_kubelets() {
    let image = "registry.example/app:v1";
    let events = |policy, present: bool, version| {
        let given = with_policy(image, Some(policy)).version(version);
        let given = if present { given.present(image) } else { given };
        given.events()
    };
    assert_eq!(
        events("Never", false, "1.34"),
        ["Container image \"registry.example/app:v1\" is not present with pull policy of Never"]
    );
    assert_eq!(
        events("IfNotPresent", true, "1.34"),
        ["Container image \"registry.example/app:v1\" already present on machine"]
    );
    assert_eq!(
        events("IfNotPresent", true, "1.35"),
        [
            "Container image \"registry.example/app:v1\" already present on machine and can be accessed by the pod"
        ]
    );
}

/// The admission controller looks at init and regular containers of Pods; ephemeral containers come
/// through a subresource.
#[test]
fn always_pull_images_forces_all_but_ephemeral_containers() {
    let pod = json!({
        "apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"},
        "spec": {
            "initContainers": [{"name": "init", "image": "registry.example/app:v1", "imagePullPolicy": "Never"}],
            "containers": [{"name": "app", "image": "registry.example/app:v1"}],
            "ephemeralContainers": [{"name": "debug", "image": "registry.example/app:v1"}],
            "volumes": [
                {"name": "none", "emptyDir": {}},
                {"name": "data", "image": {"reference": "registry.example/data:v1", "pullPolicy": "IfNotPresent"}},
            ],
        },
    });
    let given = Given::manifest(pod.to_string()).options(json!({"alwaysPullImages": true}));
    let found: Vec<_> = given
        .workload()
        .containers
        .into_iter()
        .map(|container| {
            (
                container.name,
                container.role,
                container.pull_policy.effective,
            )
        })
        .collect();
    let row = |name: &str, role, policy: &'static str| (name.to_owned(), role, policy);
    assert_eq!(
        found,
        [
            row("init", Role::Init, "Always"),
            row("app", Role::Container, "Always"),
            row("debug", Role::Ephemeral, "IfNotPresent"),
            row("data", Role::ImageVolume, "Always"),
        ]
    );
}

#[test]
fn a_policy_that_does_not_exist_is_told_and_the_default_shown() {
    let given = with_policy("registry.example/app", Some("ifnotpresent"));
    let container = given.container();
    assert_eq!(
        container.pull_policy.declared.as_deref(),
        Some("ifnotpresent")
    );
    assert_eq!(container.pull_policy.rule, "policy-unsupported");
    assert_eq!(container.pull_policy.effective, "Always");
    assert!(given.report().has_errors());
}

/// An old object and a new one: the policy was set when the old one was created.
#[test]
fn the_policy_stays_when_the_tag_changes() {
    use whypull::input::FileRole;
    let told = |old: &str, old_policy, new: &str, new_policy| {
        let text = |image: &str, policy: Option<&str>| {
            json!({
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"},
                "spec": {"template": {"spec": {"containers": [
                    {"name": "web", "image": image, "imagePullPolicy": policy},
                ]}}},
            })
            .to_string()
        };
        Given::manifest(text(new, new_policy))
            .and_as(FileRole::Previous, text(old, old_policy))
            .codes()
            .contains(&"policy-not-updated")
    };
    let (version, latest, none) = ("r.example/a:v1", "r.example/a:latest", "r.example/a");
    assert!(told(version, None, latest, None));
    assert!(told(version, None, none, None));
    assert!(told(latest, None, version, None));
    assert!(
        told(version, Some("IfNotPresent"), latest, Some("IfNotPresent")),
        "as kubectl get prints it"
    );
    assert!(!told(version, None, "r.example/a:v2", None));
    assert!(!told(latest, None, none, None));
    assert!(
        !told(version, Some("Always"), latest, Some("Always")),
        "it is what a new one would get"
    );
    assert!(
        !told(version, Some("IfNotPresent"), latest, Some("Always")),
        "changed by hand"
    );
    assert!(
        !told(version, Some("Never"), latest, Some("Never")),
        "never was a default"
    );
}
