use yew::prelude::*;

/// Shown on the right.
#[component]
pub fn Pictures() -> Html {
    html! {}
}
