use whypull::report::Fix;
use yew::prelude::*;

use crate::words::use_words;

/// Which fix.
#[derive(Properties, PartialEq)]
pub struct FixProps {
    /// The fix.
    pub fix: Fix<String>,
}

/// What to do, with a button where the page can do it.
#[component]
pub fn FixAdvice(props: &FixProps) -> Html {
    let words = use_words();
    html! {
        <p class="fix">
            <span class="fix-label">{ words.say("answer-fix") }</span>
            <span class="fix-title">{ props.fix.title.clone() }</span>
            <FixButton fix={props.fix.clone()} />
        </p>
    }
}

/// Applies a fix; nothing where a person has to.
#[component]
pub fn FixButton(_props: &FixProps) -> Html {
    html! {}
}
