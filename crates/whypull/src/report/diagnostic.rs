use serde::{Deserialize, Serialize};

use super::{Fix, Location};
use crate::message::Message;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Good to know.
    Info,
    /// Works, or may work, but not as it looks.
    Warning,
    /// The image will not pull, or an object is refused.
    Error,
}

impl Severity {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something wrong, or worth knowing, with its place and its remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Diagnostic"))]
pub struct Diagnostic<T = Message> {
    /// The stable code, one of those that `whypull rules` lists.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, and why.
    pub message: T,
    /// Where, when it is in a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Other places that have to do with it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub related: Vec<Related<T>>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix<T>>,
    /// The page that tells more.
    pub learn_more: &'static str,
    /// What it is about, where that is a workload. Not in JSON: there `location` says it.
    #[serde(skip)]
    pub subject: Option<Subject>,
}

/// A workload, or a container of it, by their order in the Report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// Which of [`super::Report::workloads`].
    pub workload: usize,
    /// Which of its [`super::Workload::containers`]; nothing where it is about the Pod.
    pub container: Option<usize>,
}

/// Another place that has to do with a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Related"))]
pub struct Related<T = Message> {
    /// What is there.
    pub message: T,
    /// Where.
    pub location: Location,
}
