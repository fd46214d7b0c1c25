//! Every file in `examples/` does what its line in `examples/README.md` says.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;
use whypull::decode::decode;
use whypull::input::FileRole;
use whypull::report::{Action, Outcome, ScheduleMode, SourceKind};
use whypull_tests::{Given, workspace};

const FIVE: [&str; 5] = [
    "my-registry.io/images",
    "my-registry.io/images/my-image",
    "my-registry.io/images/another-image",
    "sub.my-registry.io/images/my-image",
    "a.sub.my-registry.io/images/my-image",
];

#[test]
fn the_readme_names_every_file_and_no_other() {
    let readme = fs::read_to_string(workspace("examples/README.md")).expect("a README");
    assert!(readme.contains("Examples of the Kubernetes documentation are CC BY 4.0"));
    let named: BTreeSet<&str> = readme
        .lines()
        // Commands, and pages that are named as they are.
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .flat_map(|command| command.split([' ', '=']))
        .filter(|word| word.starts_with("examples/"))
        .collect();
    for name in &named {
        assert!(workspace(name).exists(), "{name} is not there");
    }
    for folder in fs::read_dir(workspace("examples")).expect("examples") {
        let folder = folder.expect("an entry").path();
        for file in fs::read_dir(&folder).into_iter().flatten() {
            let file = file.expect("a file").path();
            let shown = |path: &std::path::Path| named.iter().any(|name| path == workspace(name));
            assert!(
                shown(&file) || shown(&folder),
                "no command has {}",
                file.display()
            );
        }
    }
}

#[test]
fn janedoe_has_one_credential_for_docker_hub() {
    let given = Given::examples(&[
        "janedoe/pod.yaml",
        "janedoe/secret.yaml",
        "janedoe/kustomization.yaml",
    ]);
    let report = given.report();
    assert!(report.complete);
    assert!(!report.has_errors());
    let [workload] = &report.workloads[..] else {
        panic!("one Pod")
    };
    assert_eq!(
        (&*workload.namespace, &*workload.name),
        ("awesomeapps", "foo")
    );
    assert_eq!(workload.image_pull_secrets, ["myregistrykey"]);
    let container = &workload.containers[0];
    assert_eq!(container.pull_policy.effective, "IfNotPresent");
    assert_eq!(container.pull_policy.rule, "policy-default-other-tag");
    assert_eq!(
        (container.action, container.outcome),
        (Action::Pull, Outcome::PullAttempted)
    );
    assert_eq!(container.anonymous, Some(false));
    let [attempt] = &container.attempts[..] else {
        panic!("one try")
    };
    assert_eq!(attempt.source.kind, SourceKind::Secret);
    assert_eq!(attempt.source.namespace.as_deref(), Some("awesomeapps"));
    assert_eq!(attempt.source.name, "myregistrykey");
    assert_eq!(attempt.key, "https://index.docker.io/v1/");
    assert_eq!(attempt.username.as_deref(), Some("janedoe"));
    assert_eq!(given.codes(), ["object-ignored"]);
}

#[test]
fn janedoe_alone_is_not_accused() {
    let given = Given::examples(&["janedoe/pod.yaml"]);
    assert!(!given.report().complete);
    assert_eq!(given.codes(), ["secret-not-given"]);
    assert_eq!(
        (given.container().outcome, given.container().anonymous),
        (Outcome::Unknown, None)
    );
}

#[test]
fn three_of_the_five_names_match_in_the_cluster_and_all_five_in_the_documentation() {
    let given = Given::examples(&["glob/pods.yaml", "glob/config.json"]);
    let tried = |given: &Given| -> Vec<(String, usize)> {
        given
            .report()
            .workloads
            .iter()
            .map(|workload| &workload.containers[0])
            .map(|container| (container.image.given().to_owned(), container.attempts.len()))
            .collect()
    };
    let expected = |tries: [usize; 5]| -> Vec<(String, usize)> {
        FIVE.iter()
            .map(|name| (*name).to_owned())
            .zip(tries)
            .collect()
    };
    assert_eq!(tried(&given), expected([1, 1, 1, 0, 0]));
    assert_eq!(
        tried(&given.clone().options(json!({"semantics": "docs"}))),
        expected([1; 5])
    );
    let differ: Vec<_> = given
        .report()
        .diagnostics
        .into_iter()
        .filter(|diagnostic| diagnostic.code == "docs-differ")
        .map(|diagnostic| diagnostic.message)
        .collect();
    assert_eq!(differ.len(), 2, "{differ:?}");
    assert!(differ[0].contains("sub.my-registry.io/images/my-image"));
    assert!(differ[1].contains("a.sub.my-registry.io/images/my-image"));
}

