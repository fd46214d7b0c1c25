//! Where in the text each fact of a Report comes from: the text at its place is what it speaks of.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use whypull::input::FileRole;
use whypull::report::{Container, Location, Report};
use whypull_tests::{Folder, Given, config_json, here, pod, secret};

const IMAGE: &str = "registry.example/app:v1";
const KEY: &str = "registry.example";

type Place = Option<Arc<Location>>;

/// The one key that is tried and matched, as it stands in the text.
fn key(given: &Given) -> String {
    let container = given.container();
    let [attempt] = &container.attempts[..] else {
        panic!("one attempt, not {:?}", container.attempts)
    };
    assert_eq!(attempt.location, container.matches[0].location);
    let step = step(&container, "step-attempt-");
    assert_eq!(attempt.location, step);
    given.covered(attempt.location.as_ref().expect("a place"))
}

/// The place of the first step whose rule begins so.
fn step(container: &Container<String>, rule: &str) -> Place {
    let step = container
        .steps
        .iter()
        .find(|step| step.rule.starts_with(rule));
    step.unwrap_or_else(|| panic!("no {rule} in {:?}", container.steps))
        .location
        .clone()
}

/// What the first step of a rule speaks of, as it stands in the text; empty where that is nowhere.
fn spoken_of(given: &Given, rule: &str) -> String {
    step(&given.container(), rule).map_or_else(String::new, |place| given.covered(&place))
}

#[test]
fn a_key_in_base64_has_the_whole_value() {
    let config = STANDARD.encode(config_json(&[(KEY, "robot")]));
    for (written, value) in [
        (config.clone(), config.clone()),
        (format!("\"{config}\""), format!("\"{config}\"")),
    ] {
        let text = format!(
            "# 拉取\n---\napiVersion: v1\nkind: Secret\nmetadata: {{name: pull}}\n\
             type: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: {written}\n"
        );
        let given = Given::manifest(pod(IMAGE, &["pull"])).and(text);
        assert_eq!(key(&given), value);
        let place = given.container().attempts[0]
            .location
            .clone()
            .expect("a place");
        assert_eq!(
            (&*place.file, place.line, place.column),
            ("file-2.yaml", 8, 22)
        );
    }
    let json = secret("pull", &config_json(&[(KEY, "robot")]));
    let given = Given::manifest(pod(IMAGE, &["pull"])).and(json);
    assert_eq!(key(&given), format!("\"{config}\""));
}

#[test]
fn a_key_in_string_data_has_a_place_of_its_own() {
    let block = "
kind: Secret
metadata: {name: pull, labels: {team: 鲸🐳}}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: |
    {
      \"鲸🐳\": 1, \"auths\": {\"registry.example\": {\"auth\": \"cm9ib3Q6bWFkZS11cA==\"}}
    }
";
    let flow = "{kind: Secret, metadata: {name: pull, labels: {a: '🐳'}}, type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: '{\"auths\": {\"registry.example\": {\"username\": \"robot\", \"password\": \"made-up\"}}}'}}";
    let dockercfg = "
kind: Secret
metadata: {name: pull}
type: kubernetes.io/dockercfg
stringData: {.dockercfg: '{\"registry.example\": {\"auth\": \"cm9ib3Q6bWFkZS11cA==\"}}'}
";
    for text in [block, flow, dockercfg] {
        let given = Given::manifest(pod(IMAGE, &["pull"])).and(text);
        assert_eq!(key(&given), format!("\"{KEY}\""), "{text}");
    }
    // Escapes stand between: the whole value, as for base64.
    let escaped = json!({
        "kind": "Secret", "metadata": {"name": "pull"}, "type": "kubernetes.io/dockerconfigjson",
        "stringData": {".dockerconfigjson": config_json(&[(KEY, "robot")])},
    });
    let value = escaped["stringData"][".dockerconfigjson"].to_string();
    let given = Given::manifest(pod(IMAGE, &["pull"])).and(escaped.to_string());
    assert_eq!(key(&given), value);
}

