//! What differs between Kubernetes 1.22 and 1.37.

use serde_json::json;
use whypull::report::{Action, Outcome};
use whypull_tests::{Given, config_json, pod, secret};

const IMAGE: &str = "registry.example/app:v1";

fn all() -> impl Iterator<Item = String> {
    (22..=37).map(|minor| format!("1.{minor}"))
}

fn minor(version: &str) -> u32 {
    version[2..].parse().expect("a minor version")
}

#[test]
fn the_versions_are_those_from_1_22_to_1_37() {
    for version in all() {
        assert_eq!(
            Given::manifest(pod(IMAGE, &[]))
                .version(&version)
                .report()
                .kubernetes_version,
            version
        );
    }
    assert_eq!(
        Given::manifest(pod(IMAGE, &[])).report().kubernetes_version,
        "1.37",
        "the default"
    );
    for bad in ["1.21", "1.38", "2.0", "latest", ""] {
        assert!(
            bad.parse::<whypull::kubelet::KubernetesVersion>().is_err(),
            "{bad}"
        );
    }
    assert_eq!(
        Given::manifest(pod(IMAGE, &[]))
            .version("v1.33.2-gke.100")
            .report()
            .kubernetes_version,
        "1.33"
    );
}

/// A Secret that does not decode: to 1.32 inside the pull, in 1.33 before anything else, later only
/// when a pull needs it.
#[test]
fn a_bad_secret_fails_at_another_stage_in_other_versions() {
    let bad = r#"{"auths": {"registry.example": {"auth": "bm8gY29sb24="}}}"#;
    let given = Given::manifest(pod(IMAGE, &["regcred"])).and(secret("regcred", bad));
    let words = "unable to parse auth field, must be formatted as base64(username:password)";
    for version in all() {
        let absent = given.clone().version(&version);
        let container = absent.container();
        assert_eq!(
            container.outcome,
            Outcome::CredentialLookupFailed,
            "{version}"
        );
        assert_eq!(container.action, Action::Fail, "{version}");
        let events = absent.events();
        if minor(&version) <= 32 {
            assert_eq!(
                events,
                [
                    format!("Pulling image \"{IMAGE}\""),
                    format!("Failed to pull image \"{IMAGE}\": {words}"),
                    format!("Back-off pulling image \"{IMAGE}\""),
                ],
                "{version}"
            );
        } else {
            assert_eq!(
                events,
                [format!("Error: {words}")],
                "{version}: no pull, no back-off"
            );
        }
        let present = given.clone().version(&version).present(IMAGE).container();
        let fails = minor(&version) == 33;
        assert_eq!(
            present.outcome == Outcome::CredentialLookupFailed,
            fails,
            "{version}"
        );
        assert_eq!(present.outcome == Outcome::Starts, !fails, "{version}");
    }
}

#[test]
fn the_success_event_grew() {
    for version in all() {
        let events = Given::manifest(pod(IMAGE, &[]))
            .complete(true)
            .version(&version)
            .events();
        let wanted = match minor(&version) {
            ..=26 => format!("Successfully pulled image \"{IMAGE}\" in …s"),
            27..=29 => {
                format!("Successfully pulled image \"{IMAGE}\" in …s (…s including waiting)")
            }
            _ => format!(
                "Successfully pulled image \"{IMAGE}\" in …s (…s including waiting). Image size: … bytes."
            ),
        };
        assert_eq!(events[0], format!("Pulling image \"{IMAGE}\""), "{version}");
        assert!(events.contains(&wanted), "{version}: {events:?}");
        assert!(
            events.contains(&format!("Failed to pull image \"{IMAGE}\": …")),
            "{version}"
        );
        assert!(
            events.contains(&format!("Back-off pulling image \"{IMAGE}\"")),
            "{version}"
        );
    }
}

#[test]
fn a_missing_secret_is_an_event_since_1_28() {
    let event = "Unable to retrieve some image pull secrets (regcred); attempting to pull the image \
                 may not succeed.";
    for version in all() {
        let given = Given::manifest(pod(IMAGE, &["regcred"]))
            .complete(true)
            .version(&version);
        assert_eq!(
            given.events().iter().any(|told| told == event),
            minor(&version) >= 28,
            "{version}"
        );
        assert_eq!(
            given.container().outcome,
            Outcome::PullAttempted,
            "{version}: it tries all the same"
        );
    }
}

#[test]
fn image_volumes_came_with_1_31() {
    let pod = json!({
        "apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"},
        "spec": {"containers": [], "volumes": [{"name": "data", "image": {"reference": IMAGE}}]},
    });
    for version in all() {
        let given = Given::manifest(pod.to_string())
            .complete(true)
            .version(&version);
        let container = given.container();
        let told = container
            .steps
            .iter()
            .any(|step| step.rule == "step-image-volume-unsupported");
        assert_eq!(told, minor(&version) < 31, "{version}");
        assert_eq!(
            container.action == Action::Pull,
            minor(&version) >= 31,
            "{version}"
        );
    }
}

