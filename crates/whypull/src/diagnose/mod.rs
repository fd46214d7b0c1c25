//! What is wrong with the input: one file a family of diagnostics, one table that lists them all.

mod credential;
mod image;
mod input;
mod key;
mod matching;
mod nodes;
mod policy;
mod pull_secrets;
mod registry;
mod rules;
mod unmatched;

pub use rules::{RuleInfo, codes, rules, severity};

use crate::decide::{Credentials, DecidedWorkload};
use crate::manifest::Place;
use crate::message::Message;
use crate::options::Options;
use crate::report::{Container, Diagnostic, Edit, Fix, Location, Related, Subject};
use crate::world::World;

/// The diagnostics of one input, as they are found.
pub(crate) struct Diagnostics<'w, 'a> {
    world: &'w World<'a>,
    options: &'w Options,
    found: Vec<(Option<Place>, Diagnostic)>,
    /// Keys of credentials about which something was said already, by place: many Pods share them.
    told: std::collections::HashSet<(&'static str, Place, String)>,
    /// How many hosts may still be compared letter by letter: enough for people, too few to wait.
    comparisons: u32,
    /// What is being looked at.
    subject: Option<Subject>,
}

/// A diagnostic in the making.
struct Draft {
    place: Option<Place>,
    message: Message,
    related: Vec<(Message, Place)>,
    fix: Option<(Message, Vec<DraftEdit>)>,
}

struct DraftEdit {
    place: Place,
    text: Option<String>,
    transformation: Option<crate::report::Transformation>,
}

impl Draft {
    /// A statement; its code is the diagnostic's, unless [`Diagnostics::report_as`] says another.
    fn new(message: Message) -> Self {
        Self {
            place: None,
            message,
            related: Vec::new(),
            fix: None,
        }
    }

    fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    fn related(mut self, message: Message, place: Place) -> Self {
        self.related.push((message, place));
        self
    }

    /// What to do, where a person has to do it.
    fn fix(mut self, title: Message) -> Self {
        self.fix = Some((title, Vec::new()));
        self
    }

    /// What to do, as a replacement.
    fn replace(mut self, title: Message, place: Place, text: String) -> Self {
        self.fix = Some((
            title,
            vec![DraftEdit {
                place,
                text: Some(text),
                transformation: None,
            }],
        ));
        self
    }

    /// What to do, as several replacements.
    fn replace_all(
        mut self,
        title: Message,
        edits: impl IntoIterator<Item = (Place, String)>,
    ) -> Self {
        let edits = edits.into_iter().map(|(place, text)| DraftEdit {
            place,
            text: Some(text),
            transformation: None,
        });
        self.fix = Some((title, edits.collect()));
        self
    }

    /// What to do to a secret value.
    fn transform(
        mut self,
        title: Message,
        place: Place,
        transformation: crate::report::Transformation,
    ) -> Self {
        self.fix = Some((
            title,
            vec![DraftEdit {
                place,
                text: None,
                transformation: Some(transformation),
            }],
        ));
        self
    }
}

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(crate) fn new(world: &'w World<'a>, options: &'w Options) -> Self {
        Self {
            world,
            options,
            found: Vec::new(),
            told: std::collections::HashSet::new(),
            comparisons: 100_000,
            subject: None,
        }
    }

    /// What is wrong whoever uses it: documents, configurations, credentials.
    pub(crate) fn of_input(&mut self) {
        self.unreadable_documents();
        self.findings();
        self.ignored_objects();
        self.configurations();
        self.secrets();
        self.node_files();
    }

    /// What is wrong with a workload, `order` being its place in the Report.
    pub(crate) fn of_workload(
        &mut self,
        order: usize,
        workload: &DecidedWorkload<'w, 'a>,
        reports: &[Container],
        credentials: &mut Credentials<'w, 'a>,
        concerns: &dyn Fn(Subject) -> bool,
    ) {
        let about = |container| {
            let subject = Subject {
                workload: order,
                container,
            };
            Some(subject).filter(|subject| concerns(*subject))
        };
        let of_pod = about(None);
        if of_pod.is_some() {
            self.subject = of_pod;
            self.pull_secrets(workload);
        }
        for (at, (container, report)) in workload.containers.iter().zip(reports).enumerate() {
            self.subject = about(Some(at));
            if self.subject.is_none() {
                continue;
            }
            self.image(container, report);
            self.policy(workload.owner, container);
            self.matching(workload, container, report);
            self.registry(workload, container, report);
            self.unmatched(workload, container, report);
        }
        if of_pod.is_some() {
            self.subject = of_pod;
            self.key_order(workload, credentials);
        }
        self.subject = None;
    }

    pub(crate) fn location(&self, place: Place) -> Location {
        place
            .locate(&self.world.sources)
            .unwrap_or_else(Location::nowhere)
    }

    /// All of them, in the order of the input.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(place, _)| {
            place.map_or((u32::MAX, 0, 0), |place| {
                (place.source, place.document, place.start)
            })
        });
        // An alias stands for one place in several containers: once is enough.
        let mut told: Vec<Diagnostic> = Vec::with_capacity(self.found.len());
        for (_, diagnostic) in self.found {
            let same = told
                .iter()
                .rev()
                // One place may have thousands: the keys of one Secret.
                .take(32)
                .take_while(|other| other.location == diagnostic.location)
                .any(|other| says_the_same(other, &diagnostic));
            if !same || diagnostic.location.is_none() {
                told.push(diagnostic);
            }
        }
        told
    }

    fn report(&mut self, draft: Draft) {
        let code = draft.message.code;
        self.report_as(code, draft);
    }

    /// Reports under a code that has several sentences.
    fn report_as(&mut self, code: &'static str, draft: Draft) {
        let Some(rule) = rules::rule(code) else {
            return;
        };
        let location = draft.place.map(|place| self.location(place));
        let related = draft
            .related
            .into_iter()
            .map(|(message, place)| Related {
                message,
                location: self.location(place),
            })
            .collect();
        let fix = draft.fix.map(|(title, edits)| Fix {
            title,
            edits: edits
                .into_iter()
                .map(|edit| Edit {
                    location: self.location(edit.place),
                    new_text: edit.text,
                    transformation: edit.transformation,
                })
                .collect(),
        });
        self.found.push((
            draft.place,
            Diagnostic {
                code: rule.code,
                severity: rule.severity,
                message: draft.message,
                location,
                related,
                fix,
                learn_more: rule.learn_more,
                subject: self.subject,
            },
        ));
    }

    /// Whether this is the first time that something is said about a key; many Pods share it.
    fn first(&mut self, code: &'static str, place: Place, about: &str) -> bool {
        self.told.insert((code, place, about.to_owned()))
    }

    /// A string as it has to stand where `place` is: quoted if what stands there is, or if it must.
    fn scalar(&self, place: Place, text: &str) -> String {
        let quoted = self
            .world
            .sources
            .get(place.source as usize)
            .and_then(|source| source.text().as_bytes().get(place.start as usize))
            .is_some_and(|byte| matches!(byte, b'"' | b'\''));
        let plain = !text.is_empty()
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"./:@_-".contains(&b))
            && !text.ends_with(':')
            && text.bytes().any(|b| b.is_ascii_alphabetic());
        if quoted || !plain {
            crate::quoting::json(text)
        } else {
            text.to_owned()
        }
    }
}

/// Whoever it is about.
fn says_the_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.code == other.code
        && one.location == other.location
        && one.message == other.message
        && one.related == other.related
        && one.fix == other.fix
}
