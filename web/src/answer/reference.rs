use std::ops::Range;

use whypull::reference::Reference;
use whypull::report::{Image, ImageError, ImageParts, Location};
use yew::prelude::*;

use crate::pointing::Fact;
use crate::words::{Words, use_words};

/// Which name.
#[derive(Properties, PartialEq)]
pub struct ImageNameProps {
    /// What the name means, or why it means nothing.
    pub image: Image,
    /// Where it stands.
    pub location: Location,
}

/// An image name in its coloured parts, those that are implied too.
#[component]
pub fn ImageName(props: &ImageNameProps) -> Html {
    let words = use_words();
    let location = props.location.clone();
    match &props.image {
        Image::Parsed(parts) => html! {
            <>
                <Fact {location} class="reference"><code>{ coloured(parts) }</code></Fact>
                { legend(parts, &words) }
            </>
        },
        Image::Malformed { given, error } => html! {
            <>
                <Fact {location} class="reference"><code>{ marked(given, error, &words) }</code></Fact>
                <p class="reference-error">
                    <code>{ error.message.clone() }</code>
                </p>
                <p class="reference-help">{ words.message(&error.help) }</p>
            </>
        },
    }
}

/// One coloured piece.
fn piece(part: &'static str, implied: bool, text: &str) -> Html {
    let implied = implied.then_some("part-implied");
    html! { <span class={classes!(part, implied)}>{ text }</span> }
}

fn coloured(parts: &ImageParts) -> Html {
    let given = parts.given.as_str();
    let Ok(reference) = Reference::parse(given) else {
        return html! { given };
    };
    let at = reference.parts();
    let text = |range: &Range<usize>| given.get(range.clone()).unwrap_or_default();
    let domain = at.domain.as_ref().map_or(reference.domain(), text);
    let [library, path] = reference.path().as_parts();
    html! {
        <>
            if !domain.is_empty() {
                { piece("part-domain", at.domain.is_none(), domain) }
                { piece("part-mark", at.domain.is_none(), "/") }
                <wbr />
            }
            if !library.is_empty() {
                { piece("part-path", true, library) }
            }
            { piece("part-path", false, path) }
            if let Some(tag) = reference.effective_tag() {
                { piece("part-mark", at.tag.is_none(), ":") }
                { piece("part-tag", at.tag.is_none(), tag) }
            }
            if let Some(digest) = reference.digest() {
                <wbr />
                { piece("part-mark", false, "@") }
                { piece("part-digest", false, digest) }
            }
        </>
    }
}

fn legend(parts: &ImageParts, words: &Words) -> Html {
    let Ok(reference) = Reference::parse(&parts.given) else {
        return html! {};
    };
    let at = reference.parts();
    let [library, _] = reference.path().as_parts();
    let aside = |id: &str| html! { <span class="implied-note">{ words.say(id) }</span> };
    let implied = |is: bool| {
        if is {
            aside("answer-implied")
        } else {
            html! {}
        }
    };
    let row = |part: &'static str, id: &str, value: &str, note: Html| {
        html! {
            <div>
                <dt>{ words.say(id) }</dt>
                <dd><code class={part}>{ value }</code>{ note }</dd>
            </div>
        }
    };
    let library = if library.is_empty() {
        html! {}
    } else {
        aside("answer-library-implied")
    };
    html! {
        <dl class="reference-parts">
            if !parts.domain.is_empty() {
                { row("part-domain", "answer-part-domain", &parts.domain, implied(at.domain.is_none())) }
            }
            { row("part-path", "answer-part-path", &parts.path, library) }
            if let Some(tag) = &parts.effective_tag {
                { row("part-tag", "answer-part-tag", tag, implied(parts.tag.is_none())) }
            }
            if let Some(digest) = &parts.digest {
                { row("part-digest", "answer-part-digest", &shortened(digest), html! {}) }
            }
        </dl>
    }
}

/// The beginning of a digest, as people tell digests apart; it stands in full above.
fn shortened(digest: &str) -> String {
    const SHOWN: usize = 19;
    match digest.get(..SHOWN) {
        Some(start) if digest.len() > SHOWN => format!("{start}…"),
        _ => digest.to_owned(),
    }
}

/// The string with the offending place marked.
fn marked(given: &str, error: &ImageError, words: &Words) -> Html {
    let offset = if given.is_char_boundary(error.offset) {
        error.offset
    } else {
        0
    };
    let (before, rest) = given.split_at(offset);
    let character = rest.chars().next();
    let after = character.map_or("", |character| &rest[character.len_utf8()..]);
    let shown = match character {
        None => "␣".to_owned(),
        Some(character) if is_visible(character) => character.to_string(),
        Some(character) => format!("U+{:04X}", u32::from(character)),
    };
    html! {
        <>
            { before }
            <mark class="reference-fault">
                <span class="visually-hidden">{ words.say("answer-fault-here") }</span>
                { shown }
            </mark>
            { after }
        </>
    }
}

/// Whether a character shows itself: neither space nor control nor one that hides.
fn is_visible(character: char) -> bool {
    character.is_ascii_graphic() || character.is_alphanumeric()
}
