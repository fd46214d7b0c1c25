use std::sync::Arc;

use super::Extent;
use crate::message::Message;
use crate::report::{Location, Step};

/// The steps of one container, as they are found.
pub(super) struct Steps {
    pub(super) list: Vec<Step>,
    /// Whether anybody reads them.
    extent: Extent,
}

/// What a step speaks of, where that stands in a text. Many steps speak of one place: it is shared.
pub(super) type About = Option<Arc<Location>>;

impl Steps {
    pub(super) fn new(extent: Extent) -> Self {
        Self {
            list: Vec::new(),
            extent,
        }
    }

    /// Whether steps are kept: making their messages takes longer than the decision itself.
    pub(super) fn are_told(&self) -> bool {
        self.extent == Extent::Whole
    }

    /// A step whose rule is the code of its sentence.
    pub(super) fn say(&mut self, text: Message, about: About) {
        self.push(text, None, about);
    }

    /// A step with the event that `kubectl describe` shows.
    pub(super) fn event(&mut self, text: Message, event: String, about: About) {
        self.push(text, Some(event.into_boxed_str()), about);
    }

    fn push(&mut self, text: Message, event: Option<Box<str>>, location: About) {
        if self.are_told() {
            self.list.push(Step {
                rule: text.code,
                text,
                event,
                location,
            });
        }
    }
}
