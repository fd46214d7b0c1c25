//! One row for each kind of place where a secret can stand.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use whypull::explain::{Language, Sentences};
use whypull::input::{File, FileRole};
use whypull::options::Options;
use whypull::redact::redact;
use whypull_tests::{config_json, pod};

use crate::check;

/// Never in what is shared. The rows write it as they like.
const SECRET: &str = "hunter2-Zq9";

/// The text of one file after all checks that hold for any.
fn shared_as(text: &str, role: Option<FileRole>) -> String {
    let mut file = File::new("some/folder/file.yaml", text);
    file.role = role;
    let files = [
        file,
        File::new("pod.yaml", pod("quay.io/team/web:1", &["pull"])),
    ];
    check(&files, &Options::default(), text);
    let redacted = redact(&files);
    let all = format!("{redacted:?}");
    for form in [
        SECRET.to_owned(),
        STANDARD.encode(SECRET),
        STANDARD.encode(format!("robot:{SECRET}")),
    ] {
        assert!(!all.contains(&form), "{form} of\n{text}\nin\n{all}");
    }
    assert_eq!(redacted.files[0].name, "file.yaml");
    redacted.files[0].text.clone()
}

fn shared(text: &str) -> String {
    shared_as(text, None)
}

fn lines(text: &str) -> usize {
    text.lines().count()
}

#[test]
fn a_pod_keeps_its_lines_and_loses_its_secrets() {
    let text = format!(
        "# {SECRET}
apiVersion: v1
kind: Pod
metadata:
  name: web # {SECRET}
  uid: {SECRET}
  labels: {{app: {SECRET}, {SECRET}: x}}
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {{\"env\": \"{SECRET}\"}}
    note: '{SECRET}'
spec:
  imagePullSecrets:
  - name: pull
  containers:
  - name: web
    image: quay.io/team/web:1
    command: [sh, -c, \"login {SECRET}\"]
    args: ['--password={SECRET}', >-
      folded
      {SECRET}]
    env:
    - name: PASSWORD
      value: {SECRET}
    lifecycle: {{preStop: {{exec: {{command: [{SECRET}]}}}}}}
    ports:
    - containerPort: 8080
"
    )
    .replace(
        ", >-\n      folded\n      hunter2-Zq9]",
        "]\n    workingDir: >-\n      folded\n      hunter2-Zq9",
    );
    let shared = shared(&text);
    assert_eq!(
        shared,
        "
apiVersion: v1
kind: Pod
metadata:
  name: web
  uid: REDACTED
  labels: {REDACTED-1: REDACTED, REDACTED-2: REDACTED}
  annotations:
    REDACTED-3: |
      REDACTED
    REDACTED-4: 'REDACTED'
spec:
  imagePullSecrets:
  - name: pull
  containers:
  - name: web
    image: quay.io/team/web:1
    command: [REDACTED, REDACTED, \"REDACTED\"]
    args: ['REDACTED']
    workingDir: >-
      REDACTED

    env:
    - name: REDACTED
      value: REDACTED
    lifecycle: {preStop: {exec: {command: [REDACTED]}}}
    ports:
    - containerPort: 0
"
    );
}

fn config() -> String {
    let auth = STANDARD.encode(format!("robot:{SECRET}"));
    format!(
        r#"{{"auths": {{"https://user:{SECRET}@quay.io/v1/": {{"username": "robot", "password": "{SECRET}", "email": "{SECRET}@x", "auth": "{auth}", "identitytoken": "{SECRET}", "registrytoken": "{SECRET}", "{SECRET}": 1}}}},
 "HttpHeaders": {{"X-Auth": "{SECRET}"}}, "credHelpers": {{"gcr.io": "gcloud"}}, "credsStore": "desktop", "{SECRET}": {{"a": ["{SECRET}"]}}}}"#
    )
}

const CONFIG: &str = r#"{"auths": {"https://***:***@quay.io/v1/": {"username": "robot", "password": "REDACTED", "email": "REDACTED", "auth": "cm9ib3Q6UkVEQUNURUQ=", "identitytoken": "REDACTED", "registrytoken": "REDACTED", "REDACTED-1": 0}},
 "HttpHeaders": {"REDACTED-2": "REDACTED"}, "credHelpers": {"gcr.io": "gcloud"}, "credsStore": "desktop", "REDACTED-1": {"REDACTED-3": ["REDACTED"]}}"#;

#[test]
fn a_docker_config_on_a_node_keeps_its_registries() {
    assert_eq!(shared_as(&config(), Some(FileRole::NodeConfig)), CONFIG);
    assert_eq!(shared(&config()), CONFIG);
}

#[test]
fn a_docker_config_in_a_secret_is_encoded_again() {
    let head = "kind: Secret\nmetadata: {name: pull}\ntype: kubernetes.io/dockerconfigjson\n";
    let encoded = STANDARD.encode(config());
    let data = format!("{head}data:\n  password: {SECRET}\n  .dockerconfigjson: {encoded}\n");
    let text = shared(&data);
    let line = text.lines().last().expect("a line");
    let value = line
        .trim_start_matches("  .dockerconfigjson: ")
        .trim_matches('"');
    let decoded = STANDARD.decode(value).expect("base64");
    assert_eq!(String::from_utf8_lossy(&decoded), CONFIG);
    assert!(text.contains("  password: \"UkVEQUNURUQ=\"\n"), "{text}");

    let indented = config().replace('\n', "\n    ");
    let literal =
        format!("{head}stringData:\n  .dockerconfigjson: |\n    {indented}\n  x: '{SECRET}'\n");
    assert_eq!(
        shared(&literal),
        format!(
            "{head}stringData:\n  .dockerconfigjson: |\n    {}\n  REDACTED-4: 'REDACTED'\n",
            CONFIG.replace('\n', "\n    ")
        )
    );
    let quoted = serde_json::Value::from(config());
    let json = format!(
        r#"{{"kind": "List", "items": [{{"kind": "Secret", "metadata": {{"name": "pull"}}, "type": "kubernetes.io/dockerconfigjson", "stringData": {{".dockerconfigjson": {quoted}}}}}]}}"#
    );
    let text = shared(&json);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["items"][0]["stringData"][".dockerconfigjson"], CONFIG);
}

