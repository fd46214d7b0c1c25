use std::sync::Arc;

use crate::message::Message;
use crate::report::{Location, Step};

/// The steps of one container, as they are found.
#[derive(Default)]
pub(super) struct Steps(pub(super) Vec<Step>);

/// What a step speaks of, where that stands in a text. Many steps speak of one place: it is shared.
pub(super) type About = Option<Arc<Location>>;

impl Steps {
    /// A step whose rule is the code of its sentence.
    pub(super) fn say(&mut self, text: Message, about: About) {
        self.push(text, None, about);
    }

    /// A step with the event that `kubectl describe` shows.
    pub(super) fn event(&mut self, text: Message, event: String, about: About) {
        self.push(text, Some(event.into_boxed_str()), about);
    }

    fn push(&mut self, text: Message, event: Option<Box<str>>, location: About) {
        self.0.push(Step {
            rule: text.code,
            text,
            event,
            location,
        });
    }
}
