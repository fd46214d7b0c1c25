use yew::prelude::*;

/// The options of the explanation, as a form.
#[component]
pub fn SettingsForm() -> Html {
    html! {}
}
