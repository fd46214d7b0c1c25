//! The page's own sentences, in the reader's language. One Fluent resource a topic and language, as in
//! the core; `build.rs` packs those of both together.

use std::borrow::Cow;
use std::rc::Rc;

use whypull::explain::{Language, Sentences};
use whypull::message::{Arg, Message};
use yew::prelude::*;

/// The page's sentences and the Report's, in one language: a Yew context.
#[derive(Clone)]
pub struct Words(Rc<Sentences>);

impl Words {
    /// The sentences of a language.
    pub fn new(language: Language) -> Self {
        let packed = match language {
            Language::En => include_str!(concat!(env!("OUT_DIR"), "/en")),
            Language::ZhCn => include_str!(concat!(env!("OUT_DIR"), "/zh-CN")),
        };
        Self(Rc::new(Sentences::with_texts(
            language,
            [Cow::Borrowed(packed)],
        )))
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.0.language()
    }

    /// The Report's sentences.
    pub fn sentences(&self) -> &Sentences {
        &self.0
    }

    /// The sentence of a statement of the Report.
    pub fn message(&self, message: &Message) -> String {
        self.0.say(message)
    }

    /// A sentence without arguments. An id without a message is its own sentence.
    pub fn say(&self, id: &str) -> AttrValue {
        self.tell(id, [])
    }

    /// A sentence with arguments.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "every caller makes the arguments on the spot"
    )]
    pub fn tell<const N: usize>(&self, id: &str, args: [(&'static str, Arg); N]) -> AttrValue {
        let told = self.0.tell(id, &args);
        AttrValue::from(told.unwrap_or_else(|| id.to_owned()))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language() == other.language()
    }
}

/// The words of the page's language.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or_else(|| Words::new(Language::En))
}
