//! Arguments of help messages: bounded, whatever was given.

use crate::message::Message;

/// The characters that an argument may quote.
const EXCERPT_MAX: usize = 60;

/// A place and what to change there.
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) help: Message,
}

impl Fault {
    pub(super) const fn new(offset: usize, code: &'static str) -> Self {
        Self {
            offset,
            help: Message::new(code),
        }
    }

    /// A fault that names the character it is about.
    pub(super) fn character(offset: usize, code: &'static str, text: &str) -> Self {
        let character = text[offset..].chars().next().unwrap_or_default();
        Self {
            offset,
            help: Message::new(code).with("character", character.to_string()),
        }
    }

    pub(super) fn with(
        mut self,
        name: &'static str,
        value: impl Into<crate::message::Arg>,
    ) -> Self {
        self.help = self.help.with(name, value);
        self
    }
}

/// The text, or its beginning and `…`.
pub(super) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT_MAX) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
