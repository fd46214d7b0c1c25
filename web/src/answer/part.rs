use std::ops::Deref;
use std::rc::Rc;

use whypull::report::{Container, Diagnostic, Report, Workload};

/// A part of a Report, without a copy of it. Two are equal if what they show is: a component whose
/// part did not change is not drawn again after a keystroke elsewhere.
pub struct Part<T: 'static> {
    report: Rc<Report>,
    at: [usize; 2],
    find: fn(&Report, [usize; 2]) -> &T,
}

/// A workload of a Report.
pub type WorkloadPart = Part<Workload>;
/// A container of a Report.
pub type ContainerPart = Part<Container>;
/// A diagnostic of a Report.
pub type DiagnosticPart = Part<Diagnostic>;

impl WorkloadPart {
    /// The workload at an index.
    pub fn new(report: &Rc<Report>, workload: usize) -> Self {
        Self {
            report: Rc::clone(report),
            at: [workload, 0],
            find: |report, [at, _]| &report.workloads[at],
        }
    }
}

impl ContainerPart {
    /// The container at two indexes.
    pub fn new(report: &Rc<Report>, workload: usize, container: usize) -> Self {
        Self {
            report: Rc::clone(report),
            at: [workload, container],
            find: |report, [at, nth]| &report.workloads[at].containers[nth],
        }
    }
}

impl DiagnosticPart {
    /// The diagnostic at an index.
    pub fn new(report: &Rc<Report>, diagnostic: usize) -> Self {
        Self {
            report: Rc::clone(report),
            at: [diagnostic, 0],
            find: |report, [at, _]| &report.diagnostics[at],
        }
    }
}

impl<T> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (self.find)(&self.report, self.at)
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        Self {
            report: Rc::clone(&self.report),
            at: self.at,
            find: self.find,
        }
    }
}

impl<T: PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.report, &other.report) && self.at == other.at) || **self == **other
    }
}
