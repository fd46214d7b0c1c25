//! The page's own sentences, in the reader's language. One Fluent resource a topic and language,
//! as in the core.

use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use whypull::explain::{Language, Sentences};
use yew::prelude::*;

macro_rules! resources {
    ($dir:literal: $($topic:literal),* $(,)?) => {
        [$(include_str!(concat!($dir, "/", $topic, ".ftl"))),*]
    };
}

fn resources(language: Language) -> [&'static str; 6] {
    match language {
        Language::En => {
            resources!("en": "shell", "editor", "answer", "picture", "tools", "share")
        }
        Language::ZhCn => {
            resources!("zh-CN": "shell", "editor", "answer", "picture", "tools", "share")
        }
    }
}

/// The page's sentences and the Report's, in one language: a Yew context.
#[derive(Clone)]
pub struct Words(Rc<Inner>);

struct Inner {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    sentences: Sentences,
}

impl Words {
    /// The sentences of a language.
    pub fn new(language: Language) -> Self {
        let identifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        bundle.set_use_isolating(false);
        for text in resources(language) {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _ = bundle.add_resource(resource);
        }
        Self(Rc::new(Inner {
            language,
            bundle,
            sentences: Sentences::new(language),
        }))
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The Report's sentences.
    pub fn sentences(&self) -> &Sentences {
        &self.0.sentences
    }

    /// A sentence without arguments. An id without a message is its own sentence.
    pub fn say(&self, id: &str) -> AttrValue {
        self.tell(id, [])
    }

    /// A sentence with arguments.
    pub fn tell<const N: usize>(
        &self,
        id: &str,
        args: [(&'static str, FluentValue<'_>); N],
    ) -> AttrValue {
        let pattern = self.0.bundle.get_message(id).and_then(|it| it.value());
        let Some(pattern) = pattern else {
            return AttrValue::from(id.to_owned());
        };
        let mut values = FluentArgs::with_capacity(N);
        for (name, value) in args {
            values.set(name, value);
        }
        let mut errors = Vec::new();
        let text = self
            .0
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        AttrValue::from(text.into_owned())
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.language == other.0.language
    }
}

/// The words of the page's language.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or_else(|| Words::new(Language::En))
}
