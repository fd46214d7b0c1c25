//! Bad input: told with its place, the rest explained, nothing lost. Sizes are bounded, not times.

#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "texts are built here, not printed"
)]

use whypull::Explanation;
use whypull::input::File;
use whypull::options::Options;
use whypull::report::Report;

const POD: &str =
    "kind: Pod\nmetadata: {name: good}\nspec: {containers: [{name: c, image: nginx}]}\n";

/// The Report in words, after every excerpt was made.
fn explain(bytes: impl Into<Vec<u8>>) -> Report<String> {
    let explanation = Explanation::of([File::new("a.yaml", bytes)]);
    let report = explanation.in_words(&Options::default());
    for diagnostic in report.diagnostics.iter().take(100) {
        if let Some(location) = &diagnostic.location {
            let excerpt = explanation.excerpt(location).expect("a place in the file");
            assert!(excerpt.lines.iter().all(|(_, line)| line.len() < 2_000));
        }
    }
    report
}

fn line_of(report: &Report<String>, code: &str) -> u32 {
    let found = report
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.code == code);
    let found = found.unwrap_or_else(|| panic!("no {code} in {:?}", codes(report)));
    found.location.as_ref().expect("a place").line
}

fn codes(report: &Report<String>) -> Vec<&str> {
    report
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect()
}

fn has_good_pod(report: &Report<String>) -> bool {
    report
        .workloads
        .iter()
        .any(|workload| workload.name == "good" && workload.containers.len() == 1)
}

/// A bad document between two good ones: the bad one is told, and both good ones are explained.
fn told_and_rest_explained(bad: &str) {
    let report = explain(format!("{POD}---\n{bad}\n---\n{POD}"));
    let line = line_of(&report, "document-unreadable");
    let last = 4 + u32::try_from(bad.matches('\n').count()).expect("few") + 1;
    let head: String = bad.chars().take(40).collect();
    assert!((4..=last).contains(&line), "{head:?} told at line {line}");
    let good = report
        .workloads
        .iter()
        .filter(|workload| workload.name == "good")
        .count();
    assert_eq!(good, 2, "{head:?}");
}

#[test]
fn broken_yaml_hides_no_other_document() {
    for bad in [
        "kind: Pod\nspec: [",
        "kind: Pod\n\tspec: x",
        "a: b: c",
        "a: \"open",
        "a: *nobody",
        "a: &a [*a]",
        "a: @x",
        "{a: b",
        "- a\nb: c",
        "a: \"\\q\"",
        "kind: Pod\n  name: x\n bad",
    ] {
        told_and_rest_explained(bad);
    }
}

#[test]
fn deep_nesting_is_told() {
    let n = 10_000;
    for bad in [
        "[".repeat(n),
        "{a: ".repeat(n),
        "- ".repeat(n),
        "? ".repeat(n),
        format!("{}{}", "[".repeat(n), "]".repeat(n)),
        format!("{}1{}", "{\"a\":".repeat(n), "}".repeat(n)),
        (0..n / 20)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect(),
    ] {
        told_and_rest_explained(&bad);
    }
}

#[test]
fn an_alias_bomb_is_told_and_never_expanded() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let below = format!("*a{}", level - 1);
        bomb += &format!("a{level}: &a{level} [{}]\n", [below.as_str(); 9].join(", "));
    }
    told_and_rest_explained(&bomb);
    // Lists in lists, each of which stands twice.
    let mut lists = String::from("kind: List\nitems: [x]\n");
    for level in 0..60 {
        lists = format!(
            "{{kind: List, items: [&l{level} {}, *l{level}]}}",
            lists.trim()
        );
        if level == 0 {
            lists = "{kind: List, items: [&l0 {kind: Pod}, *l0]}".to_owned();
        }
    }
    told_and_rest_explained(&lists);
    // One big mapping merged into ten thousand.
    let big: String = (0..1_000).map(|key| format!("k{key}: x, ")).collect();
    let merged = "- {<<: *big}\n".repeat(10_000);
    told_and_rest_explained(&format!("big: &big {{{big}}}\nlist:\n{merged}"));
}

