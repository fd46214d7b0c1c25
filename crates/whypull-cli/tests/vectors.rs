//! The reference vectors through the command, as a pipeline would use it.

mod support;

use serde_json::{Map, Value, json};

const REFERENCES: &str = include_str!("../../../tests/vectors/references.jsonl");
const MATCHES: &str = include_str!("../../../tests/vectors/matches.jsonl");

fn rows(vectors: &str) -> Vec<Map<String, Value>> {
    vectors
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Every row through the command; one answer each, in order.
fn answers(args: &[&str], rows: &[Map<String, Value>], fields: &[&str]) -> Vec<Map<String, Value>> {
    let mut input = String::new();
    for row in rows {
        let request: Map<_, _> = fields
            .iter()
            .map(|&field| (field.to_owned(), row[field].clone()))
            .collect();
        input += &json!(request).to_string();
        input.push('\n');
    }
    let output = support::run_with(args, input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let answers = self::rows(&support::stdout(&output));
    assert_eq!(answers.len(), rows.len());
    answers
}

#[test]
fn names() {
    let rows = rows(REFERENCES);
    assert!(rows.len() > 500, "{}", rows.len());
    let answers = answers(&["parse", "--batch"], &rows, &["image"]);
    for (row, answer) in rows.iter().zip(&answers) {
        let is_masked = answer["image"] != row["image"];
        for (field, expected) in row {
            // User info may be a password: it is not shown, and so neither is what quotes it.
            if is_masked && (field == "image" || field == "message") {
                assert!(
                    answer["image"].as_str().unwrap().contains("***@"),
                    "{row:?}"
                );
                continue;
            }
            assert_eq!(&answer[field], expected, "{field} of {row:?}");
        }
        if row.contains_key("error") {
            assert_ne!(answer["help"], "", "{row:?}");
            let image = answer["image"].as_str().unwrap();
            let offset = usize::try_from(answer["offset"].as_u64().unwrap()).unwrap();
            assert!(image.is_char_boundary(offset), "{row:?}");
        } else {
            assert_eq!(answer.len(), row.len(), "{row:?}");
        }
    }
}

#[test]
fn keys_under_all_three_rule_sets() {
    let rows = rows(MATCHES);
    assert!(rows.len() >= 882, "{}", rows.len());
    for (semantics, field) in [
        ("kubelet", "matched"),
        ("docs", "docs"),
        ("docker", "docker"),
    ] {
        let args = ["match", "--batch", "--semantics", semantics];
        let answers = answers(&args, &rows, &["image", "keys"]);
        for (row, answer) in rows.iter().zip(&answers) {
            assert_eq!(answer["image"], row["image"], "{row:?}");
            assert_eq!(answer["repository"], row["repository"], "{row:?}");
            assert_eq!(answer["matched"], row[field], "{field} of {row:?}");
            assert_eq!(answer.len(), 3, "{answer:?}");
        }
    }
    assert_eq!(
        answers(&["match", "--batch"], &rows, &["image", "keys"]),
        answers(
            &["match", "--batch", "--semantics", "kubelet"],
            &rows,
            &["image", "keys"]
        )
    );
}
