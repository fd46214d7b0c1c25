//! A pasted event, error or `kubectl describe` text becomes its likely causes.
//!
//! [`decode`] looks for the words of the kubelet (kubernetes/kubernetes `pkg/kubelet/images` and
//! `pkg/kubelet/events`) and of the runtimes (containerd, CRI-O, Docker). What a text can mean is
//! kept in three tables: `pattern` says which words mean what, `cause` what a cause is, `step`
//! what to do. The image name in the text refines them: a private repository on Docker Hub, say,
//! answers as if it did not exist.
//!
//! A text proves little: most causes are `likely` or `possible`, and several may be told for one
//! error. Only whypull's other half, the explanation of the manifests, knows which one it is.

mod cause;
mod entry;
mod event;
mod image_name;
mod mask;
mod pattern;
mod refine;
mod sentences;
mod step;
mod subject;

use std::collections::HashMap;

use serde::Serialize;

use crate::message::Message;
use cause::Row;
use image_name::ImageName;
use subject::Subject;

pub use event::Reason;

/// How many bytes of the text are looked at.
pub const MAX_BYTES: usize = 256 * 1024;

/// How many events, and how many causes, are told; a list beyond that helps nobody.
const MAX_EVENTS: usize = 200;
const MAX_CAUSES: usize = 50;

/// What a pasted text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Decoded"))]
pub struct Decoded<T = Message> {
    /// Whether the text was longer than [`MAX_BYTES`], so that its end was not looked at.
    pub truncated: bool,
    /// What was recognised, in the order of the text.
    pub events: Vec<Event>,
    /// What may be behind it, the surest first.
    pub causes: Vec<Cause<T>>,
    /// What else there is to say: nothing recognised, text cut, pulls that went well.
    pub notes: Vec<Note<T>>,
}

/// A recognised event, status or error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "DecodedEvent"))]
pub struct Event {
    /// What it reports.
    pub reason: Reason,
    /// The image that it is about, where one is named; user information masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Its words, cut to 500 characters, secrets masked, controls made visible.
    pub text: String,
}

/// Something that may be behind the events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Cause"))]
pub struct Cause<T = Message> {
    /// The stable code, `decode-…`.
    pub code: &'static str,
    /// How sure it is.
    pub likelihood: Likelihood,
    /// The image concerned, where one is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The lines that speak for it, from 1; at most 20.
    pub lines: Vec<u32>,
    /// What it is.
    pub message: T,
    /// What to check and to do, in this order.
    pub steps: Vec<Step<T>>,
    /// Codes of diagnostics that `whypull explain` gives for such a cause.
    pub related: Vec<&'static str>,
    /// The page of the Kubernetes documentation that tells more.
    pub learn_more: &'static str,
}

/// How sure a cause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Likelihood {
    /// The text can mean nothing else.
    Certain,
    /// What this text means most often.
    Likely,
    /// Worth a look when the others are not it.
    Possible,
}

/// Something to check or to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "CauseStep"))]
pub struct Step<T = Message> {
    /// What, as an instruction.
    pub text: T,
    /// Shell commands for it. Words in capitals (`POD`, `NODE`) are placeholders that the text did
    /// not fill; whatever it filled is quoted.
    pub commands: Vec<String>,
}

/// Something to say about the text as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Note"))]
pub struct Note<T = Message> {
    /// The stable code, `decode-note-…`.
    pub code: &'static str,
    /// What.
    pub message: T,
}

/// A cause found for an image, before it is put into words.
pub(crate) struct Finding {
    row: &'static Row,
    likelihood: Likelihood,
}

/// Reads a pasted text. Never fails: of a text that says nothing, `notes` says so.
pub fn decode(text: &str) -> Decoded {
    let looked_at = &text[..text.floor_char_boundary(MAX_BYTES)];
    let mut gathered = Gathered::default();
    for entry in entry::split(looked_at) {
        gathered.read(&entry);
    }
    gathered.finish(looked_at.len() < text.len())
}

