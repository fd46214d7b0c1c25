//! Files without their secrets, to be shared: what is left explains the same.
//!
//! Looking for secrets would have to know every place where one can stand. So this works the other
//! way round: what is known to be public stays, everything else is replaced, and the layout is kept
//! as far as that can be proven harmless.
//!
//! **Stays:** names of fields that Kubernetes and Docker have; values of the fields that
//! [`crate::excerpt`] shows (kinds, names, namespaces, images, policies, patterns, …); booleans and nulls;
//! keys of registries in docker configs, without user info; names of credential helpers; user names
//! that are short and do not look like a token; the feature gate and the annotation on which a
//! decision depends. Of a file, its name without folders, and what was said about it.
//!
//! **Is replaced:** every other text by `REDACTED`, every other number by `0`, every other key by
//! `REDACTED-1`, `REDACTED-2`, … (equal keys alike: a key that stands twice still does; a key may be
//! what was pasted into the wrong place). Comments, anchors and tags go. A docker config in a Secret is
//! decoded, its passwords and tokens replaced, and encoded again; one that cannot be read, or is no
//! base64, becomes one that is as broken and holds nothing. An `auth` keeps its user.
//!
//! **Is left out:** a document that cannot be read, for nobody knows what is in it. Its lines stay,
//! empty, so that other places keep their numbers.
//!
//! Explaining the redacted files gives the same workloads, policies, attempts and outcomes. Of the
//! diagnostics those go that speak of what is gone: `document-unreadable`; and sentences that quote
//! a value quote its replacement.
//!
//! Scalars are edited where they stand. Whatever was written is read again and compared, scalar by
//! scalar, with what was to be written; where that fails, or where there are anchors, tags or
//! directives, the document is written anew, and if that fails too it is left out.

mod credential;
mod emission;
mod field;
mod layout;
mod number;
mod public;
mod redactor;
mod value;
mod zone;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::explain::Sentences;
use crate::input::{File, FileRole};
use crate::message::Message;
use crate::source::{Document, Source, chunks};
use crate::world::{is_docker_config, node_place};
use redactor::{BROKEN, Redactor};
use value::Value;
use zone::Zone;

/// Files that may be shared, and what happened to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Redacted<T = Message> {
    /// The files, in the order given.
    pub files: Vec<RedactedFile>,
    /// What is not in them at all.
    pub left_out: Vec<LeftOut<T>>,
    /// What stands for something else in them, in the order of files and lines.
    pub replaced: Vec<Replaced<T>>,
}

/// A file that may be shared; as JSON, the input of [`crate::explain()`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedactedFile {
    /// The last part of its name; no two files have the same.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What it is for, where that was said or is not to be seen from the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<FileRole>,
    /// The node it is on, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// Where the node has it, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The image it belongs to, without user info.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The provider it is of, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

/// A document, or a whole file, that is not shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut<T = Message> {
    /// The name of the file, as it is shared.
    pub file: String,
    /// Which document, from 1.
    pub document: u32,
    /// The line where reading failed, from 1.
    pub line: u32,
    /// Why.
    pub why: T,
}

/// Something that was replaced. What it was is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Replaced<T = Message> {
    /// The name of the file, as it is shared.
    pub file: String,
    /// The line in the original, from 1.
    pub line: u32,
    /// The stable code, `redact-…`.
    pub code: &'static str,
    /// What it was: a password, a comment, …
    pub what: T,
}

impl Redacted {
    /// The same in words.
    pub fn in_words(self, sentences: &Sentences) -> Redacted<String> {
        Redacted {
            files: self.files,
            left_out: (self.left_out.into_iter())
                .map(|left| LeftOut {
                    file: left.file,
                    document: left.document,
                    line: left.line,
                    why: sentences.say(&left.why),
                })
                .collect(),
            replaced: (self.replaced.into_iter())
                .map(|replaced| Replaced {
                    file: replaced.file,
                    line: replaced.line,
                    code: replaced.code,
                    what: sentences.say(&replaced.what),
                })
                .collect(),
        }
    }
}

impl From<RedactedFile> for File {
    fn from(file: RedactedFile) -> Self {
        Self {
            name: file.name,
            bytes: file.text.into_bytes(),
            role: file.role,
            node: file.node,
            place: file.place,
            image: file.image,
            provider: file.provider,
            unreadable: None,
        }
    }
}

/// Replaces whatever may be a secret. Nothing fails: what cannot be made safe is left out.
pub fn redact(files: &[File]) -> Redacted {
    let mut work = Work {
        redactor: Redactor::default(),
        redacted: Redacted {
            files: Vec::with_capacity(files.len()),
            left_out: Vec::new(),
            replaced: Vec::new(),
        },
        names: HashMap::new(),
    };
    for file in files {
        work.file(file);
    }
    work.redacted
}

struct Work {
    redactor: Redactor,
    redacted: Redacted,
    /// How often a name was used.
    names: HashMap<String, usize>,
}

