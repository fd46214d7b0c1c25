//! What is decided about one image, at the moment at which it is asked.

use super::credential::Credential;
use super::event::{Teller, What};
use super::node::Plugins;
use crate::decide::decide_image;
use crate::input::{File, FileRole};
use crate::options::Options;
use crate::reference::Reference;
use crate::report::{Action, Attempt, Container};
use crate::{Explanation, Objects};

/// The files of a node and its plugins, to be asked about one image after the other.
pub(super) struct Lookup<'l> {
    pub(super) explanation: &'l Explanation,
    pub(super) options: &'l Options,
    plugins: Option<&'l Plugins>,
    objects: Objects<'l>,
}

/// One of the images: of which Pod, and the how manieth there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Which {
    pub(super) pod: usize,
    pub(super) image: usize,
}

/// When plugins are executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// Never: for a plan.
    Never,
    /// For an image that is pulled.
    ForPull,
    /// Whatever the policy says.
    Always,
}

/// What was decided, with the credentials.
pub(super) struct Decided {
    pub(super) report: Container,
    /// In the order in which they are tried.
    pub(super) credentials: Vec<Credential>,
}

impl Decided {
    /// The attempts of a pull, each with its credential.
    pub(super) fn attempts(&self) -> impl ExactSizeIterator<Item = (&Attempt, &Credential)> {
        self.report.attempts.iter().zip(&self.credentials)
    }
}

impl<'l> Lookup<'l> {
    pub(super) fn new(
        explanation: &'l Explanation,
        options: &'l Options,
        plugins: Option<&'l Plugins>,
    ) -> Self {
        Self {
            explanation,
            options,
            plugins,
            objects: explanation.objects(options),
        }
    }

    /// What was given.
    pub(super) fn objects(&self) -> &Objects<'l> {
        &self.objects
    }

    /// Decides: with what is present now, and what the plugins answer for this image.
    pub(super) async fn decide(
        &self,
        teller: &Teller<'_>,
        which: Which,
        (given, is_present): (&str, bool),
        asking: Asking,
    ) -> Option<Decided> {
        let mut options = self.options.clone();
        if is_present {
            options.present.push(given.to_owned());
        }
        let (decided, unanswered) = self.decide_with(&options, which, None)?;
        let is_asked = match asking {
            Asking::Never => false,
            Asking::ForPull => decided.report.action == Action::Pull,
            Asking::Always => true,
        };
        if unanswered.is_empty() || !is_asked {
            return Some(decided);
        }
        let answers = Explanation::of(self.ask(teller, &unanswered, given).await);
        self.decide_with(&options, which, Some(&answers))
            .map(|(decided, _)| decided)
    }

    fn decide_with(
        &self,
        options: &Options,
        which: Which,
        answers: Option<&Explanation>,
    ) -> Option<(Decided, Vec<String>)> {
        // Only what plugins answer makes another world: sorting all of it for each image takes long.
        let more;
        let world = match answers {
            None => self.objects.world(),
            Some(answers) => {
                let mut objects = self.explanation.objects(options);
                objects.add(answers, options);
                more = objects;
                more.world()
            }
        };
        let decided = decide_image(world, options, which.pod, which.image)?;
        let credentials = decided.tried.iter().map(|it| Credential::of(it)).collect();
        let unanswered = decided.unanswered.iter().map(|&name| name.to_owned());
        let unanswered = unanswered.collect();
        let report = decided.container;
        Some((
            Decided {
                report,
                credentials,
            },
            unanswered,
        ))
    }

    /// What the plugins answer; one that fails is passed over.
    async fn ask(&self, teller: &Teller<'_>, asked: &[String], given: &str) -> Vec<File> {
        let mut files = Vec::new();
        let (Some(plugins), Ok(reference)) = (self.plugins, Reference::parse(given)) else {
            return files;
        };
        let repository = reference.repository().to_string();
        let providers = self.objects.providers();
        for provider in providers.iter().filter(|it| asked.contains(&it.name)) {
            match plugins.ask(provider, &repository).await {
                Ok(text) => files.push(File {
                    provider: Some(provider.name.clone()),
                    ..File::new(format!("answer of {}", provider.name), text.expose())
                        .with_role(FileRole::ProviderResponse)
                }),
                Err(error) => teller.tell(What::Provider {
                    provider: provider.name.clone(),
                    error,
                }),
            }
        }
        files
    }
}
