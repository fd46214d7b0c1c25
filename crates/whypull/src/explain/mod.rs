//! Codes and arguments become sentences, in the reader's language.
//!
//! One Fluent resource a topic and language: `en/reference.ftl`, `zh-CN/reference.ftl`, … They are packed
//! when the crate is built (`whypull-sentences`), so that nothing has to be parsed or prepared here:
//! whoever only decides pays nothing, and a sentence costs a look-up.
//!
//! The feature `sentences` (on by default) has the packed texts in the program; without it they are
//! handed in ([`Sentences::with_texts`]), so that a reader of one language need not load them all.

mod language;
mod packed;

pub use language::Language;

use std::borrow::Cow;

use crate::message::{Arg, Message};

/// The sentences of one language.
pub struct Sentences {
    language: Language,
    texts: Vec<Cow<'static, str>>,
}

impl Sentences {
    /// The sentences of `language`.
    #[cfg(feature = "sentences")]
    pub fn new(language: Language) -> Self {
        Self::with_texts(language, [Cow::Borrowed(language.packed())])
    }

    /// The sentences of `language` in texts that `whypull_sentences::pack` made.
    pub fn with_texts(
        language: Language,
        texts: impl IntoIterator<Item = Cow<'static, str>>,
    ) -> Self {
        Self {
            language,
            texts: texts.into_iter().collect(),
        }
    }

    /// The language spoken.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a statement. A code without a message is its own sentence: a test
    /// (`tests/languages.rs`) makes sure that there is none.
    pub fn say(&self, message: &Message) -> String {
        self.tell(message.code, &message.args)
            .unwrap_or_else(|| message.code.to_owned())
    }

    /// A part of a message, such as the `.title` or `.fix` of a diagnostic, or nothing where the
    /// message has no such part.
    pub fn say_part(&self, message: &Message, part: &str) -> Option<String> {
        self.tell(&format!("{}.{part}", message.code), &message.args)
    }

    /// The sentence of a code, if the texts have one.
    pub fn tell(&self, code: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let pattern = self
            .texts
            .iter()
            .find_map(|text| packed::find(text, code))?;
        Some(packed::say(pattern, args, self.language))
    }

    /// The codes that have a message in this language.
    pub fn codes(&self) -> Vec<String> {
        let texts = self.texts.iter();
        texts
            .flat_map(|text| packed::ids(text))
            .map(str::to_owned)
            .collect()
    }
}
