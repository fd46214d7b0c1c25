mod link;

use yew::prelude::*;

/// A link without secrets, with a preview of what it holds.
#[component]
pub fn Share() -> Html {
    html! {}
}
