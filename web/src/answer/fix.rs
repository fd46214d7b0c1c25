use whypull::report::Fix;
use yew::prelude::*;

use crate::editor::Fixes;
use crate::words::use_words;

/// Which fix.
#[derive(Properties, PartialEq)]
pub struct FixProps {
    /// The fix.
    pub fix: Fix,
}

/// What to do, with a button where the page can do it.
#[component]
pub fn FixAdvice(props: &FixProps) -> Html {
    let words = use_words();
    html! {
        <p class="fix">
            <span class="fix-label">{ words.say("answer-fix") }</span>
            <span class="fix-title">{ words.message(&props.fix.title) }</span>
            <FixButton fix={props.fix.clone()} />
        </p>
    }
}

/// Applies a fix; nothing where a person has to.
#[component]
pub fn FixButton(props: &FixProps) -> Html {
    let words = use_words();
    let fixes = use_context::<Fixes>();
    let Some(fixes) = fixes.filter(|_| !props.fix.edits.is_empty()) else {
        return html! {};
    };
    let fix = props.fix.clone();
    let onclick = Callback::from(move |_: MouseEvent| fixes.apply.emit(fix.clone()));
    html! {
        <button type="button" class="button-fix" {onclick}>
            { words.say("answer-apply") }
            <span class="visually-hidden">{ ": " }{ words.message(&props.fix.title) }</span>
        </button>
    }
}
