use web_sys::HtmlDialogElement;
use whypull::explain::Language;
use yew::prelude::*;

use super::{Appearance, Keep, Shortcuts, focus, tabs};
use crate::examples::Examples;
use crate::session::{Action, Session, Settings, View};
use crate::settings::SettingsForm;
use crate::share::Share;
use crate::words::use_words;

/// What the header needs to know: nothing that changes while the reader types.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// What the right side shows.
    pub view: View,
    /// What is set.
    pub settings: Settings,
    /// Whether there is an earlier text to go back to.
    pub can_go_back: bool,
    /// What of the texts is kept over a reload.
    pub keep: Keep,
    /// Something else is to be kept.
    pub on_keep: Callback<Keep>,
    /// Another language is wanted.
    pub on_language: Callback<Language>,
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

/// Opens a dialog and tells it so.
pub fn show(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // Fails where it is open already, which is as well.
        let _ = dialog.show_modal();
    }
}

/// Name, choices, views.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let words = use_words();
    let examples = use_node_ref();
    let skip = Callback::from(|event: MouseEvent| {
        // The fragment of the address belongs to links.
        event.prevent_default();
        focus("output");
    });
    let open_examples = {
        let examples = examples.clone();
        Callback::from(move |_: MouseEvent| show(&examples))
    };
    let back = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Back))
    };
    html! {
        <header class="top">
            <a class="skip" href="#output" onclick={skip}>{ words.say("shell-skip") }</a>
            <div class="brand">
                <h1>{ "whypull" }</h1>
                <p>{ words.say("shell-tagline") }</p>
            </div>
            <div class="choices">
                if props.can_go_back {
                    <button type="button" class="back" onclick={back}>{ words.say("shell-back") }</button>
                }
                <button type="button" class="primary" aria-haspopup="dialog" data-open="examples" onclick={open_examples}>
                    { words.say("shell-examples") }
                </button>
                <SettingsForm
                    settings={props.settings.clone()}
                    keep={props.keep}
                    on_keep={props.on_keep.clone()}
                    dispatch={props.dispatch.clone()}
                />
                <Share />
                <Appearance on_language={props.on_language.clone()} />
                <Shortcuts examples={examples.clone()} can_go_back={props.can_go_back} dispatch={props.dispatch.clone()} />
            </div>
            <Views view={props.view} dispatch={props.dispatch.clone()} />
            <Examples dialog={examples} dispatch={props.dispatch.clone()} />
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct ViewsProps {
    view: View,
    dispatch: UseReducerDispatcher<Session>,
}

/// What the right side can show.
#[component]
fn Views(props: &ViewsProps) -> Html {
    let words = use_words();
    let at = View::ALL
        .iter()
        .position(|view| *view == props.view)
        .unwrap_or_default();
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(to) = tabs::target(&event, at, View::ALL.len())
                && let Some(view) = View::ALL.get(to)
            {
                event.prevent_default();
                dispatch.dispatch(Action::View(*view));
                focus(&format!("view-{}", view.name()));
            }
        })
    };
    html! {
        <div class="views" role="tablist" aria-label={words.say("shell-views")} {onkeydown}>
            { for View::ALL.map(|view| {
                let dispatch = props.dispatch.clone();
                let is_shown = view == props.view;
                html! {
                    <button
                        type="button"
                        role="tab"
                        id={format!("view-{}", view.name())}
                        data-view={view.name()}
                        aria-selected={is_shown.to_string()}
                        aria-controls="output"
                        tabindex={if is_shown { "0" } else { "-1" }}
                        onclick={move |_: MouseEvent| dispatch.dispatch(Action::View(view))}
                    >
                        { words.say(&format!("shell-view-{}", view.name())) }
                    </button>
                }
            }) }
        </div>
    }
}
