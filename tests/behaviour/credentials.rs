//! Which credentials are tried, and in which order.

use serde_json::json;
use whypull::report::{Outcome, SourceKind};
use whypull_tests::{Given, config_json, pod, secret};

fn account(name: &str, secrets: &[&str]) -> String {
    let secrets: Vec<_> = secrets.iter().map(|name| json!({"name": name})).collect();
    json!({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name}, "imagePullSecrets": secrets})
        .to_string()
}

fn users(given: &Given) -> Vec<String> {
    given
        .container()
        .attempts
        .into_iter()
        .map(|attempt| attempt.username.unwrap_or_default())
        .collect()
}

const PROVIDERS: &str = r#"
apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: provider
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    matchImages: ["registry.example", "docker.io"]
    defaultCacheDuration: 1h
"#;

fn response(key: &str) -> String {
    json!({
        "apiVersion": "credentialprovider.kubelet.k8s.io/v1", "kind": "CredentialProviderResponse",
        "cacheKeyType": "Image",
        "auth": {key: {"username": "of-provider", "password": "made-up"}},
    })
    .to_string()
}

#[test]
fn secrets_come_first_then_the_node_then_providers() {
    let given = Given::manifest(pod("registry.example/team/app:v1", &["regcred"]))
        .and(secret(
            "regcred",
            &config_json(&[("registry.example", "of-secret")]),
        ))
        .node_config(config_json(&[("registry.example/team/app", "of-node")]))
        .and(PROVIDERS)
        .and(response("registry.example/team"));
    for version in ["1.33", "1.37"] {
        let container = given.clone().version(version).container();
        let kinds: Vec<_> = container
            .attempts
            .iter()
            .map(|attempt| attempt.source.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                SourceKind::Secret,
                SourceKind::NodeConfig,
                SourceKind::Provider
            ]
        );
        let orders: Vec<_> = container
            .attempts
            .iter()
            .map(|attempt| attempt.order)
            .collect();
        assert_eq!(orders, [1, 2, 3]);
        assert_eq!(container.anonymous, Some(false));
    }
    assert_eq!(users(&given), ["of-secret", "of-node", "of-provider"]);
}

/// Up to 1.32 the node's file and the providers shared one keyring: longer keys of either come first.
#[test]
fn node_and_providers_shared_a_keyring_up_to_1_32() {
    let given = Given::manifest(pod("registry.example/team/app:v1", &[]))
        .node_config(config_json(&[("registry.example", "of-node")]))
        .and(PROVIDERS)
        .and(response("registry.example/team"));
    assert_eq!(
        users(&given.clone().version("1.32")),
        ["of-provider", "of-node"]
    );
    assert_eq!(users(&given.version("1.33")), ["of-node", "of-provider"]);
}

/// The entry `index.docker.io` is a last resort for Docker Hub: only where nothing else of the same
/// keyring matched.
#[test]
fn the_last_resort_for_docker_hub_belongs_to_a_keyring() {
    let given = Given::manifest(pod("janedoe/app:v1", &[]))
        .node_config(config_json(&[("https://index.docker.io/v1/", "of-node")]))
        .and(PROVIDERS)
        .and(response("docker.io/janedoe"));
    assert_eq!(users(&given.clone().version("1.32")), ["of-provider"]);
    assert_eq!(users(&given.version("1.33")), ["of-node", "of-provider"]);
    let one_file = Given::manifest(pod("janedoe/app:v1", &[])).node_config(config_json(&[
        ("https://index.docker.io/v1/", "hub"),
        ("docker.io", "plain"),
    ]));
    assert_eq!(users(&one_file), ["plain"]);
    let container = one_file.container();
    let unused = container
        .matches
        .iter()
        .find(|found| found.key == "https://index.docker.io/v1/");
    assert!(unused.is_none_or(|found| !found.kubelet));
}

#[test]
fn equal_keys_of_several_secrets_keep_the_pods_order() {
    let given = |order: &[&str]| {
        Given::manifest(pod("registry.example/app:v1", order))
            .and(secret("a", &config_json(&[("registry.example", "a")])))
            .and(secret("b", &config_json(&[("registry.example", "b")])))
    };
    assert_eq!(users(&given(&["a", "b"])), ["a", "b"]);
    assert_eq!(users(&given(&["b", "a"])), ["b", "a"]);
}

#[test]
fn longer_paths_come_first_across_secrets() {
    let given = Given::manifest(pod("registry.example/team/app:v1", &["host", "path"]))
        .and(secret(
            "host",
            &config_json(&[("registry.example", "host")]),
        ))
        .and(secret(
            "path",
            &config_json(&[("registry.example/team", "path")]),
        ));
    assert_eq!(users(&given), ["path", "host"]);
}

