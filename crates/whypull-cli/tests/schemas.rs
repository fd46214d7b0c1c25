//! Every JSON output against the schema that `whypull schema` prints for it.

mod support;

use std::path::PathBuf;

use serde_json::Value;
use support::{run, run_with, stdout};

const OBJECTS: &str = "\
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: team}
spec:
  imagePullSecrets: [{name: regcerd}, {name: opaque}]
  initContainers: [{name: bad, image: reg.io/App}]
  containers:
    - {name: web, image: nginx}
    - {name: app, image: 'reg.io/team/app@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2', imagePullPolicy: Never}
---
apiVersion: v1
kind: Secret
metadata: {name: regcred, namespace: team}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{\"auths\": {\"*.io\": {\"username\": \"jane\", \"password\": \"pw\\n\"}, \"docker.io\": {\"auth\": \"amFuZTpwdw==\"}}}'
---
{kind: Secret, apiVersion: v1, metadata: {name: opaque, namespace: team}, type: Opaque}
---
a: [
";

const CONFIG: &str = r#"{
  "auths": {
    "https://index.docker.io/v1/": {"auth": "amFuZTpwdw=="},
    "user:pw@reg.io/team": {"username": "jane", "password": "pw"},
    "*.io": {}
  },
  "credsStore": "desktop"
}"#;

const EVENTS: &str = "\
  Warning  Failed  3s  kubelet  Failed to pull image \"janedoe/app:v1\": pull access denied, repository does not exist or may require authorization
  Warning  BackOff 3s  kubelet  Back-off pulling image \"janedoe/app:v1\"
";

fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn check(name: &str, answers: &str, is_line: bool) {
    let schema: Value = serde_json::from_slice(&run(&["schema", name]).stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&Value::from(3)), "{name} allows all");
    let answers: Vec<&str> = if is_line {
        answers.lines().collect()
    } else {
        vec![answers]
    };
    assert!(!answers.is_empty());
    for answer in answers {
        let answer: Value = serde_json::from_str(answer).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(&answer)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?} in {answer:#}");
    }
}

#[test]
fn reports() {
    let config = file("report-config.json", CONFIG);
    for semantics in ["kubelet", "docs", "docker"] {
        for given in ["--complete", "--partial"] {
            let args = [
                "explain",
                "-",
                "--format",
                "json",
                given,
                "--semantics",
                semantics,
                "--node-config",
                &config,
            ];
            let output = run_with(&args, OBJECTS.as_bytes());
            assert_eq!(output.status.code(), Some(1), "{output:?}");
            let report = stdout(&output);
            assert!(report.contains("\"attempts\"") && report.contains("\"newText\""));
            assert!(!report.contains("pw"), "{report}");
            check("report", &report, false);
        }
    }
    check(
        "report",
        &stdout(&run_with(&["explain", "-", "--format", "json"], b"")),
        false,
    );
}

#[test]
fn rules() {
    let rules = stdout(&run(&["rules", "--format", "json"]));
    check("rules", &rules, false);
    let rules: Vec<Value> = serde_json::from_str(&rules).unwrap();
    assert!(rules.iter().all(|rule| rule["title"] != ""));
}

#[test]
fn decoded_texts() {
    for (text, exit) in [(EVENTS, 0), ("all is well", 1)] {
        let output = run_with(&["decode", "--format", "json"], text.as_bytes());
        assert_eq!(output.status.code(), Some(exit));
        check("decoded", &stdout(&output), false);
    }
}

#[test]
fn advice() {
    for answers in [
        &["--images", "public"][..],
        &["--images", "private", "--nodes", "configurable"],
        &[
            "--images",
            "private",
            "--audience",
            "some",
            "--tenants",
            "many",
            "--cloud",
            "aws",
            "-n",
            "a",
            "-n",
            "b",
        ],
    ] {
        let args = [&["advise", "--format", "json"], answers].concat();
        let output = run(&args);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        check("advice", &stdout(&output), false);
    }
}

#[test]
fn names() {
    let output = run(&["parse", "nginx", "a/b:c", "user:pw@reg.io/App", "A"]);
    assert_eq!(output.status.code(), Some(1));
    let names = stdout(&output);
    assert!(!names.contains("pw"), "{names}");
    check("name", &names, true);
}

#[test]
fn matched_keys() {
    let config = file("match-config.json", CONFIG);
    let output = run(&[
        "match",
        "--config",
        &config,
        "--format",
        "json",
        "nginx",
        "reg.io/team/app",
        "reg.io/App",
    ]);
    assert_eq!(output.status.code(), Some(0));
    let answers = stdout(&output);
    assert!(answers.contains("***@reg.io/team") && !answers.contains("pw"));
    check("matched", &answers, true);
}

/// `cargo xtask schema` writes them anew.
#[test]
fn the_published_schemas_are_those_of_the_types() {
    for name in ["report", "rules", "decoded", "advice", "name", "matched"] {
        let path = format!(
            "{}/../../docs/schema/{name}.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let published = std::fs::read_to_string(&path).expect("a published schema");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_whypull"))
            .args(["schema", name])
            .output()
            .expect("the command runs");
        assert!(
            published.as_bytes() == output.stdout,
            "{name}: run `cargo xtask schema`"
        );
    }
}
