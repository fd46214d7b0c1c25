use yew::prelude::*;

/// One of the tools.
#[component]
pub fn AdviceTool() -> Html {
    html! {}
}
