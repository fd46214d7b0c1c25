//! The Secrets made: masked here, whole in the clipboard and in the editor.

use std::rc::Rc;

use whypull::secret::{Format, Made};
use whypull::secret_value::SecretValue;
use yew::prelude::*;

use super::copy::{Copy, Open};
use crate::words::use_words;

/// What was made.
#[derive(Properties, PartialEq)]
pub struct SecretResultProps {
    /// The manifests and what to know about them.
    pub made: Rc<Made<String>>,
}

/// What was made, with its buttons.
#[component]
pub fn SecretResult(props: &SecretResultProps) -> Html {
    let words = use_words();
    let made = &props.made;
    let text = {
        let made = made.clone();
        Callback::from(move |()| made.text().expose().to_owned())
    };
    let Some(first) = made.manifests.first() else {
        return html! {};
    };
    let extension = match first.format {
        Format::Yaml => "yaml",
        Format::Json => "json",
    };
    let name = format!("{}.{extension}", first.name);
    html! {
        <div class="tool-result">
            <h3>{ words.say("tools-secret-made") }</h3>
            <p role="status">{ words.tell("tools-secret-count", [("count", made.manifests.len().into())]) }</p>
            if !made.warnings.is_empty() {
                <ul class="tool-warnings" aria-label={words.say("tools-warnings")}>
                    { for made.warnings.iter().map(|warning| html! { <li>{ &warning.message }</li> }) }
                </ul>
            }
            <div class="tool-buttons">
                <Copy text={text.clone()} label={words.tell("tools-copy-name", [("name", name.as_str().into())])} />
                <Open {name} {text} />
            </div>
            <pre class="tool-preview" tabindex="0" aria-label={words.say("tools-secret-preview")}><code>{ masked(&made.text()) }</code></pre>
            <p class="tool-hint">{ words.say("tools-secret-masked") }</p>
        </div>
    }
}

/// Every manifest has its data on one line, under one name.
fn masked(text: &SecretValue) -> String {
    const DATA: [&str; 2] = [".dockerconfigjson: ", "\".dockerconfigjson\": "];
    let mut shown = String::new();
    for line in text.expose().lines() {
        let indent = line.len() - line.trim_start().len();
        match DATA.iter().find(|data| line[indent..].starts_with(**data)) {
            Some(data) => {
                let quote = if data.starts_with('"') { "\"" } else { "" };
                shown.extend([&line[..indent], data, quote, SecretValue::MASK, quote]);
            }
            None => shown.push_str(line),
        }
        shown.push('\n');
    }
    shown
}
