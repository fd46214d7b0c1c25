use crate::message::Message;
use crate::report::Step;

/// The steps of one container, as they are found.
#[derive(Default)]
pub(super) struct Steps(pub(super) Vec<Step>);

impl Steps {
    /// A step whose rule is the code of its sentence.
    pub(super) fn say(&mut self, text: Message) {
        self.0.push(Step {
            rule: text.code,
            text,
            event: None,
        });
    }

    /// A step with the event that `kubectl describe` shows.
    pub(super) fn event(&mut self, text: Message, mut event: String) {
        event.shrink_to_fit();
        self.0.push(Step {
            rule: text.code,
            text,
            event: Some(event),
        });
    }
}
