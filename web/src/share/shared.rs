use whypull::image_name::masked_image;
use whypull::redact::{Redacted, redact};

use crate::session::{OpenFile, Saved, Session};
use crate::words::Words;

/// What leaves the page when it is shared, and what was taken out of it.
#[derive(Clone, PartialEq)]
pub struct Shared {
    /// What the link holds.
    pub saved: Saved,
    /// The same, file by file, and what is not in it.
    pub redacted: Redacted<String>,
}

impl Shared {
    /// Takes the secrets out of a session.
    pub fn of(session: &Session, words: &Words) -> Self {
        let inputs: Vec<_> = session.files.iter().map(|file| file.input()).collect();
        let redacted = redact(&inputs).in_words(words.sentences());
        let mut session = session.clone();
        for image in &mut session.settings.present {
            *image = masked_image(image).into_owned();
        }
        for image in &mut session.settings.pull_seconds {
            *image = masked_image(image).into_owned();
        }
        let files = redacted.files.iter().map(OpenFile::redacted).collect();
        Self {
            saved: Saved::of(&session, files),
            redacted,
        }
    }

    /// How often each kind of thing was replaced, in the order in which the kinds first stand.
    pub fn replacements(&self) -> Vec<(&str, usize)> {
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for replaced in &self.redacted.replaced {
            match kinds.iter_mut().find(|(what, _)| *what == replaced.what) {
                Some((_, count)) => *count += 1,
                None => kinds.push((&replaced.what, 1)),
            }
        }
        kinds
    }
}
