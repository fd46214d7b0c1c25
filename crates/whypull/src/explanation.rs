use crate::decide::{Extent, decide};
use crate::excerpt::Excerpt;
#[cfg(feature = "sentences")]
use crate::explain::Sentences;
use crate::input::{File, Given};
use crate::kubelet::PullSettings;
use crate::options::Options;
use crate::pod::Pods;
use crate::report::{Location, Report, Subject};
use crate::source::Kind;
use crate::world::World;

/// An input that was read and can be asked: for the Report, and for the lines it speaks of.
///
/// ```
/// use whypull::{Explanation, input::File, options::Options};
///
/// let pod = "{kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: nginx}]}}";
/// let explanation = Explanation::of([File::new("pod.yaml", pod)]);
/// let report = explanation.report(&Options::default());
/// assert_eq!(report.workloads[0].containers[0].pull_policy.effective, "Always");
/// ```
pub struct Explanation {
    given: Given,
}

impl Explanation {
    /// Reads the files. Nothing fails: what cannot be read is a diagnostic of the Report.
    pub fn of(files: impl IntoIterator<Item = File>) -> Self {
        Self {
            given: Given::read(files, None),
        }
    }

    /// Reads files of which most stand in `before` already, from an edit ago: only the documents that
    /// differ are read again. The same as [`Explanation::of`] in all else.
    pub fn of_changed(files: impl IntoIterator<Item = File>, before: Option<&Self>) -> Self {
        Self {
            given: Given::read(files, before.map(|before| &before.given)),
        }
    }

    /// The objects in the input, to be asked more than once.
    pub fn objects<'e>(&'e self, options: &'e Options) -> Objects<'e> {
        Objects {
            world: World::gather(&self.given, options),
        }
    }

    /// Whether anything in the input can be an object or a configuration at all.
    pub fn holds_objects(&self) -> bool {
        self.given.sources.iter().any(|source| {
            let mut roots = source
                .documents()
                .iter()
                .filter_map(|document| source.root(document));
            roots.any(|root| root.kind() == Kind::Mapping)
        })
    }

    /// Decides, without a language: codes and their arguments.
    pub fn report(&self, options: &Options) -> Report {
        decide(
            &World::gather(&self.given, options),
            options,
            Extent::Whole,
            &|_| true,
        )
    }

    /// Decides, in words.
    #[cfg(feature = "sentences")]
    pub fn in_words(&self, options: &Options) -> Report<String> {
        self.report(options).in_words(&Sentences::new(options.lang))
    }

    /// The lines of a place, with all masked that might be a secret.
    pub fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        self.given.excerpt(location)
    }
}

/// The objects of an input, sorted under options.
pub struct Objects<'e> {
    world: World<'e>,
}

impl<'e> Objects<'e> {
    /// The same with those of another input behind them, under the same options.
    pub fn add(&mut self, more: &'e Explanation, options: &'e Options) {
        self.world.add(&more.given, options);
    }

    /// The Pods of every object that runs some, in the order of the Report.
    pub fn pods(&self) -> Vec<Pods<'_>> {
        self.world.owners.iter().map(Pods::of).collect()
    }

    #[cfg(feature = "native")]
    pub(crate) fn world(&self) -> &World<'e> {
        &self.world
    }

    /// The credential providers that are configured.
    #[cfg(feature = "native")]
    pub(crate) fn providers(&self) -> &[crate::kubelet::CredentialProvider] {
        &self.world.providers
    }

    /// What could not be read, each with its place and the reason.
    pub fn unreadable(&self) -> Vec<(Location, String)> {
        let located = |it: &crate::world::Unreadable| {
            let location = it.place.locate(&self.world.sources);
            (
                location.unwrap_or_else(Location::nowhere),
                it.reason.clone(),
            )
        };
        self.world.unreadable.iter().map(located).collect()
    }

    /// What the kubelet's configuration says of pulls.
    pub fn pull_settings(&self) -> PullSettings {
        self.world.configuration.pulls
    }

    /// Why the kubelet would not start with its configuration, in its own words.
    pub fn configuration_faults(&self) -> Vec<String> {
        let world = &self.world;
        let faults = world
            .configuration_faults
            .iter()
            .chain(&world.provider_faults);
        faults.map(|fault| fault.message.clone()).collect()
    }

    /// The Report without steps and schedule: what is decided and what is wrong, in a good part of the
    /// time. `options` are those of [`Explanation::objects`], but for `complete`. What is wrong is looked
    /// for only in those Pods and containers that concern the caller.
    pub fn judgement(&self, options: &Options, concerns: &dyn Fn(Subject) -> bool) -> Report {
        decide(&self.world, options, Extent::Judgement, concerns)
    }
}

/// Explains files in words: [`Explanation::in_words`] in one call.
#[cfg(feature = "sentences")]
pub fn explain(files: impl IntoIterator<Item = File>, options: &Options) -> Report<String> {
    Explanation::of(files).in_words(options)
}
