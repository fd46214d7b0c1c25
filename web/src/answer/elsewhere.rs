use yew::prelude::*;

use super::finding::DiagnosticCard;
use super::part::DiagnosticPart;
use crate::words::use_words;

/// So many are shown at once.
const PAGE: usize = 10;

/// Which diagnostics.
#[derive(Properties, PartialEq)]
pub struct ElsewhereProps {
    /// The diagnostics, the worst first.
    pub diagnostics: Vec<DiagnosticPart>,
}

/// What is wrong with documents, Secrets and configurations that no container is known to use.
#[component]
pub fn Elsewhere(props: &ElsewhereProps) -> Html {
    let words = use_words();
    let shown = use_state_eq(|| PAGE);
    let hidden = props.diagnostics.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE))
    };
    if props.diagnostics.is_empty() {
        return html! {};
    }
    html! {
        <section class="elsewhere">
            <h3>{ words.say("answer-elsewhere") }</h3>
            { for props.diagnostics.iter().take(*shown).map(|it| html! { <DiagnosticCard diagnostic={it.clone()} /> }) }
            if hidden > 0 {
                <button type="button" class="button-quiet" onclick={more}>
                    { words.tell("answer-more", [("n", hidden.min(PAGE).into()), ("left", hidden.into())]) }
                </button>
            }
        </section>
    }
}
