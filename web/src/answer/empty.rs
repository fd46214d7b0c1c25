use yew::prelude::*;

use crate::words::use_words;

/// How to get what is to be pasted: what it is, and the command.
const COMMANDS: [(&str, &str); 4] = [
    ("answer-get-pod", "kubectl get pod NAME -o yaml"),
    ("answer-get-secret", "kubectl get secret NAME -o yaml"),
    (
        "answer-get-account",
        "kubectl get serviceaccount NAME -o yaml",
    ),
    ("answer-get-config", "cat ~/.docker/config.json"),
];

/// What there is.
#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    /// Whether there is any text at all.
    pub blank: bool,
}

/// What to paste, where nothing runs Pods.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    let words = use_words();
    let (title, text) = if props.blank {
        ("answer-empty-title", "answer-empty-text")
    } else {
        ("answer-no-workload-title", "answer-no-workload-text")
    };
    let command = |&(id, command): &(&str, &str)| {
        html! { <div><dt>{ words.say(id) }</dt><dd><code>{ command.to_owned() }</code></dd></div> }
    };
    html! {
        <section class="empty">
            <h2>{ words.say(title) }</h2>
            <p>{ words.say(text) }</p>
            <dl class="commands">{ for COMMANDS.iter().map(command) }</dl>
            <p class="empty-privacy">{ words.say("answer-privacy") }</p>
        </section>
    }
}
