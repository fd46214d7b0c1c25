//! What is wrong with a file, as the editor takes it.

use serde::Serialize;
use whypull::report::Diagnostic;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Marked<'a> {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    /// The titles of the fixes that have edits.
    fixes: Vec<&'a str>,
}

/// Those that stand in a file, in the order of the Report.
pub fn of_file<'a>(
    all: &'a [Diagnostic<String>],
    file: &'a str,
) -> impl Iterator<Item = &'a Diagnostic<String>> {
    all.iter().filter(move |diagnostic| {
        diagnostic
            .location
            .as_ref()
            .is_some_and(|location| &*location.file == file)
    })
}

/// The list as JSON.
pub fn list(all: &[Diagnostic<String>], file: &str) -> String {
    let marked: Vec<Marked<'_>> = of_file(all, file)
        .filter_map(|diagnostic| {
            let at = diagnostic.location.as_ref()?;
            Some(Marked {
                line: at.line,
                column: at.column,
                end_line: at.end_line,
                end_column: at.end_column,
                severity: diagnostic.severity.name(),
                code: diagnostic.code,
                message: &diagnostic.message,
                fixes: diagnostic
                    .fix
                    .iter()
                    .filter(|fix| !fix.edits.is_empty())
                    .map(|fix| &*fix.title)
                    .collect(),
            })
        })
        .collect();
    // Numbers and strings: nothing that JSON lacks.
    serde_json::to_string(&marked).unwrap_or_else(|_| "[]".to_owned())
}
