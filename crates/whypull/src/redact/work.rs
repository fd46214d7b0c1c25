//! File by file, and in a file document by document.

use std::collections::{BTreeSet, HashMap};

use super::redactor::{BROKEN, Redactor};
use super::value::Value;
use super::zone::Zone;
use super::{LeftOut, Redacted, RedactedFile, Replaced, emission, layout, public};
use crate::input::{File, FileRole};
use crate::message::Message;
use crate::source::{Document, Source, chunks};
use crate::world::{is_docker_config, node_place};

/// The files being rewritten.
#[derive(Default)]
pub(super) struct Work {
    redactor: Redactor,
    pub(super) redacted: Redacted,
    /// How often a name was used.
    names: HashMap<String, usize>,
}

impl Work {
    pub(super) fn file(&mut self, file: &File) {
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
        self.redactor.left = source
            .text()
            .len()
            .saturating_mul(8)
            .saturating_add(1 << 16);
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
