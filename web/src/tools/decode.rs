use yew::prelude::*;

/// One of the tools.
#[component]
pub fn DecodeTool() -> Html {
    html! {}
}
