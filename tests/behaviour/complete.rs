//! What was not pasted is not taken for missing.

use serde_json::json;
use whypull::report::Outcome;
use whypull_tests::{Given, config_json, pod, secret};

const ACCOUNT: &str = "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}";

#[test]
fn input_counts_as_complete_once_it_holds_a_secret_or_an_account() {
    let alone = Given::manifest(pod("registry.example/app:v1", &[]));
    let opaque = "{apiVersion: v1, kind: Secret, metadata: {name: database}, type: Opaque}";
    let rows = [
        (alone.clone(), false),
        (alone.clone().and(ACCOUNT), true),
        (alone.clone().and(opaque), true),
        (
            alone
                .clone()
                .node_config(config_json(&[("registry.example", "robot")])),
            false,
        ),
        (alone.clone().complete(true), true),
        (alone.and(ACCOUNT).complete(false), false),
    ];
    for (row, (given, complete)) in rows.into_iter().enumerate() {
        assert_eq!(given.report().complete, complete, "row {row}");
    }
}

#[test]
fn a_secret_that_was_not_given_leaves_the_outcome_open() {
    let given = Given::manifest(pod("registry.example/app:v1", &["regcred"]));
    let container = given.container();
    assert_eq!(
        (container.outcome, container.anonymous),
        (Outcome::Unknown, None)
    );
    assert_eq!(given.codes(), ["secret-not-given"]);
    let complete = given.clone().complete(true);
    let container = complete.container();
    assert_eq!(
        (container.outcome, container.anonymous),
        (Outcome::PullAttempted, Some(true))
    );
    assert_eq!(complete.codes(), ["secret-not-found"]);
    let partial = given.and(ACCOUNT).complete(false);
    assert_eq!(partial.codes(), ["secret-not-given"]);
}

/// A key that matches is tried whatever else there may be.
#[test]
fn what_matches_for_sure_is_tried_for_sure() {
    let given = Given::manifest(pod("registry.example/app:v1", &["given", "not-given"]))
        .and(secret(
            "given",
            &config_json(&[("registry.example", "robot")]),
        ))
        .complete(false);
    let container = given.container();
    assert_eq!(container.attempts.len(), 1);
    assert_eq!(
        container.anonymous,
        Some(false),
        "with one match there is no anonymous try"
    );
    assert_eq!(container.outcome, Outcome::Unknown);
}

#[test]
fn a_present_image_does_not_hang_on_what_was_not_given() {
    let given = Given::manifest(pod("registry.example/app:v1", &["regcred"]))
        .present("registry.example/app:v1");
    assert_eq!(given.container().outcome, Outcome::Starts);
}

#[test]
fn objects_without_a_namespace_are_in_the_one_that_is_said() {
    let given = Given::manifest(pod("registry.example/app:v1", &["regcred"]))
        .and(secret(
            "regcred",
            &config_json(&[("registry.example", "robot")]),
        ))
        .options(json!({"namespace": "shop"}));
    let workload = given.workload();
    assert_eq!(workload.namespace, "shop");
    assert_eq!(
        workload.containers[0].attempts[0]
            .source
            .namespace
            .as_deref(),
        Some("shop")
    );
    assert_eq!(
        Given::manifest(pod("nginx", &[])).workload().namespace,
        "default"
    );
}
