use whypull::keyring::{Reading, compare};
use whypull::reference::Reference;
use whypull::semantics::Semantics;
use yew::prelude::*;

/// Which key, for which image.
#[derive(Properties, PartialEq)]
pub struct KeyTextProps {
    /// The key, masked.
    pub text: AttrValue,
    /// The image as written.
    pub image: AttrValue,
    /// Whose reading of the key.
    pub semantics: Semantics,
}

/// A key with the part that matched highlighted.
#[component]
pub fn KeyText(props: &KeyTextProps) -> Html {
    let key = props.text.as_str();
    let pieces = Reference::parse(&props.image).ok().and_then(|reference| {
        let comparison = compare(key, reference.domain(), &reference.path().to_string());
        pieces(key, comparison.reading(props.semantics))
    });
    match pieces {
        None => html! { <code class="key">{ key }</code> },
        Some([before, matched, after]) => html! {
            <code class="key">
                <span class="key-dropped">{ before }</span>
                <mark class="key-matched">{ matched }</mark>
                <span class="key-dropped">{ after }</span>
            </code>
        },
    }
}

/// What stands before host, port and path in the key, these, and what stands behind. Nothing where
/// the key is not read part by part.
fn pieces<'a>(key: &'a str, reading: &Reading) -> Option<[&'a str; 3]> {
    if !reading.matched || reading.labels.is_empty() {
        return None;
    }
    let labels: Vec<_> = reading
        .labels
        .iter()
        .map(|label| label.pattern.as_str())
        .collect();
    let host = labels.join(".");
    let start = key.find(&host)?;
    let mut end = start + host.len();
    for part in [&reading.port, &reading.path] {
        let pattern = part.as_ref().map_or("", |part| part.pattern.as_str());
        if !pattern.is_empty() {
            end += key[end..].find(pattern)? + pattern.len();
        }
    }
    Some([&key[..start], &key[start..end], &key[end..]])
}
