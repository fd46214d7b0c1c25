//! A text that was edited explains as it would if it had never been read before.

use std::fs;

use whypull::Explanation;
use whypull::input::File;
use whypull::options::Options;
use whypull_tests::workspace;

/// `after`, read anew and read with what is known of `before`.
#[track_caller]
fn check(before: &str, after: &str) {
    let known = Explanation::of([
        File::new("a.yaml", before),
        File::new("b.yaml", "kind: Pod"),
    ]);
    let files = || [File::new("a.yaml", after)];
    let anew = Explanation::of(files());
    let again = Explanation::of_changed(files(), Some(&known));
    let options = Options::default();
    let json = |it: &Explanation| serde_json::to_string(&it.in_words(&options)).expect("JSON");
    assert_eq!(json(&again), json(&anew), "{before:?} became {after:?}");
}

#[test]
fn every_line_of_a_file_can_go_come_and_change() {
    for file in ["shop/shop.yaml", "broken/pods.yaml", "typo/pod.yaml"] {
        let path = workspace("examples").join(file);
        let whole = fs::read_to_string(path).expect("an example");
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        for at in 0..lines.len() {
            let without = [&lines[..at], &lines[at + 1..]].concat().concat();
            check(&whole, &without);
            check(&without, &whole);
            let mut changed = lines.clone();
            changed[at] = "---\n";
            check(&whole, &changed.concat());
            changed[at] = "é: [\n";
            check(&whole, &changed.concat());
        }
    }
}

#[test]
fn documents_can_be_repeated_swapped_and_taken_away() {
    let pod = |image: &str| {
        format!(
            "kind: Pod\nmetadata: {{name: \"a\\u0062\"}}\nspec: {{containers: [{{name: c, image: {image}}}]}}\n"
        )
    };
    let [one, two] = [pod("Nginx"), pod("nginx:1")];
    let texts = [
        String::new(),
        one.clone(),
        format!("{one}---\n{one}"),
        format!("{one}---\n{two}"),
        format!("{two}---\n{one}"),
        format!("---\n{one}---\n{one}---\n{two}"),
        format!("\u{feff}{one}---\n# nothing\n---\n{two}"),
        format!("{one}---\na: [\n---\n{two}"),
        format!("{one}...\n{two}---\n{one}"),
        format!("{{\"kind\": \"Pod\"}}\n{{\"kind\": \"Pod\"}}\n---\n{two}"),
    ];
    for before in &texts {
        for after in &texts {
            check(before, after);
        }
    }
}