#[derive(Default)]
struct Gathered {
    subject: Subject,
    /// The image named last: an event that names none is about it.
    image: Option<ImageName>,
    events: Vec<Event>,
    more_events: bool,
    causes: Vec<Found>,
    by_key: HashMap<(&'static str, Option<String>), usize>,
}

struct Found {
    row: &'static Row,
    likelihood: Likelihood,
    image: Option<ImageName>,
    lines: Vec<u32>,
}

impl Gathered {
    fn read(&mut self, entry: &entry::Entry<'_>) {
        self.subject.read(entry);
        let words = entry::Words::of(entry);
        if let Some(image) = words.declared_image() {
            self.image = Some(image);
            return;
        }
        let reason = event::reason(&words.lower);
        if entry.lines.len() > 1 && !pattern::is_about_a_pull(&words.lower, reason) {
            let is_bare = |line: &&str| pattern::is_bare(&line.to_ascii_lowercase());
            if entry.lines.iter().any(is_bare) {
                return entry.each_line().for_each(|line| self.read(&line));
            }
        }
        let mut findings = pattern::findings(&words.lower, reason);
        if reason.is_none() && findings.is_empty() {
            return;
        }
        if let Some(image) = words.image() {
            self.image = Some(image);
        }
        let image = self.image.clone();
        if let Some(image) = &image {
            refine::refine(&words.lower, image, &mut findings);
        }
        self.subject.read_secrets(&words.lower);
        self.push_event(Event {
            reason: reason.unwrap_or(Reason::RuntimeError),
            image: image.as_ref().map(|image| image.shown.clone()),
            line: entry.line,
            text: mask::bounded(&words.text),
        });
        for finding in findings {
            self.push_cause(&finding, image.as_ref(), entry.line);
        }
    }

    fn push_event(&mut self, event: Event) {
        if self.events.len() < MAX_EVENTS {
            self.events.push(event);
        } else {
            self.more_events = true;
        }
    }

    fn push_cause(&mut self, finding: &Finding, image: Option<&ImageName>, line: u32) {
        const MAX_LINES: usize = 20;
        let key = (finding.row.code, image.map(|image| image.shown.clone()));
        if let Some(found) = self.by_key.get(&key).map(|&index| &mut self.causes[index]) {
            found.likelihood = found.likelihood.min(finding.likelihood);
            if found.lines.last() != Some(&line) && found.lines.len() < MAX_LINES {
                found.lines.push(line);
            }
        } else if self.causes.len() < MAX_CAUSES {
            self.by_key.insert(key, self.causes.len());
            self.causes.push(Found {
                row: finding.row,
                likelihood: finding.likelihood,
                image: image.cloned(),
                lines: vec![line],
            });
        }
    }

    fn finish(mut self, truncated: bool) -> Decoded {
        // “It failed” is worth saying only where nothing says why.
        if self.causes.iter().any(|found| !found.row.is_symptom) {
            self.causes.retain(|found| !found.row.is_symptom);
        }
        self.causes.sort_by_key(|found| found.likelihood);
        let mut notes = Vec::new();
        let mut note = |code| {
            notes.push(Note {
                code,
                message: Message::new(code),
            });
        };
        if truncated {
            note("decode-note-truncated");
        }
        if self.more_events {
            note("decode-note-more-events");
        }
        if self.events.is_empty() {
            note("decode-note-nothing");
        } else if self.causes.is_empty() {
            note(if self.events.iter().any(|e| e.reason == Reason::Pulled) {
                "decode-note-pulled"
            } else {
                "decode-note-pulling"
            });
        }
        let subject = &self.subject;
        Decoded {
            truncated,
            events: self.events,
            causes: self
                .causes
                .into_iter()
                .map(|found| found.tell(subject))
                .collect(),
            notes,
        }
    }
}

impl Found {
    fn tell(self, subject: &Subject) -> Cause {
        let image = self.image.as_ref();
        Cause {
            code: self.row.code,
            likelihood: self.likelihood,
            message: Message::new(self.row.code),
            steps: (self.row.steps.iter())
                .map(|template| template.fill(subject, image))
                .collect(),
            related: self.row.related.to_vec(),
            learn_more: self.row.learn_more,
            lines: self.lines,
            image: self.image.map(|image| image.shown),
        }
    }
}
