use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent};
use yew::prelude::*;

use super::header::show;
use super::{element, focus, focus_text};
use crate::session::{Action, OpenFile, Session, View};
use crate::words::use_words;

/// Keys and what they do. Alt with Shift: browsers and editors leave these alone, and Alt with a
/// digit changes tabs in some.
const LIST: [(&[&str], &str); 10] = [
    (&["F6"], "shell-keys-jump"),
    (&["Alt", "Shift", "1…5"], "shell-keys-views"),
    (&["Alt", "Shift", "N"], "shell-keys-new"),
    (&["Alt", "Shift", "O"], "shell-keys-open"),
    (&["Alt", "Shift", "E"], "shell-keys-examples"),
    (&["Alt", "Shift", "S"], "shell-keys-settings"),
    (&["Alt", "Shift", "Z"], "shell-keys-back"),
    (&["←", "→"], "shell-keys-tabs"),
    (&["Delete"], "shell-keys-remove"),
    (&["?"], "shell-keys-help"),
];

/// What the keys reach.
#[derive(Properties, PartialEq)]
pub struct ShortcutsProps {
    /// The dialog of the examples.
    pub examples: NodeRef,
    /// Whether there is an earlier text to go back to.
    pub can_go_back: bool,
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

/// Listens to the keyboard, and lists the keys.
#[component]
pub fn Shortcuts(props: &ShortcutsProps) -> Html {
    let words = use_words();
    let help = use_node_ref();
    {
        let (examples, dispatch, help) =
            (props.examples.clone(), props.dispatch.clone(), help.clone());
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let listener = document.map(|document| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&document, "keydown", options, move |event| {
                    if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                        && press(event, &dispatch, &examples, &help)
                    {
                        event.prevent_default();
                    }
                })
            });
            move || drop(listener)
        });
    }
    let open = {
        let help = help.clone();
        Callback::from(move |_: MouseEvent| show(&help))
    };
    let close = {
        let help = help.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(help) = help.cast::<HtmlDialogElement>() {
                help.close();
            }
        })
    };
    html! {
        <>
            <button type="button" class="help" aria-haspopup="dialog" aria-label={words.say("shell-keys")} onclick={open}>{ "?" }</button>
            <dialog ref={help} class="sheet keys" aria-labelledby="keys-title">
                <div class="head">
                    <h2 id="keys-title">{ words.say("shell-keys") }</h2>
                    <button type="button" onclick={close}>{ words.say("shell-close") }</button>
                </div>
                <dl>
                    { for LIST.iter().map(|(keys, what)| html! {
                        <div>
                            <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                            <dd>{ words.say(what) }</dd>
                        </div>
                    }) }
                </dl>
            </dialog>
        </>
    }
}

/// Does what a key says; whether it said anything.
fn press(
    event: &KeyboardEvent,
    dispatch: &UseReducerDispatcher<Session>,
    examples: &NodeRef,
    help: &NodeRef,
) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let dialog = document.and_then(|it| it.query_selector("dialog[open]").ok().flatten());
    if dialog.is_some() || event.is_composing() {
        return false;
    }
    let in_field = event
        .composed_path()
        .iter()
        .any(|at| at.dyn_ref::<Element>().is_some_and(is_field));
    match (event.alt_key() && event.shift_key(), event.code().as_str()) {
        (false, "F6") => jump(),
        (true, "KeyN") => dispatch.dispatch(Action::Add(OpenFile::new("new.yaml", ""))),
        (true, "KeyO") => {
            if let Some(field) = element("open-file") {
                field.click();
            }
        }
        (true, "KeyE") => show(examples),
        (true, "KeyS") => {
            if let Some(summary) = element("settings-summary") {
                summary.click();
                let _ = summary.focus();
            }
        }
        (true, "KeyZ") => dispatch.dispatch(Action::Back),
        (true, code) => {
            let digit = code
                .strip_prefix("Digit")
                .and_then(|digit| digit.parse::<usize>().ok());
            let Some(view) = digit.and_then(|digit| View::ALL.get(digit.checked_sub(1)?)) else {
                return false;
            };
            dispatch.dispatch(Action::View(*view));
        }
        (false, _) if event.key() == "?" && !in_field => show(help),
        _ => return false,
    }
    true
}

/// From the text to the answer, and back.
fn jump() {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    let in_output = active.is_some_and(|active| active.closest("#output").ok().flatten().is_some());
    if in_output {
        focus_text();
    } else {
        focus("output");
    }
}

fn is_field(at: &Element) -> bool {
    matches!(at.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || at
            .get_attribute("contenteditable")
            .is_some_and(|it| it != "false")
}