#[test]
fn aliases_that_people_write_are_followed() {
    let report = explain(
        "kind: Pod\nmetadata: {name: good}\nspec:\n  containers:\n  - &c {name: a, image: &i nginx}\n  \
         - {<<: *c, name: b}\n  - {name: c, image: *i}\n",
    );
    let images: Vec<&str> = report.workloads[0]
        .containers
        .iter()
        .map(|c| c.image.given())
        .collect();
    assert_eq!(images, ["nginx", "nginx", "nginx"]);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let mut bytes = POD.as_bytes().to_vec();
    bytes.extend_from_slice(
        b"---\nkind: Pod\nmetadata: {name: \xff\xfe}\nspec: {containers: [{name: c, image: a}]}\n",
    );
    let report = explain(bytes);
    assert!(has_good_pod(&report));
    assert_eq!(line_of(&report, "document-unreadable"), 6);
    assert_eq!(report.workloads.len(), 2);
    for text in [
        format!("\u{feff}{POD}"),
        POD.replace('\n', "\r\n"),
        format!("\u{feff}\r\n{POD}"),
    ] {
        let report = explain(text.clone());
        assert!(has_good_pod(&report), "{text:?}");
        assert!(!codes(&report).contains(&"document-unreadable"), "{text:?}");
    }
    let report = explain(format!("{POD}---\na: \0b\n---\n{POD}"));
    assert_eq!(report.workloads.len(), 2);
}

#[test]
fn wrong_types_are_told_and_the_rest_is_explained() {
    for bad in [
        "kind: Pod\nspec: {containers: {}}",
        "kind: Pod\nmetadata: []\nspec: {containers: [{name: a, image: a}]}",
        "kind: Pod\nspec: {containers: [{name: a, image: 3}]}",
        "kind: Pod\nspec: {containers: [{name: a, image: {}}]}",
        "kind: Pod\nspec: {containers: [3, [], x]}",
        "kind: Pod\nspec: {imagePullSecrets: x, containers: []}",
        "kind: Pod\nspec: {imagePullSecrets: [x], containers: []}",
        "kind: Pod\nspec: {volumes: 3, containers: [{name: [], image: a, imagePullPolicy: 3}]}",
        "kind: Secret\nmetadata: {name: s}\ndata: []",
        "kind: Secret\nmetadata: {name: s}\ntype: 3",
        "kind: 3\nspec: {}",
        "kind: ServiceAccount\nimagePullSecrets: {}",
    ] {
        let report = explain(format!("{POD}---\n{bad}\n---\n{POD}"));
        let line = line_of(&report, "field-wrong-type");
        assert!((5..=7).contains(&line), "{bad}: {line}");
        let good = report
            .workloads
            .iter()
            .filter(|workload| workload.name == "good")
            .count();
        assert_eq!(good, 2, "{bad}");
    }
}

#[test]
fn what_is_no_object_of_ours_is_told() {
    for bad in [
        "kind: Wheel\nspec: {x: 1}",
        "resources: [a.yaml]",
        "just text",
        "[1, 2]",
        "3",
    ] {
        let report = explain(format!("{POD}---\n{bad}\n"));
        assert!(
            (4..=5).contains(&line_of(&report, "object-ignored")),
            "{bad}"
        );
        assert!(has_good_pod(&report));
    }
}

#[test]
fn duplicate_keys_are_told() {
    let report = explain(
        "kind: Pod\nmetadata: {name: good}\nspec:\n  containers:\n  - image: a\n    image: nginx\n    name: c\n",
    );
    assert_eq!(line_of(&report, "duplicate-key"), 6);
    assert_eq!(report.workloads[0].containers[0].image.given(), "nginx");
}

#[test]
fn many_documents_are_all_there() {
    let report = explain(format!("{POD}---\n").repeat(20_000));
    assert_eq!(report.workloads.len(), 20_000);
    let empty = explain("---\n".repeat(100_000));
    assert!(empty.workloads.is_empty());
}

#[test]
fn long_lines_and_names_are_survived() {
    let name = "x".repeat(1_000_000);
    let report = explain(format!(
        "{POD}---\nkind: Pod\nmetadata: {{name: {name}}}\nspec: {{containers: [{{name: {name}, image: {name}}}]}}\n"
    ));
    assert!(has_good_pod(&report));
    assert_eq!(report.workloads.len(), 2);
    // One line of JSON with as many places as it has objects.
    let items: Vec<String> = (0..3_000)
        .map(|n| format!("{{\"kind\":\"Pod\",\"metadata\":{{\"name\":\"é{n}\"}},\"spec\":{{\"containers\":[{{\"name\":\"c\",\"image\":3}}]}}}}"))
        .collect();
    let report = explain(format!(
        "{{\"kind\":\"List\",\"items\":[{}]}}",
        items.join(",")
    ));
    assert_eq!(report.workloads.len(), 3_000);
}

#[test]
fn big_rubbish_is_survived() {
    let size = 2_000_000;
    for unit in [
        "- ", "{", "[", "\"", "'", "&a *a ", "? ", "! ", ": ", "%x\n", "<<: *a\n", "|\n", "\t",
        "\r", "#", "---\n{\n", "{}", "\u{feff}", "é",
    ] {
        let report = explain(unit.repeat(size / unit.len()));
        assert!(report.workloads.is_empty(), "{unit:?}");
    }
}