#[test]
fn as_printed_the_files_hold_no_credential() {
    for (pod, config, placeholders) in [
        ("glob/pods.yaml", "glob/config-as-printed.json", 1),
        ("subpath/pod.yaml", "subpath/config-as-printed.json", 2),
    ] {
        let given = Given::examples(&[pod, config]);
        let report = given.report();
        let count = |code| {
            report
                .diagnostics
                .iter()
                .filter(|found| found.code == code)
                .count()
        };
        assert_eq!(count("auth-placeholder"), placeholders, "{config}");
        assert_eq!(count("node-file-not-read"), 1, "{config}");
        for workload in &report.workloads {
            assert!(workload.containers[0].attempts.is_empty(), "{config}");
        }
    }
}

#[test]
fn the_longer_path_is_tried_first() {
    let given = Given::examples(&["subpath/pod.yaml", "subpath/config.json"]);
    assert_eq!(
        given.tries(),
        ["my-registry.io/images/subpath", "my-registry.io/images"]
    );
    assert!(given.codes().contains(&"several-credentials"));
    assert_eq!(given.container().anonymous, Some(false));
}

#[test]
fn the_test_pod_needs_a_name() {
    let given = Given::examples(&["private-image-test-1/pod.yaml"]);
    assert_eq!(given.codes(), ["image-unexpanded-variable"]);
    assert_eq!(given.container().outcome, Outcome::InvalidImageName);
    assert_eq!(
        given.events(),
        [
            "Failed to apply default image tag \"$PRIVATE_IMAGE_NAME\": couldn't parse image name \
          \"$PRIVATE_IMAGE_NAME\": invalid reference format: repository name \
          (library/$PRIVATE_IMAGE_NAME) must be lowercase"
        ]
    );
}

#[test]
fn the_test_pod_uses_the_nodes_credential() {
    let given = Given::examples(&[
        "private-image-test-1/pod-filled-in.yaml",
        "private-image-test-1/config.json",
    ]);
    assert!(!given.report().has_errors());
    let container = given.container();
    assert_eq!(container.pull_policy.declared.as_deref(), Some("Always"));
    assert_eq!(container.attempts[0].source.kind, SourceKind::NodeConfig);
    assert_eq!(
        container.attempts[0].source.name,
        "/var/lib/kubelet/config.json"
    );
}

#[test]
fn the_event_of_2015_is_a_private_repository_that_looks_missing() {
    let path = workspace("examples/private-image-test-1/event-2015.txt");
    let decoded = decode(&fs::read_to_string(path).expect("the event"));
    assert_eq!(decoded.events.len(), 1);
    assert_eq!(
        decoded.events[0].image.as_deref(),
        Some("user/privaterepo:v1")
    );
    let causes: Vec<_> = decoded.causes.iter().map(|cause| cause.code).collect();
    assert!(
        causes.contains(&"decode-hub-private-looks-missing"),
        "{causes:?}"
    );
}

#[test]
fn the_names_of_the_documentation() {
    let containers = Given::examples(&["names/pod.yaml"]).workload().containers;
    let read: Vec<_> = containers
        .iter()
        .map(|container| match &container.image {
            whypull::report::Image::Parsed(parts) => (
                &*parts.repository,
                parts.effective_tag.as_deref(),
                parts.digest.is_some(),
            ),
            whypull::report::Image::Malformed { given, .. } => panic!("{given}"),
        })
        .collect();
    let latest = Some("latest");
    assert_eq!(
        read,
        [
            ("docker.io/library/pause", latest, false),
            ("docker.io/example/mycontainer", latest, false),
            ("docker.io/library/kube-apiserver", latest, false),
            ("fictional.registry.example/imagename", latest, false),
            ("fictional.registry.example:10443/imagename", latest, false),
            ("docker.io/library/image", None, true),
        ]
    );
}

