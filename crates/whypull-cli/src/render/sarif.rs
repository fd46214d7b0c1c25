//! SARIF 2.1.0, for code scanning.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io;

use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Location, Message,
    MultiformatMessageString, PhysicalLocation, Region, Replacement, ReportingConfiguration,
    ReportingDescriptor, Result as SarifResult, ResultLevel, Run, Sarif, Tool, ToolComponent,
};
use whypull::RuleInfo;
use whypull::report::{self, Diagnostic, Related, Report, Severity};

use super::json;
use super::places::Places;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log. `rules` may hold more than occur: only those that occur are written.
pub fn write(
    report: &Report<String>,
    rules: &[RuleInfo],
    out: &mut impl io::Write,
) -> io::Result<()> {
    json::write(&log(report, rules), out)
}

fn log(report: &Report<String>, rules: &[RuleInfo]) -> Sarif {
    let places = Places::new(report);
    let mut descriptors: Vec<ReportingDescriptor> = Vec::new();
    let mut index_of: HashMap<&str, i64> = HashMap::new();
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut results = Vec::with_capacity(report.diagnostics.len());
    for diagnostic in &report.diagnostics {
        let index = *index_of.entry(diagnostic.code).or_insert_with(|| {
            let rule = rules.iter().find(|rule| rule.code == diagnostic.code);
            descriptors.push(descriptor(diagnostic, rule));
            number(descriptors.len() - 1)
        });
        let identity = identity(&places, diagnostic);
        let count = seen.entry(identity.clone()).or_default();
        *count += 1;
        results.push(result(diagnostic, index, format!("{identity}:{count}")));
    }
    let driver = ToolComponent::builder()
        .name("whypull")
        .version(&report.version)
        .information_uri(env!("CARGO_PKG_REPOSITORY"))
        .rules(descriptors)
        .build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind("utf16CodeUnits")
        .results(results)
        .build();
    Sarif::builder()
        .schema(SCHEMA)
        .version("2.1.0")
        .runs(vec![run])
        .build()
}

fn descriptor(diagnostic: &Diagnostic<String>, rule: Option<&RuleInfo>) -> ReportingDescriptor {
    let severity = rule.map_or(diagnostic.severity, |rule| rule.severity);
    let mut descriptor = ReportingDescriptor::builder()
        .id(diagnostic.code)
        .help_uri(rule.map_or(diagnostic.learn_more, |rule| rule.learn_more))
        .default_configuration(
            ReportingConfiguration::builder()
                .level(level(severity).to_string())
                .build(),
        )
        .build();
    descriptor.short_description = rule.map(|rule| {
        MultiformatMessageString::builder()
            .text(&rule.title)
            .build()
    });
    descriptor.full_description = rule.map(|rule| {
        MultiformatMessageString::builder()
            .text(&rule.meaning)
            .build()
    });
    descriptor
}

fn result(diagnostic: &Diagnostic<String>, rule_index: i64, identity: String) -> SarifResult {
    let mut result = SarifResult::builder()
        .rule_id(diagnostic.code)
        .rule_index(rule_index)
        .level(level(diagnostic.severity))
        .message(message(&diagnostic.message))
        .partial_fingerprints(BTreeMap::from([("whypull/v1".to_owned(), identity)]))
        .build();
    result.locations = diagnostic
        .location
        .as_ref()
        .map(|place| vec![location(place)]);
    if !diagnostic.related.is_empty() {
        result.related_locations = Some(related_locations(&diagnostic.related));
    }
    result.fixes = diagnostic.fix.as_ref().and_then(fix).map(|fix| vec![fix]);
    result
}

/// What stays the same when lines move: the code, the file, the workload around the place.
fn identity(places: &Places<'_>, diagnostic: &Diagnostic<String>) -> String {
    let mut identity = diagnostic.code.to_owned();
    let Some(place) = &diagnostic.location else {
        return identity;
    };
    // Writing to a String cannot fail.
    let _ = write!(identity, ":{}", uri(&place.file));
    if let Some(workload) = places.workload(place) {
        let _ = write!(
            identity,
            ":{}/{}/{}",
            workload.kind, workload.namespace, workload.name
        );
    }
    identity
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Info => ResultLevel::Note,
    }
}

fn message(text: &str) -> Message {
    Message::builder().text(text).build()
}

fn location(place: &report::Location) -> Location {
    Location::builder()
        .physical_location(
            PhysicalLocation::builder()
                .artifact_location(artifact(place))
                .region(region(place))
                .build(),
        )
        .build()
}

fn related_locations(related: &[Related<String>]) -> Vec<Location> {
    related
        .iter()
        .enumerate()
        .map(|(index, related)| {
            let mut location = location(&related.location);
            location.id = Some(number(index));
            location.message = Some(message(&related.message));
            location
        })
        .collect()
}

