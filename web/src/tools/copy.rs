//! Copying, and opening as a file.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::clipboard;
use crate::notices::Notices;
use crate::session::{Action, OpenFile, SessionHandle};
use crate::words::use_words;

/// What is copied. Asked for when the button is pressed: a secret stands in no property.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// Gives the text.
    pub text: Callback<(), String>,
    /// What it is, for those who do not see what stands beside the button.
    pub label: AttrValue,
    /// The element that shows the text, selected where the clipboard is out of reach.
    #[prop_or_default]
    pub shown: Option<NodeRef>,
}

/// Copies a text.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let words = use_words();
    let notices = use_context::<Notices>();
    let onclick = {
        let (get, shown, words) = (props.text.clone(), props.shown.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let (notices, shown, words) = (notices.clone(), shown.clone(), words.clone());
            let text = get.emit(());
            spawn_local(async move {
                let copied = clipboard::write(&text).await;
                if !copied && let Some(shown) = &shown {
                    select(shown);
                }
                if let Some(notices) = notices {
                    notices.say(words.say(match (copied, shown.is_some()) {
                        (true, _) => "tools-copied",
                        (false, true) => "tools-copy-selected",
                        (false, false) => "tools-copy-failed",
                    }));
                }
            });
        })
    };
    html! { <button type="button" class="tool-copy" aria-label={props.label.clone()} {onclick}>{ words.say("tools-copy") }</button> }
}

fn select(shown: &NodeRef) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let (Some(selection), Some(element)) = (selection, shown.get()) {
        let _ = selection.select_all_children(&element);
    }
}

/// A text that can be seen and copied.
#[derive(Properties, PartialEq)]
pub struct SnippetProps {
    /// The text.
    pub text: AttrValue,
}

/// A command, with a button that copies it.
#[component]
pub fn Snippet(props: &SnippetProps) -> Html {
    let words = use_words();
    let shown = use_node_ref();
    let text = props.text.clone();
    let get = Callback::from(move |()| text.to_string());
    let label = words.tell("tools-copy-text", [("text", props.text.as_str().into())]);
    html! {
        <div class="tool-snippet">
            <pre tabindex="0"><code ref={shown.clone()}>{ props.text.clone() }</code></pre>
            <Copy text={get} {label} shown={Some(shown)} />
        </div>
    }
}

/// What is opened.
#[derive(Properties, PartialEq)]
pub struct OpenProps {
    /// The name of the file.
    pub name: AttrValue,
    /// Gives the text.
    pub text: Callback<(), String>,
}

/// Opens a text as a file in the editor.
#[component]
pub fn Open(props: &OpenProps) -> Html {
    let words = use_words();
    let notices = use_context::<Notices>();
    let session = use_context::<SessionHandle>();
    let onclick = {
        let (get, name, words) = (props.text.clone(), props.name.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(session) = &session {
                session.dispatch(Action::Add(OpenFile::new(name.clone(), get.emit(()))));
            }
            if let Some(notices) = &notices {
                notices.say(words.tell("tools-opened", [("name", name.as_str().into())]));
            }
        })
    };
    let label = words.tell("tools-open-name", [("name", props.name.as_str().into())]);
    html! { <button type="button" aria-label={label} {onclick}>{ words.say("tools-open") }</button> }
}
