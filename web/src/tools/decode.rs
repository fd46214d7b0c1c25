//! A pasted event into its likely causes. The text stays in this component: it is neither stored
//! nor shared.

use std::rc::Rc;

use whypull::decode::{Cause, Decoded, Likelihood, decode};
use yew::prelude::*;

use super::advice_result::learn_more;
use super::copy::Snippet;
use super::field::Field;
use crate::words::{Words, use_words};

const SAMPLES: [(&str, &str); 4] = [
    (
        "tools-sample-describe",
        "Name:         web\nNamespace:    shop\nNode:         node-1/10.0.0.5\nEvents:\n  Type     Reason   Age                From     Message\n  ----     ------   ----               ----     -------\n  Normal   Pulling  20s (x2 over 35s)  kubelet  Pulling image \"registry.example.com/team/app:v1\"\n  Warning  Failed   20s (x2 over 35s)  kubelet  Failed to pull image \"registry.example.com/team/app:v1\": failed to pull and unpack image \"registry.example.com/team/app:v1\": failed to resolve reference \"registry.example.com/team/app:v1\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed\n  Warning  Failed   20s (x2 over 35s)  kubelet  Error: ErrImagePull\n  Normal   BackOff  7s (x2 over 34s)   kubelet  Back-off pulling image \"registry.example.com/team/app:v1\"\n  Warning  Failed   7s (x2 over 34s)   kubelet  Error: ImagePullBackOff\n",
    ),
    (
        "tools-sample-name",
        "Failed to apply default image tag \"https://quay.io/Team/app\": couldn't parse image name \"https://quay.io/Team/app\": invalid reference format\n",
    ),
    (
        "tools-sample-limit",
        "Failed to pull image \"nginx:1.27\": failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/1.27: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit.\n",
    ),
    (
        "tools-sample-platform",
        "Failed to pull image \"example.com/tool:v2\": no match for platform in manifest: not found\n",
    ),
];

/// One of the tools.
#[component]
pub fn DecodeTool() -> Html {
    let words = use_words();
    let text = use_state(|| AttrValue::from(""));
    let decoded = use_memo(((*text).clone(), words.clone()), |(text, words)| {
        (!text.trim().is_empty()).then(|| decode(text).in_words(words.sentences()))
    });
    let on_change = {
        let text = text.clone();
        Callback::from(move |typed: String| text.set(typed.into()))
    };
    let samples = SAMPLES.map(|(id, sample)| {
        let text = text.clone();
        let onclick = Callback::from(move |_: MouseEvent| text.set(sample.into()));
        html! { <button type="button" {onclick}>{ words.say(id) }</button> }
    });
    let is_empty = text.is_empty();
    let clear = {
        let text = text.clone();
        Callback::from(move |_: MouseEvent| text.set("".into()))
    };
    html! {
        <section class="tool" aria-labelledby="decode-heading">
            <h2 id="decode-heading">{ words.say("tools-decode") }</h2>
            <p class="tool-intro">{ words.say("tools-decode-intro") }</p>
            <div class="tool-form">
                <div class="tool-buttons" role="group" aria-label={words.say("tools-samples")}>
                    <span class="tool-hint">{ words.say("tools-samples") }</span>{ for samples }
                    <button type="button" disabled={is_empty} onclick={clear}>{ words.say("tools-clear") }</button>
                </div>
                <Field id="decode-text" label={words.say("tools-decode-text")} hint={words.say("tools-decode-hint")}
                    long={true} value={(*text).clone()} {on_change} />
            </div>
            <DecodeResult {decoded} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct DecodeResultProps {
    decoded: Rc<Option<Decoded<String>>>,
}

#[component]
fn DecodeResult(props: &DecodeResultProps) -> Html {
    let words = use_words();
    let Some(decoded) = &*props.decoded else {
        return html! { <p class="tool-empty" role="status">{ words.say("tools-decode-empty") }</p> };
    };
    html! {
        <div class="tool-result">
            <p class="tool-summary" role="status">
                { words.tell("tools-decode-found", [("events", decoded.events.len().into()), ("causes", decoded.causes.len().into())]) }
            </p>
            { for decoded.notes.iter().map(|note| html! { <p class="tool-note">{ &note.message }</p> }) }
            if !decoded.causes.is_empty() {
                <h3>{ words.say("tools-decode-causes") }</h3>
                <ol class="tool-causes">{ for decoded.causes.iter().map(|found| cause(&words, found)) }</ol>
            }
            if !decoded.events.is_empty() {
                <details>
                    <summary>{ words.tell("tools-decode-events", [("count", decoded.events.len().into())]) }</summary>
                    <ul class="tool-events">
                        { for decoded.events.iter().map(|event| html! {
                            <li>
                                <strong>{ event.reason.as_str() }</strong>{ " " }
                                <span class="tool-hint">{ words.tell("tools-line", [("line", event.line.into())]) }</span>
                                <code>{ &event.text }</code>
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </div>
    }
}

fn cause(words: &Words, cause: &Cause<String>) -> Html {
    let (class, likelihood) = match cause.likelihood {
        Likelihood::Certain => ("likelihood likelihood-certain", "tools-certain"),
        Likelihood::Likely => ("likelihood likelihood-likely", "tools-likely"),
        Likelihood::Possible => ("likelihood", "tools-possible"),
    };
    let lines: Vec<String> = cause.lines.iter().map(u32::to_string).collect();
    html! {
        <li>
            <p><span {class}>{ words.say(likelihood) }</span>{ " " }{ &cause.message }</p>
            <p class="tool-hint">
                if let Some(image) = &cause.image { <code>{ image }</code>{ " · " } }
                { words.tell("tools-lines", [("lines", lines.join(", ").into()), ("count", lines.len().into())]) }
            </p>
            if !cause.steps.is_empty() {
                <ul>
                    { for cause.steps.iter().map(|step| html! {
                        <li>
                            { &step.text }
                            { for step.commands.iter().map(|command| html! { <Snippet text={command.clone()} /> }) }
                        </li>
                    }) }
                </ul>
            }
            if !cause.related.is_empty() {
                <details>
                    <summary>{ words.say("tools-related") }</summary>
                    <ul class="tool-codes">{ for cause.related.iter().map(|code| html! { <li><code>{ *code }</code></li> }) }</ul>
                </details>
            }
            { learn_more(words, cause.learn_more) }
        </li>
    }
}
