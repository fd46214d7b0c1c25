use crate::kubelet::LegacyProvider;
use crate::manifest::ContainerSpec;
use crate::reference::Reference;

use super::policy::EffectivePolicy;
use super::ring::Answers;

/// What was decided about one container, with what diagnostics need beside the Report.
pub(crate) struct DecidedContainer<'w, 'a> {
    pub(crate) spec: &'w ContainerSpec<'a>,
    pub(crate) reference: Option<Reference<'a>>,
    pub(crate) policy: EffectivePolicy,
    /// Every key that some rule set finds.
    pub(crate) found: Vec<Found>,
    /// What the kubelet tries, whatever rule set the Report follows.
    pub(crate) kubelet_tries: usize,
    /// What Docker would try.
    pub(crate) docker_tries: usize,
    /// The helper that Docker would ask instead of a config file.
    pub(crate) docker_helper: Option<String>,
    /// Providers that are asked and whose answer was not given.
    pub(crate) unanswered: Vec<&'w str>,
    pub(crate) legacy: Option<LegacyProvider>,
}

/// A key that some rule set finds.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) key: String,
    pub(crate) masked: String,
    pub(crate) answers: Answers,
    /// Whether the kubelet matches it in the middle of a name.
    pub(crate) reaches_neighbour: bool,
    pub(crate) place: crate::manifest::Place,
    pub(crate) username: String,
    /// `kind` and name of the source.
    pub(crate) source: String,
}