#[test]
fn two_images_of_one_secret_share_its_places() {
    let config = config_json(&[("one.example", "a"), ("two.example", "b")]);
    let text = json!({
        "kind": "Secret", "metadata": {"name": "pull"}, "type": "kubernetes.io/dockerconfigjson",
    });
    let text = format!(
        "{}\n---\n{}\n---\nkind: Secret\nmetadata: {}\ntype: {}\nstringData:\n  .dockerconfigjson: '{config}'\n",
        pod("one.example/app:v1", &["pull"]),
        pod("two.example/app:v1", &["pull"]),
        text["metadata"],
        text["type"],
    );
    let given = Given::manifest(text);
    let found: Vec<_> = given
        .report()
        .workloads
        .iter()
        .map(|workload| {
            let place = workload.containers[0].attempts[0].location.clone();
            let place = place.expect("a place");
            (given.covered(&place), place.document)
        })
        .collect();
    let row = |key: &str| (format!("\"{key}\""), 3);
    assert_eq!(found, [row("one.example"), row("two.example")]);
}

#[test]
fn a_key_of_the_node_and_one_that_a_provider_answers() {
    let given = Given::manifest(pod(IMAGE, &[])).node_config(format!(
        "{{\"鲸🐳\": 0, \"auths\": {{\"{KEY}\": {{\"auth\": \"YTpi\"}}}}}}"
    ));
    assert_eq!(key(&given), format!("\"{KEY}\""));

    let response = format!(
        "kind: CredentialProviderResponse\napiVersion: credentialprovider.kubelet.k8s.io/v1\n\
         cacheKeyType: Registry\nauth:\n  {KEY}: {{username: robot, password: made-up}}\n"
    );
    let given = Given::manifest(pod(IMAGE, &[])).and(response);
    assert_eq!(key(&given), KEY);
    // Up to 1.32 node and providers share a keyring.
    assert_eq!(key(&given.version("1.30")), KEY);
}

#[test]
fn what_leaves_open_whether_the_pull_is_anonymous() {
    let named = Given::manifest(pod(IMAGE, &["given-by-nobody"]));
    assert_eq!(
        spoken_of(&named, "step-anonymous-unknown"),
        "\"given-by-nobody\""
    );
    let providers = "
kind: CredentialProviderConfig
apiVersion: kubelet.config.k8s.io/v1
providers:
  - name: ecr
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    defaultCacheDuration: 12h
    matchImages: ['other.example', '*.example']
";
    let asked = Given::manifest(pod("registry.example/app:v1", &[]))
        .and(providers)
        .complete(true);
    assert_eq!(spoken_of(&asked, "step-anonymous-unknown"), "'*.example'");
}

#[test]
fn an_image_in_every_spelling() {
    let row = |written: &str, at_place: &str| {
        let text = format!(
            "kind: Pod\nmetadata: {{name: web}}\nspec: {{containers: [{{name: '鲸🐳', image: {written}}}]}}\n"
        );
        let given = Given::manifest(text);
        let container = given.container();
        assert_eq!(container.image.given(), IMAGE, "{written}");
        assert_eq!(given.covered(&container.location), at_place);
        assert_eq!(spoken_of(&given, "step-name-tag"), at_place);
    };
    for written in [IMAGE, &format!("'{IMAGE}'"), &format!("\"{IMAGE}\"")] {
        row(written, written);
    }
    row(&format!("!!str {IMAGE}"), IMAGE);
    row(&format!("&image {IMAGE}"), IMAGE);
    row(
        "\"registry.example\\x2Fapp:v1\"",
        "\"registry.example\\x2Fapp:v1\"",
    );

    let given = Given::manifest(pod(IMAGE, &[]));
    let container = given.container();
    assert_eq!(given.covered(&container.location), format!("\"{IMAGE}\""));
    let folded = "kind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: >-\n      registry.example/app:v1\n";
    let given = Given::manifest(folded);
    let container = given.container();
    assert_eq!(container.image.given(), IMAGE);
    assert!(given.covered(&container.location).ends_with(IMAGE));
    assert_eq!(container.location.end_line, 7);

    let nameless = "kind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: '鲸🐳'}]}\n";
    let given = Given::manifest(nameless);
    assert_eq!(given.covered(&given.container().location), "{name: '鲸🐳'}");
    assert_eq!(spoken_of(&given, "step-image-missing"), "{name: '鲸🐳'}");
    let bad = Given::manifest(pod("Registry.Example/App", &[]));
    assert_eq!(
        spoken_of(&bad, "step-invalid-image-name"),
        "\"Registry.Example/App\""
    );
}

fn with_policy(policy: &str) -> Given {
    Given::manifest(format!(
        "kind: Pod\nmetadata: {{name: web}}\nspec:\n  containers:\n  - {{name: 鲸🐳, imagePullPolicy: {policy}, image: {IMAGE}}}\n"
    ))
}