#[test]
fn every_defaulting_rule_has_its_policy() {
    let given = Given::examples(&["policies/pod.yaml"]);
    let policies = |given: &Given| -> Vec<(String, &'static str, &'static str)> {
        let containers = given.workload().containers;
        containers
            .into_iter()
            .map(|container| {
                (
                    container.name,
                    container.pull_policy.effective,
                    container.pull_policy.rule,
                )
            })
            .collect()
    };
    let row = |name: &str, policy, rule| (name.to_owned(), policy, rule);
    assert_eq!(
        policies(&given),
        [
            row("digest", "IfNotPresent", "policy-default-digest"),
            row("tag-latest", "Always", "policy-default-tag-latest"),
            row("no-tag", "Always", "policy-default-no-tag"),
            row("other-tag", "IfNotPresent", "policy-default-other-tag"),
            row("latest-and-digest", "Always", "policy-default-tag-latest"),
            row("declared", "Always", "policy-declared"),
            row("pre-pulled-only", "Never", "policy-declared"),
        ]
    );
    let outcome = |given: &Given| given.workload().containers[6].outcome;
    assert_eq!(outcome(&given), Outcome::ErrImageNeverPull);
    assert_eq!(
        outcome(&given.clone().present("registry.example/app:v1.42.0")),
        Outcome::Starts
    );
    let forced = given
        .options(json!({"alwaysPullImages": true}))
        .present("registry.example/app:v1.42.0");
    for (name, policy, rule) in policies(&forced) {
        assert_eq!(
            (policy, rule),
            ("Always", "policy-always-pull-images"),
            "{name}"
        );
    }
    assert_eq!(outcome(&forced), Outcome::PullAttempted);
}

#[test]
fn a_changed_tag_leaves_the_policy_behind() {
    let given = Given::default()
        .example("previous/after.yaml", None)
        .example("previous/before.yaml", FileRole::Previous);
    let report = given.report();
    let found = report
        .diagnostics
        .iter()
        .find(|found| found.code == "policy-not-updated");
    let found = found.expect("policy-not-updated");
    for word in ["web:v1.42.0", "web:latest", "IfNotPresent", "Always"] {
        assert!(found.message.contains(word), "{word} in {}", found.message);
    }
    assert_eq!(
        &*found.location.as_ref().expect("a place").file,
        "previous/after.yaml"
    );
    assert_eq!(&*found.related[0].location.file, "previous/before.yaml");
}

