use yew::prelude::*;

/// Examples, one click each.
#[component]
pub fn Examples() -> Html {
    html! {}
}
