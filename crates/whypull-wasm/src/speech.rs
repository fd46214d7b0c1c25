//! The sentences of each language, made when they are first needed and kept.

use std::borrow::Cow;
use std::cell::OnceCell;

use wasm_bindgen::prelude::wasm_bindgen;
use whypull::explain::{Language, Sentences};

#[wasm_bindgen(raw_module = "./sentences.js")]
extern "C" {
    /// The packed sentences of a language, which are not in the module: see ARCHITECTURE.md.
    #[wasm_bindgen(js_name = resource)]
    fn resource(language: &str) -> String;
}

/// One a language, in the order of [`Language::ALL`].
const LANGUAGES: usize = Language::ALL.len();

thread_local! {
    static SENTENCES: [OnceCell<Sentences>; LANGUAGES] =
        const { [const { OnceCell::new() }; LANGUAGES] };
}

/// Calls `say` with the sentences of a language.
pub fn with_sentences<T>(language: Language, say: impl FnOnce(&Sentences) -> T) -> T {
    SENTENCES.with(|all| {
        let sentences = all[language as usize].get_or_init(|| {
            Sentences::with_texts(language, [Cow::Owned(resource(language.tag()))])
        });
        say(sentences)
    })
}
