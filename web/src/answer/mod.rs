use yew::prelude::*;

/// Shown on the right.
#[component]
pub fn Answer() -> Html {
    html! {}
}
