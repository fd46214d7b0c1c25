//! Where the decision, its diagnostics and the three readings have to agree.

use serde_json::json;
use whypull::input::FileRole;
use whypull::report::{Action, Outcome};
use whypull_tests::{Given, config_json, pod, secret};

fn deployment(image: &str, extra: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: {image}\n{extra}"
    )
}

#[test]
fn a_policy_that_exists_decides_and_not_the_one_a_new_object_would_get() {
    let given = Given::manifest(deployment("registry.example/app:latest", ""))
        .and_as(
            FileRole::Previous,
            deployment("registry.example/app:v1", ""),
        )
        .present("registry.example/app:latest");
    let container = given.container();
    assert_eq!(container.pull_policy.effective, "IfNotPresent");
    assert_eq!(container.pull_policy.rule, "policy-kept");
    assert_eq!(
        (container.action, container.outcome),
        (Action::UseLocal, Outcome::Starts)
    );
    let codes = given.codes();
    assert!(codes.contains(&"policy-not-updated") && codes.contains(&"latest-goes-stale"));
    assert!(!codes.contains(&"latest-in-production"), "{codes:?}");
}

#[test]
fn a_policy_that_is_written_in_both_can_be_mended_by_an_edit() {
    let written = "          imagePullPolicy: IfNotPresent\n";
    let report = Given::manifest(deployment("registry.example/app:latest", written))
        .and_as(
            FileRole::Previous,
            deployment("registry.example/app:v1", written),
        )
        .report();
    let fix = report
        .diagnostics
        .into_iter()
        .find(|found| found.code == "policy-not-updated")
        .and_then(|found| found.fix)
        .expect("a fix");
    assert_eq!(fix.edits[0].new_text.as_deref(), Some("Always"));
}

#[test]
fn a_mirror_pod_gets_nothing_of_its_service_account() {
    let account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nimagePullSecrets: [{name: regcred}]\n";
    let mirror = pod("registry.example/app:v1", &[]).replace(
        r#"{"name":"web"},"spec""#,
        r#"{"name":"web","annotations":{"kubernetes.io/config.mirror":"abc"}},"spec""#,
    );
    assert!(mirror.contains("config.mirror"), "{mirror}");
    let given = Given::manifest(&mirror).and(account);
    assert!(given.workload().image_pull_secrets.is_empty());
    assert!(given.codes().is_empty(), "{:?}", given.codes());
    let plain = Given::manifest(pod("registry.example/app:v1", &[])).and(account);
    assert_eq!(plain.workload().image_pull_secrets, ["regcred"]);
}

#[test]
fn an_image_that_an_earlier_container_pulled_is_not_pulled_again() {
    let twice = |policy: &str| {
        let container = |name: &str| json!({"name": name, "image": "registry.example/app:v1", "imagePullPolicy": policy});
        let pod = json!({"kind": "Pod", "metadata": {"name": "web"},
            "spec": {"initContainers": [container("init")], "containers": [container("web")]}});
        let report = Given::manifest(pod.to_string()).report();
        report.schedule.expect("a schedule").pulls.len()
    };
    assert_eq!(twice("IfNotPresent"), 1);
    assert_eq!(twice("Always"), 2);
}

#[test]
fn a_file_in_the_home_directory_comes_with_the_note_on_home() {
    let config = config_json(&[("registry.example", "robot")]);
    let note = |place: &str| {
        Given::manifest(pod("registry.example/app:v1", &[]))
            .node_config_at(place, &config)
            .container()
            .steps
            .iter()
            .any(|step| step.rule == "step-node-home" && step.text.contains("HOME=/root"))
    };
    assert!(note("/root/.docker/config.json"));
    assert!(note("/root/.dockercfg"));
    assert!(!note("/var/lib/kubelet/config.json"));
}

#[test]
fn a_response_is_used_without_a_configuration_and_told_where_no_provider_gave_it() {
    let response = |version: &str| {
        format!(
            "apiVersion: credentialprovider.kubelet.k8s.io/{version}\nkind: CredentialProviderResponse\ncacheKeyType: Registry\nauth:\n  registry.example: {{username: robot, password: made-up}}\n"
        )
    };
    let given = Given::manifest(pod("registry.example/app:v1", &[])).and(response("v1"));
    assert_eq!(given.container().attempts.len(), 1);
    let configured = given.and(
        "apiVersion: kubelet.config.k8s.io/v1\nkind: CredentialProviderConfig\nproviders:\n  - name: x\n    apiVersion: credentialprovider.kubelet.k8s.io/v1beta1\n    matchImages: [registry.example]\n    defaultCacheDuration: 0s\n",
    );
    assert!(configured.container().attempts.is_empty());
    assert_eq!(configured.container().anonymous, None);
    let told = configured.report().diagnostics;
    assert!(
        told.iter()
            .any(|found| found.message.contains("no provider is configured with it")),
        "{told:?}"
    );
}

#[test]
fn every_difference_to_docker_is_told_with_its_reason() {
    let said = |config: &str, image: &str| -> Vec<String> {
        Given::manifest(pod(image, &["regcred"]))
            .and(secret("regcred", config))
            .report()
            .diagnostics
            .into_iter()
            .filter(|found| found.code == "docker-differs")
            .map(|found| found.message)
            .collect()
    };
    let both = said(
        &config_json(&[("docker.io", "one"), ("https://index.docker.io/v1/", "two")]),
        "jane/app:v1",
    );
    assert_eq!(both.len(), 2, "{both:?}");
    let path = said(
        &config_json(&[
            ("registry.example", "one"),
            ("registry.example/team", "two"),
        ]),
        "registry.example/team/app:v1",
    );
    assert_eq!(path.len(), 1, "{path:?}");
    assert!(path[0].contains("one credential only"), "{path:?}");
    let helper = said(
        r#"{"auths": {"registry.example": {"username": "robot", "password": "made-up"}}, "credsStore": "desktop"}"#,
        "registry.example/app:v1",
    );
    assert!(helper[0].contains("“desktop”"), "{helper:?}");
    let hub = said(
        r#"{"auths": {"docker.io": {"username": "robot", "password": "made-up"}}, "credHelpers": {"https://index.docker.io/v1/": "keychain"}}"#,
        "jane/app:v1",
    );
    assert!(hub[0].contains("“keychain”"), "{hub:?}");
    let same = said(
        &config_json(&[("registry.example", "one")]),
        "registry.example/app:v1",
    );
    assert!(same.is_empty(), "{same:?}");
}

#[test]
fn a_quote_that_is_never_closed_does_not_bring_the_next_lines_into_the_name() {
    let report = Given::manifest(
        "kind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: \"nginx\n\n        PASSWORD: made-up\"\n",
    )
    .report();
    let shown = serde_json::to_string(&report).expect("JSON");
    assert!(
        shown.contains("nginx…") && !shown.contains("made-up"),
        "{shown}"
    );
}
