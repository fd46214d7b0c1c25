//! Trees and texts that nobody thought of.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use serde_json::Value;
use whypull::input::{File, FileRole};
use whypull::redact::redact;

use crate::{ROLES, assert_idempotent};

/// Stands in every generated text; no word of Kubernetes has it in it.
const MARK: &str = "qZ7x";

const KEYS: [&str; 30] = [
    "kind",
    "metadata",
    "name",
    "labels",
    "annotations",
    "spec",
    "containers",
    "env",
    "value",
    "command",
    "data",
    "stringData",
    ".dockerconfigjson",
    ".dockercfg",
    "auths",
    "auth",
    "username",
    "password",
    "identitytoken",
    "HttpHeaders",
    "credHelpers",
    "items",
    "status",
    "featureGates",
    "tokenAttributes",
    "providers",
    "quay.io",
    "imagePullSecrets",
    "<<",
    "x",
];

/// Texts with the mark in them: plain, in lines, in base64, with what needs an escape.
fn secret() -> impl Strategy<Value = String> {
    ("[ -~]{0,12}", "[ -~\n\t\"'#:@é😀\u{7f}\u{2028}]{0,6}").prop_map(|(before, after)| {
        let text = format!("{before}{MARK}{after}");
        if before.len() % 4 == 0 {
            STANDARD.encode(text)
        } else {
            text
        }
    })
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => proptest::sample::select(&KEYS[..]).prop_map(str::to_owned),
        1 => secret(),
    ]
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => secret().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(Value::from(774_411_223_u32)),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            4 => proptest::collection::vec((key(), inner.clone()), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            // A docker config in a Secret.
            1 => inner.prop_map(|inner| Value::from(STANDARD.encode(inner.to_string()))),
        ]
    })
}

/// Block style with comments, as people write it.
fn yaml(value: &Value, indent: usize, into: &mut String) {
    let line = |into: &mut String| {
        into.push_str(if indent.is_multiple_of(4) {
            " # qZ7x comment\n"
        } else {
            "\n"
        });
        into.push_str(&" ".repeat(indent));
    };
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (key, value) in fields {
                line(into);
                into.push_str(&Value::from(key.as_str()).to_string());
                into.push(':');
                yaml(value, indent + 2, into);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                line(into);
                into.push('-');
                yaml(item, indent + 2, into);
            }
        }
        Value::String(text) if is_block(text) => {
            into.push_str(" |");
            for part in text.split('\n') {
                into.push('\n');
                into.push_str(&" ".repeat(indent + 1));
                into.push_str(part);
            }
        }
        Value::String(text) if is_plain(text) => {
            into.push(' ');
            into.push_str(text);
        }
        other => {
            into.push(' ');
            into.push_str(&other.to_string());
        }
    }
}

fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.contains(['\u{7f}', '\u{2028}', '\t'])
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The mark, as it may stand in a text: plain or in base64.
fn assert_unseen(text: &str, of: &str) {
    let decoded: String = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)))
        .filter_map(|word| STANDARD.decode(word).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for text in [text, &decoded] {
        assert!(
            !text.contains(MARK) && !text.contains("774411223"),
            "{of}\nas\n{text}"
        );
    }
}

/// Fields of a document in which everything generated is a secret: those that a Report shows are
/// not among the keys, or hold no text.
fn check(text: &str, role: Option<FileRole>) {
    let mut file = File::new("a.yaml", text);
    file.role = role;
    let redacted = redact(&[file]);
    for file in &redacted.files {
        assert_unseen(&file.text, text);
    }
    assert_unseen(&format!("{:?}", redacted.left_out), text);
    assert_unseen(&format!("{:?}", redacted.replaced), text);
    assert_idempotent(&redacted, text);
}

/// What Reports show by design is taken out of a tree: names, user names, kinds, keys of registries.
fn without_public(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                let public = [
                    "kind",
                    "name",
                    "username",
                    "imagePullSecrets",
                    "credHelpers",
                    "auths",
                    "auth",
                ];
                if public.contains(&name.as_str()) && !value.is_object() {
                    *value = Value::Null;
                }
                if ["auths", "auth", "credHelpers"].contains(&name.as_str()) {
                    let fields = value.as_object_mut();
                    let first = fields.and_then(|fields| fields.values().next().cloned());
                    *value =
                        serde_json::json!({ "quay.io": first.filter(|_| name != "credHelpers") });
                }
                without_public(value);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_public),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_tree_is_shared_with_a_secret(mut tree in tree(), role in 0..ROLES.len()) {
        without_public(&mut tree);
        let mut text = String::new();
        yaml(&tree, 0, &mut text);
        for text in [tree.to_string(), serde_json::to_string_pretty(&tree).expect("JSON"), text] {
            check(&text, ROLES[role]);
            // Whatever can be read is shared.
            let redacted = redact(&[File::new("a.yaml", text.clone()).with_role(FileRole::Manifest)]);
            prop_assert!(redacted.left_out.iter().all(|left| {
                left.why.code == "redact-left-out-unreadable"
            }), "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[a-zA-Z:{}\\[\\]|>&*!%@#\"' \n-]{0,200}") {
        let redacted = redact(&[File::new("a.yaml", text.clone())]);
        assert_idempotent(&redacted, &text);
    }
}
