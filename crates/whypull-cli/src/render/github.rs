//! GitHub Actions workflow commands: one annotation a diagnostic.

use std::borrow::Cow;
use std::io;

use whypull::report::{Diagnostic, Location, Report, Severity};

use crate::escape;

/// Writes one command a diagnostic. Each is one line that begins with our own `::`: the runner
/// reads one command a line, so nothing behind it can be another.
pub fn write(report: &Report<String>, out: &mut impl io::Write) -> io::Result<()> {
    report
        .diagnostics
        .iter()
        .try_for_each(|diagnostic| write_diagnostic(diagnostic, out))
}

fn write_diagnostic(diagnostic: &Diagnostic<String>, out: &mut impl io::Write) -> io::Result<()> {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    write!(out, "::{command} ")?;
    if let Some(location) = &diagnostic.location {
        write_place(location, out)?;
    }
    write!(out, "title={}::", property(diagnostic.code))?;
    write!(out, "{}", data(&diagnostic.message))?;
    if let Some(fix) = &diagnostic.fix {
        write!(out, "%0A{}", data(&fix.title))?;
    }
    for related in &diagnostic.related {
        let Location { file, line, .. } = &related.location;
        write!(out, "%0A{}:{line}: {}", data(file), data(&related.message))?;
    }
    writeln!(out, "%0A{}", data(diagnostic.learn_more))
}

fn write_place(place: &Location, out: &mut impl io::Write) -> io::Result<()> {
    write!(
        out,
        "file={},line={},endLine={},",
        property(&place.file),
        place.line,
        place.end_line
    )?;
    // Columns make sense to GitHub within one line only, and its end is the last column itself.
    if place.line == place.end_line {
        let end = place.end_column.saturating_sub(1).max(place.column);
        write!(out, "col={},endColumn={end},", place.column)?;
    }
    Ok(())
}

/// Text behind the command. Line ends stay, as GitHub writes them; whatever else is active is shown.
fn data(text: &str) -> String {
    text.lines()
        .map(|line| escape::shown(line).replace('%', "%25"))
        .collect::<Vec<_>>()
        .join("%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    let text: Cow<'_, str> = escape::shown(text);
    text.replace('%', "%25")
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn rendered(report: &Report<String>) -> String {
        let mut out = Vec::new();
        write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_command_a_diagnostic() {
        let text = rendered(&sample::report());
        assert_eq!(text.lines().count(), sample::report().diagnostics.len());
        assert!(
            text.starts_with(
                "::error file=pod.yaml,line=12,endLine=12,col=13,endColumn=29,\
                 title=secret-not-found::"
            ),
            "{text}"
        );
    }

    #[test]
    fn user_text_starts_no_command() {
        let mut report = sample::report();
        report.diagnostics.truncate(1);
        let diagnostic = &mut report.diagnostics[0];
        diagnostic.message =
            "100%\r\n::error::forged\n\u{1b}[31m::set-env::x\u{2028}##[group]".into();
        diagnostic.location.as_mut().unwrap().file = "a,b::c\n::error::d.yaml".into();
        let text = rendered(&report);
        assert_eq!(text.lines().count(), 1);
        assert!(
            text.contains("file=a%2Cb%3A%3Ac\\n%3A%3Aerror%3A%3Ad.yaml,"),
            "{text}"
        );
        assert!(
            text.contains("::100%25%0A::error::forged%0A\\u{1b}[31m"),
            "{text}"
        );
    }
}
