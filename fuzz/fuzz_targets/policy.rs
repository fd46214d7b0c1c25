//! `validate` and `validate_settings` of the policy module, with a host that answers as the input says.
//!
//! Nothing panics, every answer is one that a policy server can read, a denial says why, a change leaves
//! everything but the fields that are meant, and nothing that the host hands over comes back.
//!
//! The input: one byte for the host, then up to three parts, separated by lines of `%%%`: the payload, the
//! settings, the host's answer. A part that is empty is replaced by something sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use whypull_fuzz::{MARKER, assert_unseen, base64, needles};

const POD: &str = r#"{"uid": "1", "kind": {"group": "", "version": "v1", "kind": "Pod"},
    "operation": "CREATE", "namespace": "shop", "object": {"kind": "Pod", "metadata": {"name": "web"},
    "spec": {"imagePullSecrets": [{"name": "pull"}],
    "containers": [{"name": "web", "image": "registry.example/shop/web:v1"}]}}}"#;
const SETTINGS: &str = r#"{"alwaysPull": true, "pinDigests": true, "mutateTemplates": true,
    "pinDigestsFailure": "warn", "rewriteRegistries": {"docker.io": "mirror.example"}}"#;

fuzz_target!(|data: &[u8]| {
    let [host, rest @ ..] = data else { return };
    let text = String::from_utf8_lossy(rest);
    if needles().iter().any(|needle| text.contains(needle)) {
        return;
    }
    let mut parts = text.splitn(3, "\n%%%\n");
    let mut part = |sound: &str| match parts.next() {
        None | Some("") => sound.to_owned(),
        Some(part) => part.to_owned(),
    };
    let (request, settings, answer) = (part(POD), part(SETTINGS), part(&secret()));
    let call = |_: &str, operation: &str, _: &[u8]| match host % 4 {
        0 => Err("Callback evaluation failure: Cannot find v1/Secret named 'pull'".to_owned()),
        1 => Err(answer.clone()),
        2 if operation == "v1/manifest_digest" => {
            Ok(format!("{{\"digest\": \"sha256:{}\"}}", "0".repeat(64)).into_bytes())
        }
        _ => Ok(answer.clone().into_bytes()),
    };
    let checked = whypull_policy::validate_settings(settings.as_bytes());
    let checked: Value = serde_json::from_slice(&checked).expect("JSON");
    assert_eq!(checked["valid"] == true, checked["message"].is_null());

    for payload in [
        format!("{{\"request\": {request}, \"settings\": {settings}}}"),
        rest_of(rest),
    ] {
        let said = whypull_policy::validate(payload.as_bytes(), &call);
        let verdict: Value = serde_json::from_slice(&said).expect("JSON");
        assert_unseen(&verdict.to_string(), "verdict");
        assert_eq!(verdict["accepted"] == true, verdict["message"].is_null(), "{verdict}");
        if let Some(mutated) = verdict.get("mutated_object") {
            let payload: Value = serde_json::from_str(&payload).expect("it was read");
            let (mut before, mut after) = (payload["request"]["object"].clone(), mutated.clone());
            without_images(&mut before);
            without_images(&mut after);
            assert_eq!(before, after);
        }
    }
});

fn rest_of(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// What the policy may change is taken away, wherever it stands.
fn without_images(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for field in ["image", "imagePullPolicy", "reference", "pullPolicy"] {
                if fields.get(field).is_none_or(Value::is_string) {
                    fields.remove(field);
                }
            }
            fields.values_mut().for_each(without_images);
        }
        Value::Array(items) => items.iter_mut().for_each(without_images),
        _ => {}
    }
}

fn secret() -> String {
    let config = format!("{{\"auths\": {{\"registry.example\": {{\"password\": \"{MARKER}\", \"username\": \"u\"}}}}}}");
    format!(
        "{{\"kind\": \"Secret\", \"type\": \"kubernetes.io/dockerconfigjson\", \"data\": {{\".dockerconfigjson\": \"{}\"}}}}",
        base64(&config)
    )
}
