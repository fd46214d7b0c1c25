//! Every shape in which Kubernetes objects come.

use serde_json::json;
use whypull::report::Role;
use whypull_tests::{Given, config_json, pod};

fn spec() -> serde_json::Value {
    json!({"containers": [{"name": "web", "image": "registry.example/app:v1"}]})
}

#[test]
fn every_kind_that_runs_pods() {
    let template = json!({"spec": spec()});
    let rows = [
        ("Pod", json!({"spec": spec()})),
        ("Deployment", json!({"spec": {"template": template}})),
        ("StatefulSet", json!({"spec": {"template": template}})),
        ("DaemonSet", json!({"spec": {"template": template}})),
        ("ReplicaSet", json!({"spec": {"template": template}})),
        (
            "ReplicationController",
            json!({"spec": {"template": template}}),
        ),
        ("Job", json!({"spec": {"template": template}})),
        (
            "CronJob",
            json!({"spec": {"jobTemplate": {"spec": {"template": template}}}}),
        ),
        ("PodTemplate", json!({"template": template})),
        ("Rollout", json!({"spec": {"template": template}})),
        (
            "JobSet",
            json!({"spec": {"replicatedJobs": [{"template": {"spec": {"template": template}}}]}}),
        ),
    ];
    for (kind, mut object) in rows {
        object["apiVersion"] = "example/v1".into();
        object["kind"] = kind.into();
        object["metadata"] = json!({"name": "it", "namespace": "shop"});
        let report = Given::manifest(object.to_string()).report();
        let [workload] = &report.workloads[..] else {
            panic!("{kind}: {:?}", report.workloads)
        };
        assert_eq!(
            (&*workload.kind, &*workload.name, &*workload.namespace),
            (kind, "it", "shop")
        );
        assert_eq!(
            workload.containers[0].image.given(),
            "registry.example/app:v1",
            "{kind}"
        );
    }
}

#[test]
fn a_kind_with_several_templates_has_several_workloads() {
    let replica = |image: &str| json!({"template": {"spec": {"containers": [{"name": "c", "image": image}]}}});
    let object = json!({
        "apiVersion": "kubeflow.org/v1", "kind": "PyTorchJob", "metadata": {"name": "train"},
        "spec": {"pytorchReplicaSpecs": {"Master": replica("r.example/m:v1"), "Worker": replica("r.example/w:v1")}},
    });
    let report = Given::manifest(object.to_string()).report();
    let images: Vec<_> = report
        .workloads
        .iter()
        .map(|workload| workload.containers[0].image.given())
        .collect();
    assert_eq!(images, ["r.example/m:v1", "r.example/w:v1"]);
}

#[test]
fn lists_and_typed_lists_in_lists() {
    let item = |name: &str| json!({"metadata": {"name": name}, "spec": spec()});
    let full = |name: &str| {
        let mut item = item(name);
        item["kind"] = "Pod".into();
        item["apiVersion"] = "v1".into();
        item
    };
    let list = json!({"apiVersion": "v1", "kind": "List", "items": [
        full("one"),
        {"apiVersion": "v1", "kind": "PodList", "items": [item("two"), item("three")]},
    ]});
    let report = Given::manifest(list.to_string()).report();
    let names: Vec<_> = report
        .workloads
        .iter()
        .map(|workload| (&*workload.kind, &*workload.name))
        .collect();
    assert_eq!(names, [("Pod", "one"), ("Pod", "two"), ("Pod", "three")]);
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}

#[test]
fn all_roles_in_their_order() {
    let pod = "
apiVersion: v1
kind: Pod
metadata: {generateName: web-}
spec:
  volumes:
    - name: volume
      image: {reference: 'registry.example/volume:v1'}
  ephemeralContainers:
    - {name: debug, image: 'registry.example/debug:v1'}
  containers:
    - {name: app, image: 'registry.example/app:v1'}
  initContainers:
    - {name: init, image: 'registry.example/init:v1'}
";
    let workload = Given::manifest(pod).workload();
    assert_eq!(workload.name, "web-");
    let roles: Vec<_> = workload
        .containers
        .iter()
        .map(|container| (&*container.name, container.role))
        .collect();
    assert_eq!(
        roles,
        [
            ("init", Role::Init),
            ("app", Role::Container),
            ("debug", Role::Ephemeral),
            ("volume", Role::ImageVolume)
        ]
    );
    let lines: Vec<_> = workload
        .containers
        .iter()
        .map(|container| container.location.line)
        .collect();
    assert_eq!(lines, [14, 12, 10, 8]);
}

