//! Codes and arguments become sentences, in the reader's language.
//!
//! One Fluent resource a topic and language: `en/reference.ftl`, `zh-CN/reference.ftl`, …
//! The bundle is built when the first sentence is asked for: whoever only decides pays nothing.

mod language;

pub use language::Language;

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::message::{Arg, Message};

/// The sentences of one language.
pub struct Sentences {
    language: Language,
    bundle: OnceCell<FluentBundle<FluentResource>>,
}

impl Sentences {
    /// The sentences of `language`; nothing is built yet.
    pub const fn new(language: Language) -> Self {
        Self {
            language,
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
        for (_, text) in self.language.resources() {
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
        for (_, text) in self.language.resources() {
            // A resource with a mistake still gives its good messages.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            // The resources are ours: a doubled code is caught by `tests/languages.rs`.
            let _ = bundle.add_resource(resource);
        }
        bundle
    }
}
