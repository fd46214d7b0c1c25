//! Whatever whypull says, it says in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use whypull::explain::{Language, Sentences};
use whypull::report::{Image, Report};
use whypull_tests::{Folder, here, workspace};

/// Words of the sources that look like codes: a plugin, arguments, the beginning of codes, a rule of
/// decoding, and what the command's own tests say.
const NO_CODES: [&str; 12] = [
    "docker-content-digest",
    "ecr-credential-provider",
    "image-labels",
    "image-port",
    "key-labels",
    "key-port",
    "policy-default",
    "short-name",
    "decode-access-denied",
    "advise-x",
    "decode-note-x",
    "decode-x",
];

/// The message itself, or one of its attributes (`.title`), and the arguments it asks for.
type Parts = BTreeMap<String, BTreeSet<String>>;

/// The resources of a folder, by name.
fn topics(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("topics");
    let paths = entries.map(|entry| entry.expect("a topic").path());
    let read = |path: PathBuf| {
        let topic = path.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("text");
        (topic.into_owned(), text)
    };
    paths.map(read).collect()
}

/// Every message of a language.
fn messages(language: Language) -> BTreeMap<String, Parts> {
    let mut messages = BTreeMap::new();
    let folder = workspace("crates/whypull/src/explain").join(language.tag());
    for (topic, text) in topics(&folder) {
        let resource = fluent_syntax::parser::parse(&*text)
            .unwrap_or_else(|(_, errors)| panic!("{} {topic}: {errors:?}", language.tag()));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let mut parts = Parts::new();
            if let Some(value) = &message.value {
                parts.insert(String::new(), arguments(value));
            }
            for attribute in &message.attributes {
                parts.insert(attribute.id.name.to_owned(), arguments(&attribute.value));
            }
            let code = message.id.name.to_owned();
            assert!(
                messages.insert(code.clone(), parts).is_none(),
                "{} has {code} twice",
                language.tag()
            );
        }
    }
    messages
}