/// The gate is off in 1.33 and 1.34 and on from 1.35; the default policy verifies nothing that was
/// there before.
#[test]
fn present_images_are_verified_as_the_version_and_the_configuration_say() {
    let configuration = |extra: &str| {
        format!("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n{extra}")
    };
    let gate = "featureGates: {KubeletEnsureSecretPulledImages: true}\n";
    let always = "imagePullCredentialsVerificationPolicy: AlwaysVerify\n";
    let listed = "imagePullCredentialsVerificationPolicy: NeverVerifyAllowlistedImages\n\
                  preloadedImagesVerificationAllowlist: [registry.example/app]\n";
    let rows = [
        ("1.37", String::new(), Action::UseLocal),
        ("1.37", always.to_owned(), Action::Pull),
        ("1.33", format!("{gate}{always}"), Action::Pull),
        ("1.37", listed.to_owned(), Action::UseLocal),
        (
            "1.37",
            listed.replace("registry.example/app", "registry.example/*"),
            Action::UseLocal,
        ),
        (
            "1.37",
            listed.replace("registry.example/app", "registry.example/other"),
            Action::Pull,
        ),
        (
            "1.37",
            "featureGates: {KubeletEnsureSecretPulledImages: false}\n".to_owned(),
            Action::UseLocal,
        ),
    ];
    for (version, extra, action) in rows {
        let given = Given::manifest(pod(IMAGE, &[]))
            .and(configuration(&extra))
            .present(IMAGE)
            .version(version);
        assert_eq!(given.container().action, action, "{version}\n{extra}");
        assert!(!given.report().has_errors(), "{version}\n{extra}");
    }
}

#[test]
fn never_with_a_failed_verification_says_not_present() {
    let pod = "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [\
               {name: web, image: 'registry.example/app:v1', imagePullPolicy: Never}]}}";
    let given = Given::manifest(pod)
        .and("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nimagePullCredentialsVerificationPolicy: AlwaysVerify\n")
        .present(IMAGE);
    let container = given.container();
    assert!(container.present);
    assert_eq!(container.outcome, Outcome::ErrImageNeverPull);
    assert_eq!(
        given.events(),
        [format!(
            "Container image \"{IMAGE}\" is not present with pull policy of Never"
        )]
    );
}

#[test]
fn built_in_providers_are_gone_from_1_27_and_1_29() {
    for (image, still) in [
        ("123456789012.dkr.ecr.us-east-1.amazonaws.com/app:v1", 26),
        ("example.azurecr.io/app:v1", 28),
        ("gcr.io/project/app:v1", 28),
        ("europe-docker.pkg.dev/project/app:v1", 28),
    ] {
        for version in all() {
            let report = Given::manifest(pod(image, &[]))
                .complete(true)
                .version(&version)
                .report();
            let told: Vec<_> = report
                .diagnostics
                .iter()
                .filter(|found| found.code == "legacy-provider-gone")
                .collect();
            // Up to 1.25 documentation and code agree, and there is nothing to tell; what the
            // built-in provider answers nobody knows.
            let container = &report.workloads[0].containers[0];
            let own = minor(&version) <= still;
            assert_eq!(
                container.anonymous,
                (!own).then_some(true),
                "{image} {version}"
            );
            if minor(&version) < 26 {
                assert!(told.is_empty(), "{image} {version}: {told:?}");
                continue;
            }
            let [told] = told[..] else {
                panic!("{image} {version}: {told:?}")
            };
            assert_eq!(
                told.message
                    .contains("may still use its built-in credentials"),
                minor(&version) <= still,
                "{image} {version}: {}",
                told.message
            );
        }
    }
}

#[test]
fn the_first_waits_are_told() {
    let container = Given::manifest(pod(IMAGE, &[])).complete(true).container();
    let step = container
        .steps
        .iter()
        .find(|step| step.rule == "step-back-off")
        .expect("back-off");
    assert!(
        step.text.contains("10, 20, 40, 80, 160, 300, 300"),
        "{}",
        step.text
    );
}

#[test]
fn a_tag_beside_a_digest_is_decoration() {
    let image = "registry.example/app:v1@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2";
    let rules = |image: &str| -> Vec<&'static str> {
        let container = Given::manifest(pod(image, &[]))
            .node_config(config_json(&[]))
            .container();
        container.steps.iter().map(|step| step.rule).collect()
    };
    assert!(rules(image).contains(&"step-digest-only"));
    assert!(!rules(IMAGE).contains(&"step-digest-only"));
}