#[test]
fn what_is_wrong_with_a_credential_stays_wrong() {
    for auth in [
        "",
        "<your-token>",
        "hunter2-Zq9!",
        &STANDARD.encode(SECRET),
        &STANDARD.encode(STANDARD.encode(format!("robot:{SECRET}"))),
        &STANDARD.encode(format!("robot:{SECRET}\n")),
        &STANDARD.encode(format!("ghp_abcdefghijklmnopqrst0123456789{SECRET}:x")),
        &STANDARD.encode("robot:"),
        &STANDARD.encode(format!(":{SECRET}")),
    ] {
        let config = format!(r#"{{"auths": {{"quay.io": {{"auth": "{auth}"}}}}}}"#);
        shared(&config);
        let secret = |key: &str, kind: &str, data: &str| {
            format!(
                "kind: Secret\nmetadata: {{name: pull}}\ntype: kubernetes.io/{kind}\ndata:\n  {key}: {data}\n"
            )
        };
        let encoded = STANDARD.encode(&config);
        shared(&secret(".dockerconfigjson", "dockerconfigjson", &encoded));
        shared(&secret("config.json", "dockerconfigjson", &encoded));
        shared(&secret(".dockercfg", "dockercfg", &encoded));
        shared(&secret(
            ".dockerconfigjson",
            "dockerconfigjson",
            &STANDARD.encode(&encoded),
        ));
        shared(&secret(
            ".dockerconfigjson",
            "dockerconfigjson",
            &format!("'{encoded} {encoded}'"),
        ));
        let bare = STANDARD.encode(format!(r#"{{"quay.io": {{"auth": "{auth}"}}}}"#));
        shared(&secret(".dockercfg", "dockercfg", &bare));
        shared(&secret(".dockerconfigjson", "dockerconfigjson", &bare));
    }
}

#[test]
fn a_config_that_cannot_be_read_becomes_one_that_holds_nothing() {
    for broken in [
        format!(r#"{{"auths": {{"quay.io": {{"auth": "{SECRET}"}}}}"#),
        SECRET.to_owned(),
        format!("{SECRET}: x"),
    ] {
        let data = STANDARD.encode(&broken);
        let text = shared(&format!(
            "kind: Secret\nmetadata: {{name: pull}}\ntype: kubernetes.io/dockerconfigjson\ndata: {{.dockerconfigjson: {data}}}\n"
        ));
        assert!(text.contains("\"ew==\""), "{text}");
        assert_eq!(shared_as(&broken, Some(FileRole::NodeConfig)), "{");
        let redacted = redact(&[File::new("config.json", broken).with_role(FileRole::NodeConfig)]);
        assert_eq!(redacted.left_out[0].why.code, "redact-left-out-config");
    }
}

#[test]
fn what_cannot_be_read_is_left_out_and_told() {
    let text = format!(
        "kind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{{name: a, image: a}}]}}\n---\nkind: Secret\ndata:\n  x: \"{SECRET}\n---\nkind: Pod\nmetadata: {{name: b}}\nspec: {{containers: [{{name: b, image: b}}]}}\n"
    );
    let shared = shared(&text);
    assert_eq!(lines(&shared), lines(&text));
    assert!(shared.contains("name: b"));
    let redacted = redact(&[File::new("a.yaml", text)]);
    let [left] = &redacted.left_out[..] else {
        panic!("one document, not {:?}", redacted.left_out)
    };
    assert_eq!(
        (left.document, left.why.code),
        (2, "redact-left-out-unreadable")
    );
    for language in Language::ALL {
        let said = redacted.clone().in_words(&Sentences::new(language));
        assert!(!said.left_out[0].why.contains("redact-"));
        assert!(!said.left_out[0].why.contains(SECRET));
    }
    let mut file = File::new("gone.yaml", SECRET);
    file.unreadable = Some(SECRET.to_owned());
    let redacted = redact(&[file]);
    assert!(redacted.files.is_empty());
    assert_eq!(redacted.left_out[0].why.code, "redact-left-out-file");
    assert!(!format!("{redacted:?}").contains(SECRET));
}

#[test]
fn a_byte_that_is_no_text_does_no_harm() {
    let file = File::new("a.yaml", [b"kind: \xff\nx: ", SECRET.as_bytes()].concat());
    assert_eq!(
        redact(&[file]).files[0].text,
        "kind: \u{fffd}\nREDACTED-1: REDACTED"
    );
}

#[test]
fn user_info_goes_and_registries_stay() {
    let text = shared(&format!(
        "kind: CredentialProviderConfig\napiVersion: kubelet.config.k8s.io/v1\nproviders:\n- name: ecr\n  matchImages: ['robot:{SECRET}@quay.io', '*.gcr.io']\n  defaultCacheDuration: 12h\n  apiVersion: credentialprovider.kubelet.k8s.io/v1\n  args: [{SECRET}]\n  env: [{{name: A, value: {SECRET}}}]\n"
    ));
    assert!(
        text.contains("matchImages: ['***:***@quay.io', '*.gcr.io']"),
        "{text}"
    );
    for image in [
        "robot:{}@quay.io/x:1",
        "https://robot:{}@Quay.io/x",
        "robot:{}/x@quay.io",
    ] {
        let image = image.replace("{}", SECRET);
        let text = shared(&pod(&image, &[]));
        assert!(text.to_lowercase().contains("@quay.io"), "{text}");
    }
    for info in [
        "u:{}",
        "u:p/{}",
        "u:%zz{}",
        "u:^{}",
        "u:\\u0001{}",
        "{} ",
        "u?{}",
        "[{}",
    ] {
        let info = info.replace("{}", SECRET);
        shared(
            &config_json(&[(&format!("https://{info}@quay.io/team"), "robot")])
                .replace("\\\\u", "\\u"),
        );
    }
    let mut file = File::new("index.json", r#"{"schemaVersion": 2, "manifests": []}"#);
    file.image = Some(format!("robot:{SECRET}@quay.io/x"));
    let redacted = redact(&[file]);
    assert_eq!(
        redacted.files[0].image.as_deref(),
        Some("redacted:redacted@quay.io/x")
    );
}

#[test]
fn a_response_of_a_provider_keeps_its_keys_and_users() {
    let text = shared_as(
        &format!(
            r#"{{"kind": "CredentialProviderResponse", "apiVersion": "credentialprovider.kubelet.k8s.io/v1", "cacheKeyType": "Registry", "auth": {{"quay.io": {{"username": "AWS", "password": "{SECRET}"}}}}}}"#
        ),
        Some(FileRole::ProviderResponse),
    );
    assert!(
        text.contains(r#""quay.io": {"username": "AWS", "password": "REDACTED"}"#),
        "{text}"
    );
}

#[test]
fn anchors_aliases_and_merge_keys_mean_the_same() {
    let text = shared(&format!(
        "x: &{SECRET}
  image: &img-{SECRET} quay.io/team/web:1
  env: &env-{SECRET} [{{name: A, value: {SECRET}}}]
kind: Pod
metadata: {{name: web}}
spec:
  containers:
  - <<: *{SECRET}
    name: web
  - name: other
    image: *img-{SECRET}
    env: *env-{SECRET}
"
    ));
    assert!(text.contains("  - <<: *a1\n"), "{text}");
    assert!(text.contains("image: &a2 quay.io/team/web:1"), "{text}");
    // One place cannot show it and hide it.
    let text = shared(&format!(
        "kind: Pod\nmetadata: {{name: web, labels: {{x: &x quay.io/team/web}}, annotations: {{y: &y {SECRET}}}}}\nspec: {{containers: [{{name: web, image: *x, env: *y}}]}}\n"
    ));
    assert!(text.contains("image: quay.io/team/web\n"), "{text}");
    assert!(!text.contains("\"quay.io/team/web\""), "{text}");
}

#[test]
fn tags_and_directives_do_not_get_through() {
    for text in [
        format!(
            "--- !{SECRET}\nkind: Pod\nmetadata: {{name: web}}\nspec: {{containers: [{{name: a, image: nginx}}]}}\n"
        ),
        format!(
            "kind: Pod\nmetadata: {{name: web}}\nspec: {{containers: [{{name: a, image: !{SECRET} nginx}}]}}\n"
        ),
        format!(
            "? kind\n: Pod\nmetadata: {{name: web}}\nspec: {{containers: [{{name: a, image: \"ngi\\u006ex\" }}]}} # {SECRET}\n"
        ),
        format!(
            "kind: Pod\r\nmetadata: {{name: web}} # {SECRET}\r\nspec: {{containers: [{{name: a,\r\n  image: nginx}}]}}\r\n"
        ),
    ] {
        let shared = shared(&text);
        assert!(shared.contains("nginx"), "{shared}");
    }
}

#[test]
fn names_of_files_lose_their_folders_and_stay_apart() {
    let file = |name: &str| File::new(name, "kind: Pod\n");
    let redacted = redact(&[
        file("/home/alice/a.yaml"),
        file("b\\a.yaml"),
        file("2-a.yaml"),
    ]);
    let names: Vec<&str> = redacted.files.iter().map(|file| &*file.name).collect();
    assert_eq!(names, ["a.yaml", "2-a.yaml", "2-2-a.yaml"]);
}

#[test]
fn every_replacement_is_told_by_line_and_kind() {
    let text = format!(
        "kind: Pod\n# {SECRET}\nmetadata: {{name: a}}\nspec:\n  containers:\n  - {{name: a, image: a, env: [{{name: A, value: {SECRET}}}]}}\n"
    );
    let redacted = redact(&[File::new("a.yaml", text)]);
    let told: Vec<(u32, &str)> = redacted
        .replaced
        .iter()
        .map(|replaced| (replaced.line, replaced.code))
        .collect();
    assert_eq!(told, [(2, "redact-comment"), (6, "redact-environment")]);
}

#[test]
fn hostile_files_cost_no_more_than_their_size() {
    let bomb: Vec<String> = (1..30)
        .map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]", n - 1))
        .collect();
    let bomb = bomb.join("\n");
    let texts = [
        format!("a0: &a0 {}\n{bomb}", "x".repeat(1000)),
        format!(
            "kind: &k {}\nx: [{}]\n",
            "x".repeat(100_000),
            "*k, ".repeat(10_000)
        ),
        "[".repeat(100_000),
        "- ".repeat(10_000),
        "data: {}\n".repeat(20_000),
        "stringData: ".repeat(5_000),
        "{{\"a\": ".repeat(5_000),
        "# x\n".repeat(100_000),
        "---\n".repeat(50_000),
    ];
    for text in texts {
        let length = text.len();
        let redacted = redact(&[File::new("a.yaml", text)]);
        let shared: usize = redacted.files.iter().map(|file| file.text.len()).sum();
        assert!(shared < 20 * length + 100_000, "{shared} of {length}");
    }
}
