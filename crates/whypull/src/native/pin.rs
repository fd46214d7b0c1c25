//! Tags to digests, in the files themselves.

use std::collections::HashMap;
use std::ops::Range;

use super::credential::Credential;
use super::digest::Digest;
use super::event::{Event, Observer, Teller};
use super::lookup::{Asking, Lookup, Which};
use super::node::Plugins;
use super::registry::{Registries, Session};
use crate::Explanation;
use crate::image_name::masked_image;
use crate::options::Options;
use crate::reference::Reference;

/// What is to change in the files.
#[derive(Debug, Default)]
pub struct Pins {
    /// Edits, by file and place.
    pub pinned: Vec<Pinned>,
    /// Images that keep their tag, and why.
    pub unpinned: Vec<Unpinned>,
}

/// An image that gets its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// The file, by the order in which the files were given.
    pub file: usize,
    /// The bytes that are replaced.
    pub range: Range<usize>,
    /// What stands there then.
    pub text: String,
    /// The image as it was.
    pub image: String,
    /// The digest of what the tag stands for now.
    pub digest: Digest,
}

/// An image that keeps its tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpinned {
    /// The file, by the order in which the files were given.
    pub file: usize,
    /// Where the image stands, in bytes.
    pub start: usize,
    /// The image (user info masked).
    pub image: String,
    /// Why.
    pub reason: String,
}

struct Silent;

impl Observer for Silent {
    fn event(&self, _: &Event) {}
}

fn silent(image: &str) -> Teller<'static> {
    Teller {
        observer: &Silent,
        workload: None,
        container: None,
        image: image.into(),
    }
}

/// Whether an image has a digest; one that is no name has none and can have none.
pub fn is_pinned(image: &str) -> Option<bool> {
    Reference::parse(image).ok().map(|it| it.digest().is_some())
}

/// Finds out what the tags stand for. `files` are the first that were given, with their texts; `update`
/// renews digests beside tags.
pub async fn pin(
    explanation: &Explanation,
    options: &Options,
    plugins: Option<&Plugins>,
    registries: &Registries,
    files: &[&str],
    update: bool,
) -> Pins {
    let lookup = Lookup::new(explanation, options, plugins);
    let objects = lookup.objects();
    let mut pins = Pins::default();
    let mut known: HashMap<String, Digest> = HashMap::new();
    // A registry that does not answer is not waited for again and again.
    let mut failed: Vec<(String, Vec<Credential>, String)> = Vec::new();
    for (at, pod) in objects.pods().iter().enumerate() {
        for (number, fields) in pod.images.iter().enumerate() {
            let Some(field) = &fields.image else { continue };
            let Some(text) = files.get(field.file) else {
                continue;
            };
            let image = masked_image(field.text).into_owned();
            let mut keep = |reason: String| {
                pins.unpinned.push(Unpinned {
                    file: field.file,
                    start: field.range.start,
                    image: image.clone(),
                    reason,
                });
            };
            let reference = match Reference::parse(field.text) {
                Ok(reference) => reference,
                Err(error) => {
                    keep(error.message().clone());
                    continue;
                }
            };
            if reference.digest().is_some() && !(update && reference.tag().is_some()) {
                continue;
            }
            let written = text.get(field.range.clone()).unwrap_or_default();
            let Some(offset) = written.find(field.text) else {
                keep(
                    "it is written in a way that is not edited (an alias, escapes, several lines)"
                        .to_owned(),
                );
                continue;
            };
            let resolved = if let Some(digest) = known.get(field.text) {
                Ok(digest.clone())
            } else {
                let which = Which {
                    pod: at,
                    image: number,
                };
                let teller = silent(field.text);
                let given = (field.text, false);
                let decided = lookup.decide(&teller, which, given, Asking::Always).await;
                let credentials = decided.map(|it| it.credentials).unwrap_or_default();
                let before = failed
                    .iter()
                    .find(|(image, tried, _)| image == field.text && *tried == credentials);
                if let Some((_, _, reason)) = before {
                    Err(reason.clone())
                } else {
                    let resolved = resolve(registries, &reference, &credentials, &teller).await;
                    if let Err(reason) = &resolved {
                        failed.push((field.text.to_owned(), credentials, reason.clone()));
                    }
                    resolved
                }
            };
            let digest = match resolved {
                Ok(digest) => digest,
                Err(reason) => {
                    keep(reason);
                    continue;
                }
            };
            known.insert(field.text.to_owned(), digest.clone());
            let without = field.text.split('@').next().unwrap_or_default();
            let start = field.range.start + offset;
            let pinned = Pinned {
                file: field.file,
                range: start..start + field.text.len(),
                text: format!("{without}@{digest}"),
                image,
                digest,
            };
            // An anchor and its aliases are one place.
            if pinned.text != field.text
                && !pins
                    .pinned
                    .iter()
                    .any(|it| it.file == pinned.file && it.range == pinned.range)
            {
                pins.pinned.push(pinned);
            }
        }
    }
    pins
}

/// What a tag stands for, asked with one credential after the other.
async fn resolve(
    registries: &Registries,
    reference: &Reference<'_>,
    credentials: &[Credential],
    teller: &Teller<'_>,
) -> Result<Digest, String> {
    let tries: Vec<Option<&Credential>> = if credentials.is_empty() {
        vec![None]
    } else {
        credentials.iter().map(Some).collect()
    };
    let mut errors: Vec<String> = Vec::new();
    for credential in tries {
        let asked = async {
            let session = Session::new(registries, reference, credential, teller.clone())?;
            match session
                .manifest(reference.effective_tag().unwrap_or_default())
                .await
            {
                Ok(fetched) => Ok(fetched),
                Err(failure) => Err(session.without_secrets(failure).await),
            }
        };
        match asked.await {
            Ok(fetched) => return Ok(fetched.digest),
            Err(failure) => {
                let failure = failure.to_string();
                errors.push(match credential {
                    None => format!("without credentials: {failure}"),
                    Some(it) => format!("user {}: {}", it.username, it.masked(&failure)),
                });
            }
        }
    }
    Err(errors.join("; "))
}
