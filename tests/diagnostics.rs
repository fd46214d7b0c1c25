//! Every diagnostic has a folder of inputs that trigger it (`hit…`) and a folder of inputs that come
//! close and must not (`near…`): `tests/fixtures/diagnostics/<code>/<case>/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use whypull::explain::{Language, Sentences};
use whypull::kubelet::EventColumns;
use whypull::report::{Diagnostic, Report, Severity};
use whypull_tests::{Folder, here};

/// What `expect.json` of a hit says.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Expect {
    code: String,
    severity: Severity,
    file: String,
    line: u32,
    column: u32,
    /// The text that the location covers.
    text: String,
    /// Whether there is a fix.
    fix: bool,
    /// A part of what is said, where a code has several sentences.
    says: Option<String>,
    /// A part of what there is to do.
    #[serde(rename = "do")]
    to_do: Option<String>,
    /// The file after the fix, where the fix has edits.
    after: Option<String>,
    /// Errors that come with it.
    #[serde(default)]
    also: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = vec![Trial::test("every_rule_has_a_hit_and_a_near_miss", whole)];
    for (code, case, path) in cases() {
        trials.push(Trial::test(format!("{code}::{case}"), move || {
            if case.starts_with("hit") {
                hit(&code, &path)
            } else {
                near(&code, &path)
            }
        }));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Code, case and folder of every fixture.
fn cases() -> Vec<(String, String, PathBuf)> {
    let folders = |path: &Path| -> Vec<(String, PathBuf)> {
        let mut folders: Vec<_> = fs::read_dir(path)
            .expect("a folder")
            .map(|entry| entry.expect("an entry"))
            .map(|entry| {
                (
                    entry.file_name().to_string_lossy().into_owned(),
                    entry.path(),
                )
            })
            .collect();
        folders.sort();
        folders
    };
    folders(&here("fixtures/diagnostics"))
        .into_iter()
        .flat_map(|(code, path)| {
            folders(&path)
                .into_iter()
                .map(move |(case, path)| (code.clone(), case, path))
        })
        .collect()
}

/// The table of rules and the folders name the same codes.
fn whole() -> Result<(), Failed> {
    let rules: BTreeSet<&str> = whypull::rules(&Sentences::new(Language::En))
        .iter()
        .map(|rule| rule.code)
        .collect();
    let cases = cases();
    for (code, case, _) in &cases {
        ensure(rules.contains(&**code), || format!("{code} is no rule"))?;
        ensure(case.starts_with("hit") || case.starts_with("near"), || {
            format!("{code}/{case} is neither a hit nor a near miss")
        })?;
    }
    for rule in rules {
        for kind in ["hit", "near"] {
            ensure(
                cases
                    .iter()
                    .any(|(code, case, _)| code == rule && case.starts_with(kind)),
                || format!("{rule} has no fixture {kind}"),
            )?;
        }
    }
    Ok(())
}

/// `kubectl describe` shows every event with a type and a reason.
fn events_have_columns(report: &Report<String>) -> Result<(), Failed> {
    let containers = report.workloads.iter().flat_map(|it| &it.containers);
    for event in containers
        .flat_map(|it| &it.steps)
        .filter_map(|step| step.event.as_deref())
    {
        let columns = EventColumns::of(event).ok_or_else(|| format!("no columns for: {event}"))?;
        let fails = ["Failed", "Error", "Unable"]
            .iter()
            .any(|word| event.starts_with(word))
            || event.contains("pull policy of Never");
        equal(
            "type",
            columns.event_type,
            if fails { "Warning" } else { "Normal" },
        )?;
    }
    Ok(())
}

fn hit(code: &str, path: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(path.join("expect.json"))?;
    let expect: Expect = serde_json::from_str(&text)?;
    equal("code", &*expect.code, code)?;
    let folder = Folder::read(path);
    let report = folder.explanation().in_words(&folder.options);
    events_have_columns(&report)?;
    let [found] = of_code(&report, code)[..] else {
        return Err(format!("not one {code}, but: {}", told(&report)).into());
    };
    equal("severity", found.severity, expect.severity)?;
    let Some(location) = &found.location else {
        return Err("no location".into());
    };
    equal("file", &*location.file, &expect.file)?;
    let before = &folder.files[&expect.file];
    equal(
        "place",
        (location.line, location.column),
        (expect.line, expect.column),
    )?;
    let range = location.range(before).ok_or("the place is not there")?;
    equal("text", &before[range], &*expect.text)?;
    equal("fix", found.fix.is_some(), expect.fix)?;
    let to_do = found.fix.as_ref().map_or("", |fix| &fix.title);
    for (wanted, said) in [(&expect.says, &*found.message), (&expect.to_do, to_do)] {
        if let Some(wanted) = wanted {
            ensure(said.contains(wanted), || {
                format!("{wanted:?} is not in {said:?}")
            })?;
        }
    }
    let fix = found.fix.as_ref().filter(|fix| !fix.edits.is_empty());
    equal("edits", fix.is_some(), expect.after.is_some())?;
    if let (Some(fix), Some(wanted)) = (fix, &expect.after) {
        let after = fix
            .applied(&expect.file, before)
            .ok_or("the edits do not fit the text")?;
        equal("text after the fix", &after, wanted)?;
        let mut mended = folder.clone();
        mended.files.insert(expect.file, after);
        let report = mended.explanation().in_words(&mended.options);
        ensure(of_code(&report, code).is_empty(), || {
            format!("the fix does not mend it: {}", told(&report))
        })?;
    }
    for other in &report.diagnostics {
        let expected = other.code == code || expect.also.iter().any(|also| also == other.code);
        ensure(expected || other.severity != Severity::Error, || {
            format!("an error that was not expected: {}", told(&report))
        })?;
    }
    for also in &expect.also {
        ensure(!of_code(&report, also).is_empty(), || format!("no {also}"))?;
    }
    Ok(())
}

fn near(code: &str, path: &Path) -> Result<(), Failed> {
    let folder = Folder::read(path);
    let report = folder.explanation().in_words(&folder.options);
    ensure(of_code(&report, code).is_empty(), || told(&report))
}

fn of_code<'r>(report: &'r Report<String>, code: &str) -> Vec<&'r Diagnostic<String>> {
    report
        .diagnostics
        .iter()
        .filter(|found| found.code == code)
        .collect()
}

fn told(report: &Report<String>) -> String {
    let lines: Vec<String> = report
        .diagnostics
        .iter()
        .map(|found| {
            let place = found.location.as_ref();
            let place = place.map(|place| (&place.file, place.line, place.column));
            format!("\n  {} {place:?}: {}", found.code, found.message)
        })
        .collect();
    lines.concat()
}

fn ensure(good: bool, what: impl FnOnce() -> String) -> Result<(), Failed> {
    if good { Ok(()) } else { Err(what().into()) }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "rows read better without a borrow at every value"
)]
fn equal<T: PartialEq + std::fmt::Debug>(what: &str, found: T, wanted: T) -> Result<(), Failed> {
    ensure(found == wanted, || {
        format!("{what}: found {found:?}, wanted {wanted:?}")
    })
}