#[test]
fn two_pulls_at_once_and_never_two_for_one_pod() {
    let given = Given::examples(&["parallel/pods.yaml", "parallel/kubelet.yaml"]);
    assert!(!given.report().has_errors());
    let schedule = given.report().schedule.expect("a schedule");
    assert_eq!(
        (schedule.mode, schedule.max_parallel),
        (ScheduleMode::Parallel, Some(2))
    );
    let pulls: Vec<_> = schedule
        .pulls
        .iter()
        .map(|pull| {
            (
                &*pull.workload,
                &*pull.container,
                pull.start,
                pull.end,
                pull.waits_for.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        pulls,
        [
            ("Pod/default/one", "prepare", 0.0, 10.0, None),
            ("Pod/default/two", "app", 0.0, 10.0, None),
            (
                "Pod/default/one",
                "app",
                10.0,
                20.0,
                Some("Pod/default/one/prepare")
            ),
            (
                "Pod/default/three",
                "app",
                10.0,
                20.0,
                Some("Pod/default/one/prepare")
            ),
        ]
    );
}

#[test]
fn the_kubelet_does_not_start_with_two_at_once_and_serial_pulls() {
    let report = Given::examples(&["parallel/pods.yaml", "parallel/kubelet-refused.yaml"]).report();
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.code == "kubelet-config-invalid")
        .collect();
    let [found] = found[..] else {
        panic!("{found:?}")
    };
    assert!(found.message.contains(
        "invalid configuration: maxParallelImagePulls cannot be larger than 1 unless \
         SerializeImagePulls (--serialize-image-pulls) is set to false"
    ));
}

#[test]
fn a_provider_gives_the_credential() {
    let given = Given::examples(&[
        "credential-provider/pod.yaml",
        "credential-provider/config.yaml",
    ]);
    assert!(!given.report().has_errors());
    assert_eq!(
        given.container().outcome,
        Outcome::Unknown,
        "the answer was not given"
    );
    let given = given.example("credential-provider/response.json", None);
    let container = given.container();
    assert_eq!(container.outcome, Outcome::PullAttempted);
    assert_eq!(container.attempts[0].source.kind, SourceKind::Provider);
    assert_eq!(container.attempts[0].source.name, "ecr-credential-provider");
    assert_eq!(container.attempts[0].username.as_deref(), Some("AWS"));
    assert!(!given.codes().contains(&"legacy-provider-gone"));
}

#[test]
fn the_image_index_is_asked_for_the_platform() {
    let given = Given::examples(&["image-index/pod.yaml", "image-index/index.json"])
        .of_image("registry.example/pause:3.9");
    let arm = given.clone().options(json!({"platform": "linux/arm/v8"}));
    let step = |given: &Given, container: usize, rule: &str| {
        let containers = given.workload().containers;
        containers[container]
            .steps
            .iter()
            .find(|step| step.rule == rule)
            .map(|step| step.text.clone())
    };
    let chosen = step(&arm, 0, "step-platform-chosen").expect("a manifest");
    assert!(
        chosen.contains(&format!("sha256:{}", "2".repeat(64))),
        "{chosen}"
    );
    assert!(
        step(&arm, 1, "step-platform-chosen").is_none(),
        "the index is of the other image"
    );
    assert!(
        step(&arm, 1, "step-architecture-suffix-other")
            .expect("the suffix")
            .contains("amd64")
    );
    let riscv = given.options(json!({"platform": "linux/riscv64"}));
    let report = riscv.report();
    let missing: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.code == "platform-missing")
        .collect();
    let [missing] = missing[..] else {
        panic!("{missing:?}")
    };
    assert!(
        missing
            .message
            .contains("linux/amd64, linux/arm/v7, linux/s390x"),
        "{}",
        missing.message
    );
}

#[test]
fn what_stands_around_a_broken_document_is_explained() {
    let report = Given::examples(&["broken/pods.yaml"]).report();
    let names: Vec<_> = report
        .workloads
        .iter()
        .map(|workload| &*workload.name)
        .collect();
    assert_eq!(names, ["first", "last"]);
    let broken: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.code == "document-unreadable")
        .collect();
    let [broken] = broken[..] else {
        panic!("{broken:?}")
    };
    let place = broken.location.as_ref().expect("a place");
    assert_eq!((place.document, place.line), (2, 12));
    assert_eq!(report.workloads[1].location.document, 3);
}

#[test]
fn many_mistakes_at_once_are_all_told() {
    let given = Given::examples(&["shop/shop.yaml"]);
    let codes: BTreeSet<_> = given.codes().into_iter().collect();
    assert_eq!(
        codes,
        BTreeSet::from([
            "docs-differ",
            "glob-label-count",
            "image-has-scheme",
            "image-unexpanded-variable",
            "latest-in-production",
            "password-trailing-newline",
            "port-mismatch",
            "pull-policy-unsupported",
            "registry-plain-http",
            "secret-not-found",
            "secret-wrong-type",
        ])
    );
    let report = given.report();
    let edit = |code: &str| {
        let found = report.diagnostics.iter().find(|found| found.code == code);
        let fix = found.and_then(|found| found.fix.as_ref());
        fix.and_then(|fix| fix.edits.first()?.new_text.clone())
    };
    for (code, text) in [
        ("secret-not-found", "search"),
        ("secret-wrong-type", "kubernetes.io/dockerconfigjson"),
        ("image-has-scheme", "registry.example/shop/migrate:v7"),
        ("pull-policy-unsupported", "IfNotPresent"),
    ] {
        assert_eq!(edit(code).as_deref(), Some(text), "{code}");
    }
}
