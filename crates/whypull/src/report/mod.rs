//! The public result: plain data with public fields.
//!
//! A Report is generic over its sentences: [`Report<Message>`] is what the engine decides (codes and
//! arguments), [`Report<String>`] what a reader sees. JSON is camelCase; maps are plain objects.

mod diagnostic;
mod fix;
mod location;
mod sentences;
mod transformation;
mod workload;

pub use diagnostic::{Diagnostic, Related, Severity, Subject};
pub use fix::{Edit, Fix};
pub use location::Location;
pub use transformation::Transformation;
pub use workload::{
    Action, Attempt, Container, Image, ImageError, ImageParts, Match, Outcome, PolicyDecision,
    Role, Schedule, ScheduleMode, ScheduledPull, Source, SourceKind, Step, Workload,
};

use serde::Serialize;

use crate::message::Message;
use crate::semantics::Semantics;

/// Everything that whypull has to say about an input.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Report"))]
pub struct Report<T = Message> {
    /// The version of whypull that made the report.
    pub version: String,
    /// The rule set that `attempts` follow.
    pub semantics: Semantics,
    /// The Kubernetes version whose behaviour is told, e.g. `1.37`.
    pub kubernetes_version: String,
    /// Whether the input is taken to be all there is: then what is not there does not exist.
    pub complete: bool,
    /// Every object that runs Pods, in the order of the input.
    pub workloads: Vec<Workload<T>>,
    /// When the pulls of all the workloads happen if they land on one node together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// What is wrong, or worth knowing, in the order of the input.
    pub diagnostics: Vec<Diagnostic<T>>,
}

impl<T> Report<T> {
    /// Whether anything is at level error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