#[test]
fn a_policy_is_in_its_field_or_in_the_image() {
    for written in ["Always", "'Never'", "\"IfNotPresent\"", "Sometimes"] {
        let given = with_policy(written);
        let place = given.container().pull_policy.location.expect("a place");
        assert_eq!(given.covered(&place), written);
        assert_eq!(spoken_of(&given, "policy-"), written);
    }
    for nothing in ["''", "null"] {
        let given = with_policy(nothing);
        assert_eq!(given.container().pull_policy.location, None);
        assert_eq!(spoken_of(&given, "policy-default-other-tag"), IMAGE);
    }
    let forced = json!({"alwaysPullImages": true});
    let given = with_policy("IfNotPresent").options(forced.clone());
    assert_eq!(
        spoken_of(&given, "policy-always-pull-images"),
        "IfNotPresent"
    );
    let given = with_policy("''").options(forced);
    assert_eq!(spoken_of(&given, "policy-always-pull-images"), "");

    let never = with_policy("Never");
    assert_eq!(spoken_of(&never, "step-never-absent"), "Never");
    let there = with_policy("IfNotPresent").present(IMAGE);
    assert_eq!(spoken_of(&there, "step-present-used"), "IfNotPresent");
    let always = with_policy("Always");
    assert_eq!(spoken_of(&always, "step-always-absent"), "Always");
}

#[test]
fn a_policy_that_was_kept_is_in_the_object_as_it_was() {
    let given = Given::manifest(pod("registry.example/app:v2", &[]))
        .and_as(FileRole::Previous, pod("registry.example/app", &[]));
    assert_eq!(spoken_of(&given, "policy-kept"), "\"registry.example/app\"");
    assert_eq!(given.container().pull_policy.location, None);
}

#[test]
fn names_of_secrets_are_in_the_list_of_each_pod() {
    let text = "
kind: Pod
metadata: {name: one}
spec:
  containers: [{name: web, image: 'registry.example/app:v1'}]
  imagePullSecrets: [{name: 鲸}, {name: 'pull'}]
---
kind: Pod
metadata: {name: two}
spec:
  imagePullSecrets:
    - name: 鲸
    - name: \"pull\"
  containers: [{name: web, image: 'registry.example/app:v1'}]
";
    let given = Given::manifest(text).complete(true);
    let report = given.report();
    let names = |report: &Report<String>, at: usize| -> Vec<(String, u32)> {
        let places = &report.workloads[at].image_pull_secret_locations;
        let covered = places
            .iter()
            .map(|place| (given.covered(place), place.document));
        covered.collect()
    };
    let row = |name: &str, document| (name.to_owned(), document);
    assert_eq!(names(&report, 0), [row("鲸", 1), row("'pull'", 1)]);
    assert_eq!(names(&report, 1), [row("鲸", 2), row("\"pull\"", 2)]);
    for (workload, list, name) in [
        (0, "[{name: 鲸}, {name: 'pull'}]", 1),
        (1, "- name: 鲸\n    - name: \"pull\"", 2),
    ] {
        let container = &report.workloads[workload].containers[0];
        let place = step(container, "step-secrets-own").expect("a place");
        assert_eq!(given.covered(&place), list);
        let missing = step(container, "step-secrets-missing").expect("a place");
        assert_eq!(
            (given.covered(&missing), missing.document),
            ("鲸".to_owned(), name)
        );
    }
}

#[test]
fn names_of_secrets_are_in_the_account_they_come_from() {
    let account = |name: &str| {
        format!(
            "kind: ServiceAccount\nmetadata: {{name: {name}}}\nimagePullSecrets: [{{name: pull}}]\n---\n"
        )
    };
    let runs = |account: &str| {
        format!(
            "kind: Pod\nmetadata: {{name: {account}}}\nspec:\n  serviceAccountName: {account}\n  containers: [{{name: web, image: {IMAGE}}}]\n---\n"
        )
    };
    let text = [account("one"), account("two"), runs("one"), runs("two")].concat();
    let given = Given::manifest(text);
    // Two accounts that list the same names are still two.
    for (workload, document) in given.report().workloads.iter().zip([1, 2]) {
        let [place] = &workload.image_pull_secret_locations[..] else {
            panic!("one place")
        };
        assert_eq!((&*given.covered(place), place.document), ("pull", document));
        let list = step(&workload.containers[0], "step-secrets-account").expect("a place");
        assert_eq!(
            (&*given.covered(&list), list.document),
            ("[{name: pull}]", document)
        );
        let missing = step(&workload.containers[0], "step-secrets-missing").expect("a place");
        assert_eq!(
            (&*given.covered(&missing), missing.document),
            ("pull", document)
        );
    }
    let given = Given::manifest(runs("one"));
    assert_eq!(spoken_of(&given, "step-secrets-none-given"), "one");
}

