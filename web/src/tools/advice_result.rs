//! The set-up that the answers ask for.

use whypull::advise::{Advice, ManifestFile, Setup};
use yew::prelude::*;

use super::copy::{Copy, Open, Snippet};
use crate::words::{Words, use_words};

/// What to set up.
#[derive(Properties, PartialEq)]
pub struct AdviceResultProps {
    /// The advice, in words.
    pub advice: Advice<String>,
}

/// The use cases, the parts of the set-up, and the files.
#[component]
pub fn AdviceResult(props: &AdviceResultProps) -> Html {
    let words = use_words();
    let advice = &props.advice;
    let parts = |alternative: bool| {
        let parts = advice
            .setup
            .iter()
            .filter(move |part| part.alternative == alternative);
        parts.map(|part| setup(&words, part)).collect::<Vec<_>>()
    };
    let alternatives = parts(true);
    html! {
        <div class="tool-result">
            <h3>{ words.say("tools-advice-result") }</h3>
            <div role="status"><ul class="tool-cases">
                { for advice.use_cases.iter().map(|case| html! {
                    <li><strong>{ words.tell("tools-advice-case", [("number", u32::from(case.number).into())]) }</strong>{ " " }{ &case.why }</li>
                }) }
            </ul></div>
            <ol class="tool-setup">{ for parts(false) }</ol>
            if !alternatives.is_empty() {
                <details>
                    <summary>{ words.say("tools-advice-alternatives") }</summary>
                    <ul class="tool-setup">{ for alternatives }</ul>
                </details>
            }
            if !advice.manifests.is_empty() {
                <h3>{ words.say("tools-advice-files") }</h3>
                <p class="tool-hint">{ words.say("tools-advice-files-hint") }</p>
                { for advice.manifests.iter().map(|file| manifest(&words, file)) }
            }
            { learn_more(&words, advice.learn_more) }
        </div>
    }
}

fn setup(words: &Words, part: &Setup<String>) -> Html {
    html! {
        <li>
            <h4>{ &part.title }</h4>
            { for part.reasons.iter().map(|reason| html! { <p class="tool-hint">{ reason }</p> }) }
            if !part.steps.is_empty() {
                <ul>
                    { for part.steps.iter().map(|step| html! {
                        <li>
                            { &step.text }
                            { for step.commands.iter().map(|command| html! { <Snippet text={command.clone()} /> }) }
                        </li>
                    }) }
                </ul>
            }
            { learn_more(words, part.learn_more) }
        </li>
    }
}

fn manifest(words: &Words, file: &ManifestFile) -> Html {
    let text = {
        let text = file.text.clone();
        Callback::from(move |()| text.clone())
    };
    let label = words.tell("tools-copy-name", [("name", file.name.into())]);
    html! {
        <details class="tool-file">
            <summary><code>{ file.name }</code></summary>
            <div class="tool-buttons"><Copy text={text.clone()} {label} /><Open name={file.name} {text} /></div>
            <pre class="tool-preview" tabindex="0"><code>{ &file.text }</code></pre>
        </details>
    }
}

/// A link to the documentation.
pub fn learn_more(words: &Words, page: &'static str) -> Html {
    html! { <p class="tool-more"><a href={page} target="_blank" rel="noopener noreferrer">{ words.say("tools-learn-more") }</a></p> }
}
