//! Which workload a place lies in, for many of both.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use whypull::report::{Location, Report, Severity, Workload};

/// The workloads by where they begin.
pub struct Places<'a>(HashMap<&'a str, BTreeMap<u32, &'a Workload<String>>>);

impl<'a> Places<'a> {
    /// The index of a report.
    pub fn new(report: &'a Report<String>) -> Self {
        let mut files: HashMap<&str, BTreeMap<u32, &Workload<String>>> = HashMap::new();
        for workload in &report.workloads {
            files
                .entry(&workload.location.file)
                .or_default()
                .insert(workload.location.line, workload);
        }
        Self(files)
    }

    /// The workload around a place.
    pub fn workload(&self, place: &Location) -> Option<&'a Workload<String>> {
        let (_, workload) = self.0.get(&*place.file)?.range(..=place.line).next_back()?;
        (place.line <= workload.location.end_line).then_some(workload)
    }
}

/// The lines on which there are errors or warnings.
pub struct Troubles<'a>(HashMap<&'a str, BTreeSet<u32>>);

impl<'a> Troubles<'a> {
    /// The index of a report.
    pub fn new(report: &'a Report<String>) -> Self {
        let mut files: HashMap<&str, BTreeSet<u32>> = HashMap::new();
        for diagnostic in &report.diagnostics {
            if diagnostic.severity >= Severity::Warning
                && let Some(place) = &diagnostic.location
            {
                files.entry(&place.file).or_default().insert(place.line);
            }
        }
        Self(files)
    }

    /// Whether there is one within a place.
    pub fn within(&self, place: &Location) -> bool {
        self.0.get(&*place.file).is_some_and(|lines| {
            lines
                .range(place.line..=place.end_line.max(place.line))
                .next()
                .is_some()
        })
    }
}