/// The fix as replacements, where every edit of it is one: half a fix is none, and what a
/// transformation makes is secret.
fn fix(fix: &report::Fix<String>) -> Option<Fix> {
    let mut changes: Vec<(&str, ArtifactChange)> = Vec::new();
    for edit in &fix.edits {
        let replacement = Replacement::builder()
            .deleted_region(region(&edit.location))
            .inserted_content(
                ArtifactContent::builder()
                    .text(edit.new_text.as_deref()?)
                    .build(),
            )
            .build();
        let file = &*edit.location.file;
        match changes.iter_mut().find(|(other, _)| *other == file) {
            Some((_, change)) => change.replacements.push(replacement),
            None => changes.push((
                file,
                ArtifactChange::builder()
                    .artifact_location(artifact(&edit.location))
                    .replacements(vec![replacement])
                    .build(),
            )),
        }
    }
    (!changes.is_empty()).then(|| {
        Fix::builder()
            .description(message(&fix.title))
            .artifact_changes(
                changes
                    .into_iter()
                    .map(|(_, change)| change)
                    .collect::<Vec<_>>(),
            )
            .build()
    })
}

fn artifact(place: &report::Location) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri(&place.file)).build()
}

fn region(place: &report::Location) -> Region {
    Region::builder()
        .start_line(i64::from(place.line))
        .start_column(i64::from(place.column))
        .end_line(i64::from(place.end_line))
        .end_column(i64::from(place.end_column))
        .build()
}

/// The file's name as a URI reference: relative names stay relative, absolute ones become `file:`.
fn uri(file: &str) -> String {
    let slashes = if cfg!(windows) {
        file.replace('\\', "/")
    } else {
        file.to_owned()
    };
    let path = slashes.strip_prefix("./").unwrap_or(&slashes);
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', b'/', ..] if cfg!(windows) && drive.is_ascii_alphabetic() => {
            "file:///".to_owned()
        }
        _ => String::new(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn number(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::sample;

    fn rendered(report: &Report<String>) -> Value {
        let mut out = Vec::new();
        write(report, &sample::rules(), &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn the_log_follows_the_schema() {
        let schema = include_str!("../../tests/schemas/sarif-schema-2.1.0.json");
        // A bracket too many in a pattern of the official file: with it no validator with formats
        // takes the schema.
        let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap();
        let mut odd = sample::report();
        for (diagnostic, name) in odd
            .diagnostics
            .iter_mut()
            .zip(["a b%:ü\u{1b}.yaml", "/abs/x"])
        {
            diagnostic.location.as_mut().unwrap().file = name.into();
        }
        for report in [sample::report(), sample::empty(), odd] {
            let log = rendered(&report);
            let errors: Vec<_> = validator
                .iter_errors(&log)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
        // The schema is not a rubber stamp.
        assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{}]})));
    }

    #[test]
    fn rules_are_those_that_occur_and_indices_point_at_them() {
        let log = rendered(&sample::report());
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
        assert!(rules.iter().all(|rule| rule["id"] != "never-occurs"));
        let mut ids: Vec<_> = rules
            .iter()
            .map(|rule| rule["id"].as_str().unwrap())
            .collect();
        ids.dedup();
        assert_eq!(ids.len(), rules.len());
    }

    #[test]
    fn secrets_are_not_replaced() {
        let log = rendered(&sample::report());
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let fixable = result.get("fixes").is_some();
            assert_eq!(fixable, result["ruleId"] == "secret-not-found", "{result}");
        }
    }

    #[test]
    fn fingerprints_differ_and_outlive_moved_lines() {
        let prints = |report: &Report<String>| -> Vec<String> {
            rendered(report)["runs"][0]["results"]
                .as_array()
                .unwrap()
                .iter()
                .map(|result| result["partialFingerprints"]["whypull/v1"].to_string())
                .collect()
        };
        let before = prints(&sample::report());
        let mut unique = before.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), before.len());
        let mut moved = sample::report();
        for workload in &mut moved.workloads {
            workload.location.line += 7;
            workload.location.end_line += 7;
        }
        for diagnostic in &mut moved.diagnostics {
            if let Some(place) = &mut diagnostic.location {
                place.line += 7;
                place.end_line += 7;
            }
        }
        assert_eq!(prints(&moved), before);
    }

    #[test]
    fn uris() {
        assert_eq!(uri("./a b/c#1.yaml"), "a%20b/c%231.yaml");
        assert_eq!(uri("a:b.yaml"), "a%3Ab.yaml");
        assert_eq!(uri("../拉.yaml"), "../%E6%8B%89.yaml");
        assert_eq!(uri("/etc/x"), "file:///etc/x");
        assert_eq!(uri("stdin"), "stdin");
    }
}
