//! `Decoded<Message>` to `Decoded<String>`: the only place where its sentences are made.

use super::{Cause, Decoded, Note, Step};
use crate::explain::Sentences;
use crate::message::Message;

impl Decoded<Message> {
    /// The same findings in words.
    pub fn in_words(self, sentences: &Sentences) -> Decoded<String> {
        let say = |message: Message| sentences.say(&message);
        Decoded {
            truncated: self.truncated,
            events: self.events,
            causes: self
                .causes
                .into_iter()
                .map(|cause| cause.map(&say))
                .collect(),
            notes: (self.notes.into_iter())
                .map(|note| Note {
                    code: note.code,
                    message: say(note.message),
                })
                .collect(),
        }
    }
}

impl<T> Cause<T> {
    fn map<U>(self, say: &impl Fn(T) -> U) -> Cause<U> {
        Cause {
            code: self.code,
            likelihood: self.likelihood,
            image: self.image,
            lines: self.lines,
            message: say(self.message),
            steps: (self.steps.into_iter())
                .map(|step| Step {
                    text: say(step.text),
                    commands: step.commands,
                })
                .collect(),
            related: self.related,
            learn_more: self.learn_more,
        }
    }
}
