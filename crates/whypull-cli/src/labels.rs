//! The fixed words of the text output, in the reader's language (`explain/*/text.ftl`).

use whypull::explain::Sentences;
use whypull::message::Message;

/// Looks up the messages of the topic `text`.
#[derive(Clone, Copy)]
pub struct Labels<'a>(pub &'a Sentences);

impl Labels<'_> {
    /// A word or sentence without arguments.
    pub fn get(self, code: &'static str) -> String {
        self.say(&Message::new(code))
    }

    /// A sentence with arguments.
    pub fn say(self, message: &Message) -> String {
        self.0.say(message)
    }

    /// `yes` or `no`.
    pub fn yes_no(self, yes: bool) -> String {
        self.get(if yes { "text-yes" } else { "text-no" })
    }
}