fn arguments(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    fn inline(expression: &ast::InlineExpression<&str>, into: &mut BTreeSet<String>) {
        match expression {
            ast::InlineExpression::VariableReference { id } => {
                into.insert(id.name.to_owned());
            }
            ast::InlineExpression::Placeable { expression } => nested(expression, into),
            _ => {}
        }
    }
    fn nested(expression: &ast::Expression<&str>, into: &mut BTreeSet<String>) {
        match expression {
            ast::Expression::Inline(expression) => inline(expression, into),
            ast::Expression::Select { selector, variants } => {
                inline(selector, into);
                for variant in variants {
                    into.extend(arguments(&variant.value));
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            nested(expression, &mut found);
        }
    }
    found
}

/// What stands in quotes in the sources and looks like a code: lower-case words joined by hyphens.
fn literals() -> BTreeMap<String, PathBuf> {
    fn visit(folder: &Path, into: &mut BTreeMap<String, PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                visit(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                for quoted in text.split('"') {
                    let code = quoted.contains('-')
                        && quoted.split('-').all(|word| {
                            !word.is_empty()
                                && word
                                    .bytes()
                                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                        });
                    if code {
                        into.insert(quoted.to_owned(), path.clone());
                    }
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    visit(&workspace("crates/whypull/src"), &mut found);
    visit(&workspace("crates/whypull-cli/src"), &mut found);
    found
}

#[test]
fn every_language_has_the_same_messages_attributes_and_arguments() {
    let english = messages(Language::En);
    for language in Language::ALL {
        let other = messages(language);
        let codes = |messages: &BTreeMap<String, Parts>| -> BTreeSet<String> {
            messages.keys().cloned().collect()
        };
        let difference: Vec<_> = codes(&english)
            .symmetric_difference(&codes(&other))
            .cloned()
            .collect();
        assert!(difference.is_empty(), "{}: {difference:?}", language.tag());
        for (code, parts) in &english {
            assert_eq!(&other[code], parts, "{code} in {}", language.tag());
        }
        let listed: BTreeSet<String> = Sentences::new(language).codes().into_iter().collect();
        assert_eq!(listed, codes(&other), "what {} lists", language.tag());
    }
}

/// A family is what stands before the first hyphen: whatever in the sources begins with one of those
/// that messages have is a code.
#[test]
fn every_code_in_the_sources_has_a_message() {
    let messages = messages(Language::En);
    let families: BTreeSet<&str> = messages
        .keys()
        .filter_map(|code| code.split('-').next())
        .collect();
    let missing: Vec<_> = literals()
        .into_iter()
        .filter(|(literal, _)| {
            literal
                .split('-')
                .next()
                .is_some_and(|family| families.contains(family))
                && !messages.contains_key(literal)
                && !NO_CODES.contains(&literal.as_str())
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_message_is_used() {
    let literals = literals();
    let unused: Vec<_> = messages(Language::En)
        .into_keys()
        .filter(|code| !literals.contains_key(code))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_rule_has_a_title_and_a_meaning_in_every_language() {
    for language in Language::ALL {
        for rule in whypull::rules(&Sentences::new(language)) {
            for (what, text) in [("title", &rule.title), ("meaning", &rule.meaning)] {
                assert!(
                    !text.is_empty(),
                    "{} has no {what} in {}",
                    rule.code,
                    language.tag()
                );
                assert_eq!(
                    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                    language == Language::ZhCn,
                    "the {what} of {} in {}: {text}",
                    rule.code,
                    language.tag()
                );
            }
        }
    }
}

#[test]
fn no_sentence_of_a_report_has_a_hole_or_a_code_in_it() {
    let mut folders = Vec::new();
    for code in fs::read_dir(here("fixtures/diagnostics")).expect("fixtures") {
        for case in fs::read_dir(code.expect("a code").path()).expect("cases") {
            folders.push(case.expect("a case").path());
        }
    }
    let codes: BTreeSet<String> = Sentences::new(Language::En).codes().into_iter().collect();
    let mut said = 0;
    let mut wrong = Vec::new();
    for path in folders {
        for language in Language::ALL {
            let mut folder = Folder::read(&path);
            folder.options.lang = language;
            for sentence in sentences(&folder.explanation().in_words(&folder.options)) {
                said += 1;
                let word = sentence
                    .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
                    .find(|word| word.contains('-') && codes.contains(*word));
                let bad = if sentence.trim().is_empty() {
                    "nothing said"
                } else if sentence.contains("{$") || sentence.contains("{ $") {
                    "a hole"
                } else if sentence.contains("“”") {
                    "empty quotes"
                } else if word.is_some() {
                    "a code"
                } else {
                    continue;
                };
                wrong.push(format!(
                    "{bad}: {} in {}: {sentence:?}",
                    path.display(),
                    language.tag()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(said > 2_000, "only {said} sentences");
}

/// Every sentence of a report.
fn sentences(report: &Report<String>) -> Vec<&String> {
    let mut all = Vec::new();
    for container in report
        .workloads
        .iter()
        .flat_map(|workload| &workload.containers)
    {
        if let Image::Malformed { error, .. } = &container.image {
            all.push(&error.help);
        }
        all.extend(container.matches.iter().flat_map(|found| &found.why));
        all.extend(container.steps.iter().map(|step| &step.text));
    }
    for diagnostic in &report.diagnostics {
        all.push(&diagnostic.message);
        all.extend(diagnostic.related.iter().map(|related| &related.message));
        all.extend(diagnostic.fix.as_ref().map(|fix| &fix.title));
    }
    all
}

#[test]
fn every_code_has_a_section_in_both_pages() {
    for page in ["docs/codes.md", "docs/codes.zh-CN.md"] {
        let text = std::fs::read_to_string(whypull_tests::workspace(page)).expect("the page");
        for rule in whypull::rules(&Sentences::new(Language::En)) {
            let sections = text
                .lines()
                .filter(|line| {
                    line.starts_with("### ") && line.contains(&format!("`{}`", rule.code))
                })
                .count();
            assert_eq!(sections, 1, "{page}: {}", rule.code);
        }
    }
}

/// Every message of the playground in a language, by topic.
fn page(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let folder = workspace("web/src/words").join(language.tag());
    let mut messages = BTreeMap::new();
    for (topic, text) in topics(&folder) {
        let resource = fluent_syntax::parser::parse(&*text)
            .unwrap_or_else(|(_, errors)| panic!("{} {topic}: {errors:?}", language.tag()));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name.to_owned();
            assert!(
                id.starts_with(&format!("{topic}-")),
                "{id} belongs to another topic than {topic}"
            );
            let asked = message.value.as_ref().map(arguments).unwrap_or_default();
            let before = messages.insert(id.clone(), asked);
            assert!(before.is_none(), "{} has {id} twice", language.tag());
        }
    }
    messages
}

#[test]
fn the_page_says_everything_in_every_language_with_the_same_arguments() {
    let english = page(Language::En);
    assert!(english.len() > 100, "only {} messages", english.len());
    for language in Language::ALL {
        let other = page(language);
        let ids = |messages: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
            messages.keys().cloned().collect()
        };
        let difference: Vec<_> = ids(&english)
            .symmetric_difference(&ids(&other))
            .cloned()
            .collect();
        assert!(difference.is_empty(), "{}: {difference:?}", language.tag());
        for (id, arguments) in &english {
            // A language without plurals need not look at the number.
            assert!(
                other[id].is_subset(arguments),
                "{id} in {} asks for what it is not given: {:?}",
                language.tag(),
                other[id]
            );
        }
    }
}

/// Ids are `topic-…` in quotes; those put together at run time begin with a prefix in quotes.
#[test]
fn every_sentence_of_the_page_exists_and_is_used() {
    let messages = page(Language::En);
    let topics: BTreeSet<&str> = messages
        .keys()
        .filter_map(|id| id.split('-').next())
        .collect();
    let mut whole = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    let mut folders = vec![workspace("web/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                for quoted in text.split('"') {
                    let is_code = |text: &str| {
                        text.bytes()
                            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                    };
                    match quoted.split_once('{') {
                        Some((start, _)) if start.ends_with('-') && is_code(start) => {
                            beginnings.insert(start.to_owned());
                        }
                        None if quoted.contains('-') && is_code(quoted) => {
                            whole.insert(quoted.to_owned());
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    let unused: Vec<_> = messages
        .keys()
        .filter(|id| !whole.contains(*id) && !beginnings.iter().any(|start| id.starts_with(start)))
        .collect();
    assert!(unused.is_empty(), "unused: {unused:#?}");
    // `.say("…")` and `.tell("…")` name a message; other quoted words may be classes.
    let shell = whole
        .iter()
        .filter(|id| id.starts_with("shell-") && topics.contains("shell"));
    let missing: Vec<_> = shell.filter(|id| !messages.contains_key(*id)).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

#[test]
fn every_example_of_the_page_has_a_title() {
    let text = fs::read_to_string(workspace("web/src/examples/catalogue.json")).expect("a list");
    let listed: Vec<serde_json::Value> = serde_json::from_str(&text).expect("a list");
    let wanted: BTreeSet<String> = listed
        .iter()
        .map(|it| format!("shell-example-{}", it["id"].as_str().expect("an id")))
        .collect();
    for language in Language::ALL {
        let titled: BTreeSet<String> = page(language)
            .into_keys()
            .filter(|id| id.starts_with("shell-example-"))
            .collect();
        assert_eq!(titled, wanted, "{}", language.tag());
    }
}
