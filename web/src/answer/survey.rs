use std::collections::{BTreeMap, HashMap};

use whypull::report::{Container, Diagnostic, Location, Report, Severity, Workload};

use super::outcome;
use crate::pointing::Cursor;

/// A Report sorted for the reader: what is whose, and how bad.
#[derive(Debug, Default, PartialEq)]
pub struct Survey {
    /// One for each workload, in its order.
    pub workloads: Vec<Holding>,
    /// The diagnostics that belong to no workload, the worst first.
    pub elsewhere: Vec<usize>,
}

/// What belongs to a workload, as indexes of diagnostics.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Holding {
    /// About the Pod rather than one container; the worst first.
    pub own: Vec<usize>,
    /// One list for each container; the worst first.
    pub containers: Vec<Vec<usize>>,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many containers do not get to a pull.
    pub failures: usize,
    /// How many hang on what was not given.
    pub open: usize,
}

impl Holding {
    /// Whether there is anything to look at.
    pub const fn is_troubled(&self) -> bool {
        self.errors + self.warnings + self.failures + self.open > 0
    }

    /// Whether something is wrong beyond doubt.
    pub const fn is_broken(&self) -> bool {
        self.errors + self.failures > 0
    }
}

type Documents = HashMap<(String, u32), Vec<usize>>;

impl Survey {
    /// Sorts a Report.
    pub fn of(report: &Report) -> Self {
        let places = Places::new(report);
        let mut survey = Self {
            workloads: report.workloads.iter().map(holding).collect(),
            elsewhere: Vec::new(),
        };
        let mut documents = Documents::new();
        for (at, diagnostic) in report.diagnostics.iter().enumerate() {
            let related = diagnostic.related.iter().map(|related| &related.location);
            let mut around = diagnostic.location.iter().chain(related);
            let found = around.find_map(|place| Some((place, places.workload(place)?)));
            if let Some((place, workload)) = found {
                let container = container(&report.workloads[workload], place);
                survey.workloads[workload].add(at, diagnostic, container);
                continue;
            }
            if let Some(place) = &diagnostic.location {
                let document = (place.file.to_string(), place.document);
                documents.entry(document).or_default().push(at);
            }
            survey.elsewhere.push(at);
        }
        survey.share(report, &documents);
        let rank = |at: &usize| (std::cmp::Reverse(report.diagnostics[*at].severity), *at);
        survey.elsewhere.sort_by_key(rank);
        for holding in &mut survey.workloads {
            holding.own.sort_by_key(rank);
            holding
                .containers
                .iter_mut()
                .for_each(|list| list.sort_by_key(rank));
        }
        survey
    }

    /// What is wrong with a credential concerns every container that finds it.
    fn share(&mut self, report: &Report, documents: &Documents) {
        if documents.is_empty() {
            return;
        }
        let mut shared: Vec<usize> = Vec::new();
        for (workload, holding) in report.workloads.iter().zip(&mut self.workloads) {
            for (nth, container) in workload.containers.iter().enumerate() {
                for place in credential_places(container) {
                    let document = (place.file.to_string(), place.document);
                    for &at in documents.get(&document).into_iter().flatten() {
                        if !holding.containers[nth].contains(&at) {
                            holding.add(at, &report.diagnostics[at], Some(nth));
                            shared.push(at);
                        }
                    }
                }
            }
        }
        shared.sort_unstable();
        self.elsewhere
            .retain(|at| shared.binary_search(at).is_err());
    }

    /// The workload and the container in which the cursor stands.
    pub fn at(report: &Report, cursor: &Cursor) -> Option<(usize, usize)> {
        let workload = report
            .workloads
            .iter()
            .position(|workload| cursor.is_in(&workload.location))?;
        // A container begins at its image, or a few lines before.
        let containers = &report.workloads[workload].containers;
        let nth = containers
            .iter()
            .rposition(|container| container.location.line <= cursor.line)
            .unwrap_or(0);
        Some((workload, nth))
    }
}

impl Holding {
    fn add(&mut self, at: usize, diagnostic: &Diagnostic, container: Option<usize>) {
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => {}
        }
        match container.and_then(|nth| self.containers.get_mut(nth)) {
            Some(list) => list.push(at),
            None => self.own.push(at),
        }
    }
}

fn holding(workload: &Workload) -> Holding {
    let count = |is: fn(&Container) -> bool| workload.containers.iter().filter(|it| is(it)).count();
    Holding {
        containers: vec![Vec::new(); workload.containers.len()],
        failures: count(|it| outcome::is_failure(it.outcome)),
        open: count(|it| it.outcome == whypull::report::Outcome::Unknown),
        ..Holding::default()
    }
}

/// The container that a place belongs to: the one of whose image or policy it is a part.
fn container(workload: &Workload, place: &Location) -> Option<usize> {
    workload.containers.iter().position(|container| {
        let policy = container.pull_policy.location.as_deref();
        let mut own = std::iter::once(&*container.location).chain(policy);
        own.any(|own| touches(own, place))
    })
}

fn touches(one: &Location, other: &Location) -> bool {
    let (start, end) = ((one.line, one.column), (one.end_line, one.end_column));
    one.file == other.file
        && start <= (other.end_line, other.end_column)
        && (other.line, other.column) <= end
}

/// Where the credentials stand that a container finds.
fn credential_places(container: &Container) -> impl Iterator<Item = &Location> {
    let attempts = container.attempts.iter().map(|it| &it.location);
    let matches = container.matches.iter().map(|it| &it.location);
    let steps = container.steps.iter().map(|it| &it.location);
    attempts
        .chain(matches)
        .chain(steps)
        .filter_map(Option::as_deref)
}

/// The workloads by where they begin.
struct Places<'a> {
    files: HashMap<&'a str, BTreeMap<(u32, u32), usize>>,
    report: &'a Report,
}

impl<'a> Places<'a> {
    fn new(report: &'a Report) -> Self {
        let mut files: HashMap<&str, BTreeMap<(u32, u32), usize>> = HashMap::new();
        for (at, workload) in report.workloads.iter().enumerate() {
            let place = &workload.location;
            files
                .entry(&place.file)
                .or_default()
                .insert((place.line, place.column), at);
        }
        Self { files, report }
    }

    fn workload(&self, place: &Location) -> Option<usize> {
        let starts = self.files.get(&*place.file)?;
        let (_, &at) = starts.range(..=(place.line, place.column)).next_back()?;
        touches(&self.report.workloads[at].location, place).then_some(at)
    }
}