impl Work {
    fn file(&mut self, file: &File) {
        let name = self.name(&file.name);
        if file.unreadable.is_some() {
            self.redacted.left_out.push(LeftOut {
                file: name,
                document: 1,
                line: 1,
                why: Message::new("redact-left-out-file"),
            });
            return;
        }
        let source = Source::read(&file.name, file.bytes.clone());
        // Aliases may say the same often, but not without end.
        self.redactor.left = (source.text().len() * 4).saturating_add(1 << 16);
        let is_config = is_docker_config(&source, file.role);
        let text = if is_config {
            self.docker_config(&source, file, &name)
        } else {
            self.documents(&source, &name)
        };
        self.tell(&source, &name);
        self.redacted.files.push(RedactedFile {
            name,
            text,
            role: file.role.or(is_config.then_some(FileRole::NodeConfig)),
            node: file.node.clone(),
            place: file.place.clone(),
            image: file.image.as_deref().map(public::image),
            provider: file.provider.clone(),
        });
    }

    /// The last part of a path; of equal ones the second is called `2-…`.
    fn name(&mut self, path: &str) -> String {
        let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let mut name = last.to_owned();
        loop {
            let count = self.names.entry(name.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return name;
            }
            name = format!("{count}-{last}");
        }
    }

    /// What was replaced in a file, once a line and kind.
    fn tell(&mut self, source: &Source, name: &str) {
        let told: BTreeSet<(u32, &'static str)> = (self.redactor.replaced.drain(..))
            .map(|(at, what)| (source.location(1, at..at).line, what))
            .collect();
        let replaced = told.into_iter().map(|(line, code)| Replaced {
            file: name.to_owned(),
            line,
            code,
            what: Message::new(code),
        });
        self.redacted.replaced.extend(replaced);
    }

    fn leave_out(
        &mut self,
        name: &str,
        source: &Source,
        (document, at): (u32, usize),
        why: Message,
    ) {
        self.redacted.left_out.push(LeftOut {
            file: name.to_owned(),
            document,
            line: source.location(document, at..at).line,
            why,
        });
    }

    /// A docker config on a node: one JSON text.
    fn docker_config(&mut self, source: &Source, file: &File, name: &str) -> String {
        let (_, format) = node_place(source, file.place.as_deref());
        let told = self.redactor.replaced.len();
        let text = self.redactor.config(source.text(), format);
        if text == BROKEN {
            self.redactor.replaced.truncate(told);
            let why = Message::new("redact-left-out-config");
            self.leave_out(name, source, (1, 0), why);
        }
        text
    }

    /// Kubernetes objects and the like: whatever stands between two separators by itself.
    fn documents(&mut self, source: &Source, name: &str) -> String {
        let text = source.text();
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut documents = source.documents();
        let mut shared = String::with_capacity(text.len());
        for chunk in chunks(text, start) {
            let count = documents.partition_point(|document| document.chunk <= chunk);
            let (own, rest) = documents.split_at(count);
            documents = rest;
            let from = shared.len();
            match self.kept(source, chunk, own) {
                Some(kept) => shared.push_str(&kept),
                None => self.anew(source, chunk, own, name, &mut shared),
            }
            // Places behind it keep their lines.
            let lines = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
            let lost = lines(&text[chunk.0..chunk.1]).saturating_sub(lines(&shared[from..]));
            shared.extend(std::iter::repeat_n('\n', lost));
        }
        shared
    }

    /// A part of a file with its layout.
    fn kept(&mut self, source: &Source, chunk: (usize, usize), own: &[Document]) -> Option<String> {
        let told = self.redactor.replaced.len();
        let kept = own
            .iter()
            .map(|document| self.redactor.value(source.root(document)?, Zone::Field("")))
            .collect::<Option<Vec<Value>>>()
            .and_then(|roots| {
                let kept = layout::keep(source.text(), chunk, &roots)?;
                says(&kept.text, &roots).then_some(kept)
            });
        let Some(kept) = kept else {
            self.redactor.replaced.truncate(told);
            return None;
        };
        let comments = kept.comments.into_iter().map(|at| (at, "redact-comment"));
        self.redactor.replaced.extend(comments);
        Some(kept.text)
    }

    /// A part of a file document by document, without those that cannot be shared.
    fn anew(
        &mut self,
        source: &Source,
        chunk: (usize, usize),
        own: &[Document],
        name: &str,
        shared: &mut String,
    ) {
        for document in own {
            let told = self.redactor.replaced.len();
            shared.push_str("---\n");
            if let Some(unreadable) = document.unreadable() {
                let why = Message::new("redact-left-out-unreadable")
                    .with("reason", unreadable.reason.as_str());
                let place = (document.number, unreadable.offset);
                self.leave_out(name, source, place, why);
                continue;
            }
            let root = source.root(document);
            let value = root.and_then(|root| self.redactor.value(root, Zone::Field("")));
            let written = value.as_ref().and_then(|value| {
                let text = emission::document(value)?;
                says(&text, std::slice::from_ref(value)).then_some(text)
            });
            if let Some(text) = written {
                shared.push_str(&text);
            } else {
                self.redactor.replaced.truncate(told);
                let why = Message::new("redact-left-out-unsafe");
                let at = root.map_or(chunk.0, |root| root.range().start);
                self.leave_out(name, source, (document.number, at), why);
            }
        }
    }
}

/// Whether a text, read again, is what was to be written.
fn says(text: &str, roots: &[Value]) -> bool {
    let source = Source::read("", text.as_bytes().to_vec());
    let documents = source.documents();
    documents.len() == roots.len()
        && documents.iter().zip(roots).all(|(document, wanted)| {
            source
                .root(document)
                .is_some_and(|root| wanted.says(&Value::of(root)))
        })
}
