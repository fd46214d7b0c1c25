use std::io;

use whypull::message::Message;
use whypull::report::{Outcome, Report, Severity};

use super::style::{self, GOOD, HEADING};
use super::{Look, paragraph, place};

/// How many errors and warnings, and what to do next.
pub fn write(report: &Report<String>, look: Look<'_>, out: &mut impl io::Write) -> io::Result<()> {
    let labels = look.labels();
    let count = |severity| {
        report
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let mut counts = Vec::new();
    for (severity, code) in [
        (Severity::Error, "text-count-errors"),
        (Severity::Warning, "text-count-warnings"),
    ] {
        let count = count(severity);
        if count > 0 {
            let text = labels.say(&Message::new(code).with("count", count));
            let style = style::severity(severity);
            counts.push(format!("{style}{text}{style:#}"));
        }
    }
    if count(Severity::Error) == 0 {
        counts.insert(0, format!("{GOOD}{}{GOOD:#}", labels.get("text-no-errors")));
    }
    let workloads = Message::new("text-count-workloads").with("count", report.workloads.len());
    counts.push(labels.say(&workloads));
    writeln!(out, "{}", counts.join(&labels.get("text-separator")))?;

    let label = labels.get("text-next");
    let lead = format!("{HEADING}{label}{HEADING:#}: ");
    let width = unicode_width::UnicodeWidthStr::width(&*label) + 2;
    paragraph(&labels.say(&next(report)), &lead, width, look, out)
}

/// The one thing to do next.
fn next(report: &Report<String>) -> Message {
    let mut errors = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error);
    if let Some(first) = errors.clone().next() {
        // The first that says how.
        let Some((error, fix)) = errors.find_map(|error| Some((error, error.fix.as_ref()?))) else {
            return Message::new("text-next-read")
                .with("code", first.code)
                .with("link", first.learn_more);
        };
        let title = fix.title.trim_end_matches(['.', '。']);
        return match &error.location {
            Some(location) => Message::new("text-next-fix")
                .with("fix", title)
                .with("place", place(location)),
            None => Message::new("text-next-fix-nowhere").with("fix", title),
        };
    }
    if report.workloads.is_empty() {
        return Message::new("text-next-no-workloads");
    }
    let mut outcomes = report
        .workloads
        .iter()
        .flat_map(|workload| &workload.containers)
        .map(|container| container.outcome);
    if outcomes.any(|outcome| outcome == Outcome::Unknown) {
        return Message::new("text-next-give-more");
    }
    let warns = report
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Warning);
    Message::new(if warns {
        "text-next-warnings"
    } else {
        "text-next-nothing"
    })
}