#[test]
fn anchors_aliases_and_merge_keys() {
    let text = "
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - &base
      name: one
      image: &image registry.example/app:v1
      imagePullPolicy: Always
    - name: two
      image: *image
    - <<: *base
      name: three
    - <<: *base
      name: four
      image: registry.example/other:v2
";
    let given = Given::manifest(text);
    let found: Vec<_> = given
        .workload()
        .containers
        .into_iter()
        .map(|container| {
            (
                container.name.clone(),
                container.image.given().to_owned(),
                container.pull_policy.effective,
            )
        })
        .collect();
    let row =
        |name: &str, image: &str, policy: &'static str| (name.to_owned(), image.to_owned(), policy);
    assert_eq!(
        found,
        [
            row("one", "registry.example/app:v1", "Always"),
            row("two", "registry.example/app:v1", "IfNotPresent"),
            row("three", "registry.example/app:v1", "Always"),
            row("four", "registry.example/other:v2", "Always"),
        ]
    );
    assert!(given.codes().is_empty(), "{:?}", given.codes());
}

#[test]
fn escapes_of_json_and_yaml() {
    let json = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "\uD83D\uDC33 web"}, "spec": {"containers": [{"name": "web", "image": "registry.example\/app:v\u0031"}]}}"#;
    let workload = Given::manifest(json).workload();
    assert_eq!(workload.name, "🐳 web");
    assert_eq!(
        workload.containers[0].image.given(),
        "registry.example/app:v1"
    );
    let yaml = "{kind: Pod, metadata: {name: '🐳'}, spec: {containers: [{name: web, image: \"registry.example\\x2Fapp:v1\"}]}}";
    let workload = Given::manifest(yaml).workload();
    let container = &workload.containers[0];
    assert_eq!(container.image.given(), "registry.example/app:v1");
    // The whale is two UTF-16 units.
    let column = yaml.find("\"registry").expect("the image") - "🐳".len() + 2 + 1;
    assert_eq!(container.location.column as usize, column);
}

#[test]
fn a_docker_config_is_known_by_its_content_and_json_escapes_in_keys_are_read() {
    let config = config_json(&[("registry.example", "robot")])
        .replace("registry.example", "registry\\u002eexample");
    let given = Given::manifest(pod("registry.example/app:v1", &[])).and(config);
    assert_eq!(given.tries(), ["registry.example"]);
}

#[test]
fn one_bad_document_leaves_the_others() {
    for bad in [
        "kind: Pod\nspec: {containers: [",
        "kind: Pod\n\tspec: {}",
        "a: b: c",
        "*nowhere",
        "- 1\n- 2",
        "just words",
        "",
        "# a comment",
    ] {
        let text = format!(
            "{}\n---\n{bad}\n---\n{}\n",
            pod("registry.example/first:v1", &[]),
            pod("registry.example/last:v1", &[])
        );
        let report = Given::manifest(text).report();
        let images: Vec<_> = report
            .workloads
            .iter()
            .map(|workload| workload.containers[0].image.given())
            .collect();
        assert_eq!(
            images,
            ["registry.example/first:v1", "registry.example/last:v1"],
            "{bad:?}"
        );
    }
}

#[test]
fn bom_and_crlf_do_not_matter() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: registry.example/app:v1\n";
    let plain = Given::manifest(text).report();
    let odd = Given::manifest(format!("\u{feff}{}", text.replace('\n', "\r\n"))).report();
    assert_eq!(
        odd.workloads[0].containers[0].image,
        plain.workloads[0].containers[0].image
    );
    assert_eq!(
        odd.workloads[0].containers[0].location.line,
        plain.workloads[0].containers[0].location.line
    );
    assert!(odd.diagnostics.is_empty(), "{:?}", odd.diagnostics);
}

#[test]
fn a_previous_object_is_not_a_workload() {
    use whypull::input::FileRole;
    let report = Given::manifest(pod("registry.example/app:v1", &[]))
        .and_as(FileRole::Previous, pod("registry.example/app:v0", &[]))
        .report();
    assert_eq!(report.workloads.len(), 1);
    assert_eq!(
        report.workloads[0].containers[0].image.given(),
        "registry.example/app:v1"
    );
}
