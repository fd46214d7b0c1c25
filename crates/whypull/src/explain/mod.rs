//! Codes and arguments become sentences, in the reader's language.
//!
//! One Fluent resource a topic and language: `en/reference.ftl`, `zh-CN/reference.ftl`, …
//! The bundle is built when the first sentence is asked for: whoever only decides pays nothing.
//!
//! The feature `sentences` (on by default) has the texts in the program; without it they are handed
//! in ([`Sentences::with_texts`]), so that a reader of one language need not load them all.

mod language;

pub use language::Language;

use std::borrow::Cow;
use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::message::{Arg, Message};

/// The sentences of one language.
pub struct Sentences {
    language: Language,
    texts: Vec<Cow<'static, str>>,
    bundle: OnceCell<FluentBundle<FluentResource>>,
}

impl Sentences {
    /// The sentences of `language`; nothing is built yet.
    #[cfg(feature = "sentences")]
    pub fn new(language: Language) -> Self {
        let texts = language.resources().iter();
        Self::with_texts(language, texts.map(|(_, text)| Cow::Borrowed(*text)))
    }

    /// The sentences of `language`, whose Fluent resources are these; nothing is built yet.
    pub fn with_texts(
        language: Language,
        texts: impl IntoIterator<Item = Cow<'static, str>>,
    ) -> Self {
        Self {
            language,
            texts: texts.into_iter().collect(),
            bundle: OnceCell::new(),
        }
    }

    /// The language spoken.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a statement. A code without a message is its own sentence: a test
    /// (`tests/languages.rs`) makes sure that there is none.
    pub fn say(&self, message: &Message) -> String {
        self.attribute(message.code, None, &message.args)
            .unwrap_or_else(|| message.code.to_owned())
    }

    /// A part of a message, such as the `.title` or `.fix` of a diagnostic, or nothing where the
    /// message has no such part.
    pub fn say_part(&self, message: &Message, part: &str) -> Option<String> {
        self.attribute(message.code, Some(part), &message.args)
    }

    /// The codes that have a message in this language, as the resources list them.
    pub fn codes(&self) -> Vec<String> {
        let mut codes = Vec::new();
        for text in &self.texts {
            codes.extend(
                text.lines()
                    .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                    .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim().to_owned())),
            );
        }
        codes
    }

    fn attribute(
        &self,
        code: &str,
        part: Option<&str>,
        args: &[(&'static str, Arg)],
    ) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| self.build());
        let message = bundle.get_message(code)?;
        let pattern = match part {
            None => message.value()?,
            Some(part) => message.get_attribute(part)?.value(),
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, text.as_ref()),
                Arg::Number(number) => values.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        Some(
            bundle
                .format_pattern(pattern, Some(&values), &mut errors)
                .into_owned(),
        )
    }

    fn build(&self) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec![self.language.identifier()]);
        // Isolation marks are bidi controls; they would end up in terminals, JSON and clipboards.
        bundle.set_use_isolating(false);
        for text in &self.texts {
            // A resource with a mistake still gives its good messages.
            let resource = match FluentResource::try_new(text.clone().into_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            // The resources are ours: a doubled code is caught by `tests/languages.rs`.
            let _ = bundle.add_resource(resource);
        }
        bundle
    }
}
