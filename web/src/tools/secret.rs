use yew::prelude::*;

/// One of the tools.
#[component]
pub fn SecretTool() -> Html {
    html! {}
}
