//! What is wrong with a file, as the editor takes it.

use std::ops::Deref;
use std::rc::Rc;

use serde::Serialize;
use whypull::report::{Diagnostic, Report};

use crate::words::Words;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Marked {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    severity: &'static str,
    code: &'static str,
    message: String,
    /// The titles of the fixes that have edits.
    fixes: Vec<String>,
}

/// The diagnostics of a Report, without a copy of them.
#[derive(Clone)]
pub struct Diagnostics(pub Rc<Report>);

impl Deref for Diagnostics {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.0.diagnostics
    }
}

impl PartialEq for Diagnostics {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

/// Those that stand in a file, in the order of the Report.
pub fn of_file<'a>(all: &'a [Diagnostic], file: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
    all.iter().filter(move |diagnostic| {
        diagnostic
            .location
            .as_ref()
            .is_some_and(|location| &*location.file == file)
    })
}

/// The list as JSON.
pub fn list(all: &[Diagnostic], file: &str, words: &Words) -> String {
    let marked: Vec<Marked> = of_file(all, file)
        .filter_map(|diagnostic| {
            let at = diagnostic.location.as_ref()?;
            Some(Marked {
                line: at.line,
                column: at.column,
                end_line: at.end_line,
                end_column: at.end_column,
                severity: diagnostic.severity.name(),
                code: diagnostic.code,
                message: words.message(&diagnostic.message),
                fixes: diagnostic
                    .fix
                    .iter()
                    .filter(|fix| !fix.edits.is_empty())
                    .map(|fix| words.message(&fix.title))
                    .collect(),
            })
        })
        .collect();
    // Numbers and strings: nothing that JSON lacks.
    serde_json::to_string(&marked).unwrap_or_else(|_| "[]".to_owned())
}
