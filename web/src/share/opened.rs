use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::link::{LinkError, unpack};
use crate::session::Session;

/// Opens the link in the address, now and whenever the address gets another. The fragment is taken
/// away afterwards: what is open then changes, and the address must not say otherwise.
#[hook]
pub fn use_link(open: Callback<Result<Session, LinkError>>) {
    use_effect_with((), move |()| {
        read(open.clone());
        let listener = Closure::<dyn Fn()>::new(move || read(open.clone()));
        if let Some(window) = web_sys::window() {
            let _ = window
                .add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = web_sys::window() {
                let _ = window.remove_event_listener_with_callback(
                    "hashchange",
                    listener.as_ref().unchecked_ref(),
                );
            }
        }
    });
}

fn read(open: Callback<Result<Session, LinkError>>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let fragment = window.location().hash().unwrap_or_default();
    if fragment.is_empty() {
        return;
    }
    spawn_local(async move {
        let Some(unpacked) = unpack(&fragment).await else {
            return;
        };
        if let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
        open.emit(unpacked.map(|saved| saved.restore()));
    });
}