#[test]
fn a_secret_that_is_skipped_or_spoils_the_lookup() {
    let secret = |kind: &str, config: &str| {
        format!(
            "kind: Secret\nmetadata: {{name: pull}}\ntype: {kind}\nstringData: {{.dockerconfigjson: '{config}'}}\n"
        )
    };
    let good = config_json(&[(KEY, "robot")]);
    let given = Given::manifest(pod(IMAGE, &["pull"])).and(secret("Opaque", &good));
    assert_eq!(spoken_of(&given, "step-secret-skipped"), "Opaque");

    let bad = secret(
        "kubernetes.io/dockerconfigjson",
        "{\"auths\": {\"a\": {\"auth\": 1}}}",
    );
    let given = Given::manifest(pod(IMAGE, &["pull"])).and(bad);
    assert_eq!(spoken_of(&given, "step-lookup-failed"), "1");
}

#[test]
fn settings_of_the_kubelet() {
    let kubelet = |field: &str| format!("kind: KubeletConfiguration\n鲸: 1\n{field}\n");
    let schedule = |field: &str| {
        let given = Given::manifest(pod(IMAGE, &[])).and(kubelet(field));
        let schedule = given.report().schedule.expect("a schedule");
        assert_eq!(
            given.covered(&schedule.pulls[0].location),
            format!("\"{IMAGE}\"")
        );
        schedule.location.map(|place| given.covered(&place))
    };
    assert_eq!(
        schedule("serializeImagePulls: false").as_deref(),
        Some("false")
    );
    assert_eq!(schedule("maxParallelImagePulls: 3").as_deref(), Some("3"));
    assert_eq!(schedule("registryPullQPS: 3"), None);

    let given = Given::manifest(pod(IMAGE, &[]))
        .and(kubelet(
            "imagePullCredentialsVerificationPolicy: AlwaysVerify",
        ))
        .present(IMAGE);
    assert_eq!(spoken_of(&given, "step-present-unverified"), "AlwaysVerify");
}

#[test]
fn the_manifest_that_a_node_takes() {
    let index = r#"{"schemaVersion": 2, "manifests": [
  {"digest": "sha256:a", "platform": {"os": "linux", "architecture": "arm64"}},
  {"digest": "sha256:b", "platform": {"os": "linux", "architecture": "amd64"}}
]}"#;
    let given = Given::manifest(pod(IMAGE, &[])).and(index);
    let taken = spoken_of(&given, "step-platform-chosen");
    assert!(
        taken.starts_with("{\"digest\": \"sha256:b\"") && taken.ends_with("}}"),
        "{taken}"
    );
}

/// Where the image or the key stands in the text letter by letter, its place covers that; else it covers
/// the value in which it is encoded or escaped.
#[test]
fn images_and_keys_of_every_fixture_are_at_their_places() {
    let (mut images, mut keys) = (0, 0);
    for code in std::fs::read_dir(here("fixtures/diagnostics")).expect("fixtures") {
        for case in std::fs::read_dir(code.expect("a folder").path()).expect("cases") {
            let folder = Folder::read(&case.expect("a folder").path());
            let report = folder.explanation().in_words(&folder.options);
            let is_at = |what: &str, place: &Location| {
                let text = &folder.files[&*place.file];
                let written =
                    text[place.range(text).expect("a place in it")].trim_matches(['"', '\'']);
                let decoded = STANDARD.decode(written).unwrap_or_default();
                assert!(
                    written.contains(what)
                        || !text.contains(what)
                        || String::from_utf8_lossy(&decoded).contains(what),
                    "{what} is not {written} at {place:?}"
                );
                usize::from(written == what)
            };
            let workloads = report.workloads.iter();
            for container in workloads.flat_map(|workload| &workload.containers) {
                let image = container.image.given();
                if !image.is_empty() {
                    images += is_at(image, &container.location);
                }
                for attempt in &container.attempts {
                    let place = attempt.location.as_ref().expect("a place");
                    assert_eq!(Some(&*place.file), attempt.source.file.as_deref());
                    keys += is_at(&attempt.key, place);
                }
                for found in &container.matches {
                    keys += is_at(&found.key, found.location.as_ref().expect("a place"));
                }
            }
        }
    }
    assert!(
        images > 100 && keys > 100,
        "{images} images, {keys} keys stand there letter by letter"
    );
}