#[test]
fn a_blank_entry_is_tried_and_shuts_out_the_anonymous_try() {
    let given = Given::manifest(pod("registry.example/app:v1", &[]))
        .node_config(r#"{"auths": {"registry.example": {}}}"#);
    let container = given.container();
    assert_eq!(container.attempts.len(), 1);
    assert_eq!(container.attempts[0].username, None);
    assert_eq!(container.anonymous, Some(false));
}

#[test]
fn auth_overrides_username_and_password_and_names_of_fields_ignore_case() {
    let given = Given::manifest(pod("registry.example/app:v1", &[])).node_config(
        r#"{"Auths": {"registry.example": {"AUTH": "cm9ib3Q6bWFkZS11cA==", "username": "ignored", "password": "made-up"}}}"#,
    );
    assert_eq!(users(&given), ["robot"]);
}

#[test]
fn a_service_account_hands_its_secrets_to_pods_that_list_none() {
    let regcred = || {
        secret(
            "regcred",
            &config_json(&[("registry.example", "of-account")]),
        )
    };
    let with = |pod: String| {
        Given::manifest(account("default", &["regcred"]))
            .and(pod)
            .and(regcred())
    };
    let image = "registry.example/app:v1";
    assert_eq!(users(&with(pod(image, &[]))), ["of-account"]);
    assert_eq!(
        with(pod(image, &[])).workload().image_pull_secrets,
        ["regcred"]
    );
    assert!(
        users(&with(pod(image, &["other"]))).is_empty(),
        "its own list hides the account's"
    );
    assert!(
        users(&with(pod(image, &[""]))).is_empty(),
        "an empty name counts as listed"
    );
    let mut live: serde_json::Value = serde_json::from_str(&pod(image, &[])).expect("a Pod");
    live["metadata"]["uid"] = "7e0a6a3e-0000-4000-8000-000000000001".into();
    assert!(
        users(&with(live.to_string())).is_empty(),
        "it was created before"
    );
    let mut other: serde_json::Value = serde_json::from_str(&pod(image, &[])).expect("a Pod");
    other["spec"]["serviceAccountName"] = "builder".into();
    let given = with(other.to_string());
    assert!(users(&given).is_empty(), "another account");
    assert_eq!(given.workload().service_account, "builder");
}

#[test]
fn a_pod_uses_secrets_of_its_own_namespace_only() {
    let given = Given::manifest(pod("registry.example/app:v1", &["regcred"]));
    let elsewhere = secret("regcred", &config_json(&[("registry.example", "robot")]))
        .replace("\"metadata\":{", "\"metadata\":{\"namespace\":\"other\",");
    let given = given.and(elsewhere);
    assert!(users(&given).is_empty());
    assert_eq!(given.container().anonymous, Some(true));
    assert!(given.codes().contains(&"secret-in-other-namespace"));
}

#[test]
fn both_types_of_secret_are_read_from_data_and_string_data() {
    let dockercfg = r#"{"registry.example": {"username": "robot", "password": "made-up"}}"#;
    let config = format!(r#"{{"auths": {dockercfg}}}"#);
    let rows = [
        (
            "kubernetes.io/dockerconfigjson",
            "stringData",
            ".dockerconfigjson",
            config.clone(),
            1,
        ),
        (
            "kubernetes.io/dockercfg",
            "stringData",
            ".dockercfg",
            dockercfg.to_owned(),
            1,
        ),
        // Without its wrapper, or with one too many, the file has other keys.
        (
            "kubernetes.io/dockercfg",
            "stringData",
            ".dockercfg",
            config,
            0,
        ),
        (
            "Opaque",
            "stringData",
            ".dockerconfigjson",
            format!(r#"{{"auths": {dockercfg}}}"#),
            0,
        ),
    ];
    for (secret_type, field, key, text, tries) in rows {
        let secret = json!({
            "apiVersion": "v1", "kind": "Secret", "metadata": {"name": "regcred"}, "type": secret_type,
            field: {key: text},
        });
        let given =
            Given::manifest(pod("registry.example/app:v1", &["regcred"])).and(secret.to_string());
        assert_eq!(
            given.container().attempts.len(),
            tries,
            "{secret_type} {text}"
        );
    }
}

/// One entry that does not decode fails the whole Pod's lookup, not only its own image's.
#[test]
fn one_bad_entry_fails_every_image_of_the_pod() {
    let bad = r#"{"auths": {"registry.example": {"auth": "cm9ib3Q6bWFkZS11cA=="}, "other.example": {"auth": "no base64!"}}}"#;
    let given =
        Given::manifest(pod("registry.example/app:v1", &["regcred"])).and(secret("regcred", bad));
    let container = given.container();
    assert_eq!(container.outcome, Outcome::CredentialLookupFailed);
    assert!(container.attempts.is_empty());
}

#[test]
fn docker_takes_one_credential_and_its_helper_replaces_the_file() {
    let config = r#"{"auths": {"https://registry.example/v1/": {"auth": "cm9ib3Q6bWFkZS11cA=="}}}"#;
    let docker = json!({"semantics": "docker"});
    let given = Given::manifest(pod("registry.example/team/app:v1", &[])).node_config(config);
    assert_eq!(
        given
            .clone()
            .options(docker.clone())
            .container()
            .attempts
            .len(),
        1
    );
    let with_helper = config.replace("{\"auths\"", "{\"credsStore\": \"desktop\", \"auths\"");
    let given = Given::manifest(pod("registry.example/team/app:v1", &[])).node_config(&with_helper);
    assert_eq!(
        given.container().attempts.len(),
        1,
        "the kubelet knows no helpers"
    );
    let container = given.options(docker).container();
    assert!(container.attempts.is_empty());
    assert_eq!(
        container.anonymous, None,
        "what the helper answers is not known"
    );
}

/// No form of a report holds a password.
#[test]
fn no_password_is_in_a_report() {
    let given = Given::manifest(pod("registry.example/app:v1", &["regcred"]))
        .and(secret(
            "regcred",
            &config_json(&[("https://robot:in-the-key@registry.example", "robot")]),
        ))
        .node_config(config_json(&[("registry.example", "robot")]));
    let text = serde_json::to_string(&given.report()).expect("JSON");
    for secret in [
        "made-up-password",
        "in-the-key",
        "cm9ib3Q6bWFkZS11cC1wYXNzd29yZA",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert_eq!(given.container().attempts.len(), 2);
}
