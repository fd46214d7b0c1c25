//! Keys, given as a list or as a docker config.

use serde::Deserialize;
use wasm_bindgen::JsValue;
use whypull::docker_config::{DockerConfig, Format};
use whypull::matched::Keys;

use crate::fields::refused;
use crate::refusal::Refusal;
use crate::request::Lookup;
use crate::speech::with_sentences;
use crate::{Answer, plain};

/// Answers one question.
pub fn explain(keys: JsValue, config: Option<String>, image: &str, lookup: Lookup) -> Answer {
    if let Some(text) = config {
        let config = DockerConfig::parse(&text, Format::ConfigJson);
        return ask(&Keys::of_config(&config), image, lookup);
    }
    let keys: Vec<String> = Vec::deserialize(serde_wasm_bindgen::Deserializer::from(keys))
        .map_err(|_| refused("keys", "expected an array of strings"))?;
    ask(&Keys::new(keys.iter().map(String::as_str)), image, lookup)
}

fn ask(keys: &Keys<'_>, image: &str, lookup: Lookup) -> Answer {
    with_sentences(lookup.lang, |sentences| {
        keys.explain(image, lookup.semantics)
            .map(|matched| plain(&matched.in_words(sentences)))
            .map_err(|bad| Refusal::of_name(bad.in_words(sentences)).into())
    })
}
