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
//! what was pasted into the wrong place). Comments and tags go; anchors get names that say nothing. A docker config in a Secret is
//! decoded, its passwords and tokens replaced, and encoded again; one that cannot be read, or is no
//! base64, becomes one that is as broken and holds nothing. An `auth` keeps its user.
//!
//! **Is left out:** a document that cannot be read, for nobody knows what is in it. Its lines stay,
//! empty, so that other places keep their numbers.
//!
//! Explaining the redacted files gives the same workloads, policies, attempts and outcomes. Of the
//! diagnostics those go that speak of what is gone: `document-unreadable`; and sentences that quote
//! a value quote its replacement. A Report of the original shows no less: what stays here is there.
//!
//! Scalars are edited where they stand. Whatever was written is read again and compared, scalar by
//! scalar, with what was to be written. Where that fails, where there are tags or directives, or where
//! an alias brings what is secret here to where it is public there, the document is written anew without
//! aliases; if that fails too it is left out.

mod credential;
mod emission;
mod field;
mod layout;
mod number;
mod public;
mod redactor;
mod value;
mod work;
mod zone;

use serde::Serialize;

use crate::explain::Sentences;
use crate::input::{File, FileRole};
use crate::message::Message;
use work::Work;

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

/// Not derived: there need not be a default sentence.
impl<T> Default for Redacted<T> {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            left_out: Vec::new(),
            replaced: Vec::new(),
        }
    }
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
            only_pods: false,
        }
    }
}

/// Replaces whatever may be a secret. Nothing fails: what cannot be made safe is left out.
pub fn redact(files: &[File]) -> Redacted {
    let mut work = Work::default();
    for file in files {
        work.file(file);
    }
    work.redacted
}
