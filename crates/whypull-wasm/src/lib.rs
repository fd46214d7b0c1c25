//! whypull for JavaScript. This crate only translates: values of JavaScript into those of the core,
//! answers of the core into plain objects, refusals into what the facade in `js/` throws.
//!
//! Names go another way than the rest, see [`names`]: building an object here would cost more than
//! taking the name apart.

mod fields;
mod keys;
mod made;
pub mod names;
mod offset;
mod refusal;
mod request;
#[cfg(feature = "schema")]
pub mod schema;
mod speech;

use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsValue, UnwrapThrowExt};
use whypull::Explanation;
use whypull::advise::Answers;
use whypull::decode;
use whypull::name::Name;
use whypull::options::Options;
use whypull::pull_policy::PullPolicy;
use whypull::reference::Reference;
use whypull::secret::Fields;

use crate::fields::read;
use crate::refusal::Refusal;
use crate::request::{Language, Lookup};
use crate::speech::with_sentences;

/// What every function here answers: a plain object, or a [`Refusal`] as one.
type Answer = Result<JsValue, JsValue>;

/// A name in all its parts, whatever its length and its characters.
#[wasm_bindgen(js_name = parseReference)]
pub fn parse_reference(image: &str, options: JsValue) -> Answer {
    let Language { lang } = read("options", options)?;
    Name::of(image)
        .map(|name| plain(&name))
        .map_err(|bad| with_sentences(lang, |s| Refusal::of_name(bad.in_words(s)).into()))
}

/// What the API server sets where a container has no policy.
#[wasm_bindgen(js_name = defaultPullPolicy)]
pub fn default_pull_policy(image: &str) -> String {
    let (policy, _) = PullPolicy::default_for(&Reference::parse(image));
    policy.as_str().to_owned()
}

/// Which keys of a list serve an image; or of a docker config, where `config` is its text.
#[wasm_bindgen(js_name = matchCredentials)]
pub fn match_credentials(
    keys: JsValue,
    config: Option<String>,
    image: &str,
    options: JsValue,
) -> Answer {
    let lookup: Lookup = read("options", options)?;
    keys::explain(keys, config, image, lookup)
}

/// Why the images of some files will, or will not, pull.
#[wasm_bindgen]
pub fn explain(files: &Array, options: JsValue) -> Answer {
    let options: Options = read("options", options)?;
    let files: Vec<_> = files
        .iter()
        .enumerate()
        .map(|(at, file)| read(&format!("files[{at}]"), file))
        .collect::<Result<_, Refusal>>()?;
    let report = Explanation::of(files).report(&options);
    let mut report = with_sentences(options.lang, |sentences| report.in_words(sentences));
    offset::count_utf16(&mut report);
    Ok(plain(&report))
}

/// The likely causes of a pasted event.
#[wasm_bindgen]
pub fn decode(text: &str, options: JsValue) -> Answer {
    let Language { lang } = read("options", options)?;
    let decoded = decode::decode(text);
    Ok(with_sentences(lang, |s| plain(&decoded.in_words(s))))
}

/// A few answers to a set-up.
#[wasm_bindgen]
pub fn advise(answers: JsValue, options: JsValue) -> Answer {
    let Language { lang } = read("options", options)?;
    let answers: Answers = read("answers", answers)?;
    with_sentences(lang, |sentences| {
        whypull::advise::advise(&answers)
            .map(|advice| plain(&advice.in_words(sentences)))
            .map_err(|error| Refusal::of_field(error.in_words(sentences)).into())
    })
}

/// What `kubectl create secret docker-registry` makes.
#[wasm_bindgen(js_name = makeSecret)]
pub fn make_secret(fields: JsValue, options: JsValue) -> Answer {
    let Language { lang } = read("options", options)?;
    let fields: Fields = read("fields", fields)?;
    with_sentences(lang, |sentences| {
        whypull::secret::make_secret(&fields)
            .map(|made| plain(&made::Made::of(&made.in_words(sentences))))
            .map_err(|error| Refusal::of_field(error.in_words(sentences)).into())
    })
}

/// Every diagnostic that there is.
#[wasm_bindgen]
pub fn rules(options: JsValue) -> Answer {
    let Language { lang } = read("options", options)?;
    Ok(with_sentences(lang, |s| plain(&whypull::rules(s))))
}

/// Panics, or never ends its stack.
///
/// # Panics
///
/// That is what it is for.
#[cfg(feature = "provoke")]
#[wasm_bindgen]
pub fn provoke(what: &str) {
    #[expect(unconditional_recursion, reason = "that is what is provoked")]
    fn deeper(depth: &mut [u64; 64]) -> u64 {
        let mut copy = *depth;
        copy[0] += 1;
        deeper(&mut copy) + copy.iter().sum::<u64>()
    }
    match what {
        "stack" => drop(deeper(&mut [0; 64])),
        other => panic!("provoked: {other}"),
    }
}

/// Maps become plain objects, and what is not there is left out.
fn plain(value: &impl Serialize) -> JsValue {
    // Nothing that the core answers can fail to be written: strings, numbers, lists, structs.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_throw()
}
