use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;

use super::opening;
use crate::notices::Notices;
use crate::session::Session;
use crate::words::use_words;

/// Where dropped files go.
#[derive(Properties, PartialEq)]
pub struct DropTargetProps {
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

/// The whole page takes files that are dropped on it, and shows so while they hover.
#[component]
pub fn DropTarget(props: &DropTargetProps) -> Html {
    let words = use_words();
    let notices = use_context::<Notices>();
    let hovers = use_state(|| false);
    {
        let (hovers, dispatch) = (hovers.setter(), props.dispatch.clone());
        use_effect_with((words.clone(), notices), move |(words, notices)| {
            let (words, notices) = (words.clone(), notices.clone());
            let document = web_sys::window().and_then(|window| window.document());
            let listen = move |kind: &'static str| {
                let (hovers, dispatch) = (hovers.clone(), dispatch.clone());
                let (words, notices) = (words.clone(), notices.clone());
                // Before the editor, which would put the file's text at the cursor.
                let options = EventListenerOptions::run_in_capture_phase();
                let options = EventListenerOptions {
                    passive: false,
                    ..options
                };
                document.as_ref().map(|document| {
                    EventListener::new_with_options(document, kind, options, move |event| {
                        let Some(event) = event.dyn_ref::<DragEvent>() else {
                            return;
                        };
                        let Some(data) = event.data_transfer() else {
                            return;
                        };
                        if !data.types().includes(&"Files".into(), 0) {
                            return;
                        }
                        event.prevent_default();
                        event.stop_propagation();
                        match kind {
                            "dragover" => hovers.set(true),
                            "dragleave" if event.related_target().is_none() => hovers.set(false),
                            "drop" => {
                                hovers.set(false);
                                if let Some(files) = data.files() {
                                    opening::open(&files, &dispatch, notices.as_ref(), &words);
                                }
                            }
                            _ => {}
                        }
                    })
                })
            };
            let listeners = ["dragover", "dragleave", "drop"].map(listen);
            move || drop(listeners)
        });
    }
    html! {
        if *hovers {
            <div class="drop-target"><p>{ words.say("shell-drop") }</p></div>
        }
    }
}
