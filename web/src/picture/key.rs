//! An image against a key, in the three rule sets.

use whypull::keyring::{Reading, compare, masked_key};
use whypull::name::Name;
use whypull::semantics::Semantics;
use yew::prelude::*;

use super::pair::pairs;
use crate::explained::Explained;
use crate::words::{Words, use_words};

/// How many images and keys are offered.
const MOST_OFFERED: usize = 50;
/// Shown where the Report has no key.
const EXAMPLE: (&str, &str) = ("a.b.example.com/team/app:v1", "*.example.com/team");

/// A picker for image and key, and the three readings.
#[component]
pub fn KeyPicture() -> Html {
    let words = use_words();
    let explained = use_context::<Explained>();
    let offered = use_memo(explained, |explained| {
        let mut offered: Vec<(String, String)> = Vec::new();
        let containers = (explained
            .iter()
            .flat_map(|explained| &explained.report.workloads))
        .flat_map(|workload| &workload.containers);
        for container in containers {
            for found in &container.matches {
                let pair = (container.image.given().to_owned(), found.key.clone());
                if offered.len() < MOST_OFFERED && !offered.contains(&pair) {
                    offered.push(pair);
                }
            }
        }
        offered
    });
    let typed = use_state(|| None::<(AttrValue, AttrValue)>);
    let (image, key) = (*typed).clone().unwrap_or_else(|| {
        offered.first().map_or_else(
            || (EXAMPLE.0.into(), EXAMPLE.1.into()),
            |(image, key)| (image.clone().into(), key.clone().into()),
        )
    });
    let pick = {
        let (typed, offered) = (typed.clone(), offered.clone());
        Callback::from(move |event: Event| {
            let select: web_sys::HtmlSelectElement = event.target_unchecked_into();
            let chosen = select
                .value()
                .parse::<usize>()
                .ok()
                .and_then(|at| offered.get(at));
            if let Some((image, key)) = chosen {
                typed.set(Some((image.clone().into(), key.clone().into())));
            }
        })
    };
    let typing = |is_key: bool| {
        let (typed, image, key) = (typed.clone(), image.clone(), key.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let value = AttrValue::from(input.value());
            typed.set(Some(if is_key {
                (image.clone(), value)
            } else {
                (value, key.clone())
            }));
        })
    };
    let options = (0_usize..).zip(offered.iter()).map(|(at, (of_image, of_key))| {
        let selected = *of_image == *image && *of_key == *key;
        html! { <option value={at.to_string()} {selected}>{ format!("{of_key}  →  {of_image}") }</option> }
    });
    let is_offered = offered.iter().any(|(i, k)| *i == *image && *k == *key);
    html! {
        <section class="picture" aria-labelledby="key-heading">
            <h2 id="key-heading">{ words.say("picture-keys") }</h2>
            <p>{ words.say("picture-keys-intro") }</p>
            <div class="picture-fields">
                if !offered.is_empty() {
                    <label class="wide"><span>{ words.say("picture-pick") }</span>
                        <select onchange={pick}>
                            <option value="" selected={!is_offered}>{ words.say("picture-pick-own") }</option>
                            { for options }
                        </select>
                    </label>
                }
                <label><span>{ words.say("picture-image-field") }</span>
                    <input class="code" type="text" maxlength="600" autocomplete="off" autocapitalize="off" spellcheck="false" value={image.clone()} oninput={typing(false)} />
                </label>
                <label><span>{ words.say("picture-key-field") }</span>
                    <input class="code" type="text" maxlength="600" autocomplete="off" autocapitalize="off" spellcheck="false" value={key.clone()} oninput={typing(true)} />
                </label>
            </div>
            { readings(&words, &image, &key) }
        </section>
    }
}

fn readings(words: &Words, image: &str, key: &str) -> Html {
    let name = match Name::of(image) {
        Ok(name) => name,
        Err(error) => {
            let bad = error.in_words(words.sentences());
            return html! { <p class="picture-error" role="status">{ bad.message }{ " " }{ bad.help }</p> };
        }
    };
    let comparison = compare(key, &name.domain, &name.path);
    let one = |semantics| reading(words, semantics, comparison.reading(semantics));
    html! {
        <>
            <p class="picture-status" role="status">
                { words.tell("picture-compared", [
                    ("key", masked_key(key).into_owned().into()), ("repository", name.repository.into()),
                ]) }{ " " }
                { words.say(if comparison.differs() { "picture-rules-differ" } else { "picture-rules-agree" }) }
            </p>
            { for Semantics::ALL.map(one) }
        </>
    }
}

fn reading(words: &Words, semantics: Semantics, reading: &Reading) -> Html {
    let (class, verdict) = match (reading.matched, reading.fallback) {
        (true, true) => ("verdict verdict-yes", "picture-verdict-fallback"),
        (true, false) => ("verdict verdict-yes", "picture-verdict-yes"),
        (false, _) => ("verdict verdict-no", "picture-verdict-no"),
    };
    let heading = match semantics {
        Semantics::Kubelet => "picture-rules-kubelet",
        Semantics::Docs => "picture-rules-docs",
        Semantics::Docker => "picture-rules-docker",
    };
    html! {
        <section class="reading">
            <h3>{ words.say(heading) }<span {class}>{ words.say(verdict) }</span></h3>
            { pairs(words, semantics, reading).unwrap_or_default() }
            <ul>{ for reading.why.iter().map(|why| html! { <li>{ words.sentences().say(why) }</li> }) }</ul>
        </section>
    }
}
