use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::link::{LinkError, pack};
use super::shared::Shared;
use crate::clipboard;
use crate::session::SessionHandle;
use crate::words::{Words, use_words};

/// The button, and the dialog that shows what leaves the page before it does.
#[component]
pub fn Share() -> Html {
    let words = use_words();
    let session = use_context::<SessionHandle>();
    let dialog = use_node_ref();
    let shared = use_state(|| None::<Shared>);
    let link = use_state(|| None::<Result<String, LinkError>>);

    let open = {
        let (dialog, shared, link, words) =
            (dialog.clone(), shared.clone(), link.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(session) = &session else {
                return;
            };
            let now = Shared::of(session, &words);
            let saved = now.saved.clone();
            shared.set(Some(now));
            link.set(None);
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Fails where it is open already, which is as well.
                let _ = dialog.show_modal();
            }
            let link = link.clone();
            spawn_local(async move {
                link.set(Some(pack(&saved).await.map(|fragment| address(&fragment))));
            });
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    html! {
        <>
            <button type="button" class="share-open" aria-haspopup="dialog" onclick={open}>
                { words.say("share-open") }
            </button>
            <dialog ref={dialog} class="share" aria-labelledby="share-title">
                <div class="head">
                    <h2 id="share-title">{ words.say("share-title") }</h2>
                    <button type="button" onclick={close}>{ words.say("share-close") }</button>
                </div>
                <p>{ words.say("share-what") }</p>
                <Link link={(*link).clone()} />
                if let Some(shared) = &*shared {
                    <Preview shared={shared.clone()} />
                }
            </dialog>
        </>
    }
}

/// The address of this page with another fragment.
fn address(fragment: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

#[derive(Properties, PartialEq)]
struct LinkProps {
    link: Option<Result<String, LinkError>>,
}

#[component]
fn Link(props: &LinkProps) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let copied = use_state(|| false);
    {
        let copied = copied.clone();
        use_effect_with(props.link.clone(), move |_| copied.set(false));
    }
    let link = match &props.link {
        None => return html! { <p role="status">{ words.say("share-packing") }</p> },
        Some(Err(error)) => {
            return html! { <p role="alert" class="share-error">{ words.say(error.sentence()) }</p> };
        }
        Some(Ok(link)) => link.clone(),
    };
    let copy = {
        let (field, copied, link) = (field.clone(), copied.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            // Selected as well: where the clipboard is refused, Ctrl-C still does it.
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.select();
            }
            let (copied, link) = (copied.clone(), link.clone());
            spawn_local(async move { copied.set(clipboard::write(&link).await) });
        })
    };
    html! {
        <div class="share-link">
            <label for="share-link">{ words.say("share-link") }</label>
            <input id="share-link" ref={field} type="text" readonly=true value={link} />
            <button type="button" onclick={copy}>{ words.say("share-copy") }</button>
            <span role="status">
                if *copied { { words.say("share-copied") } }
            </span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    shared: Shared,
}

/// What the link holds, file by file, and what it does not.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let words = use_words();
    let shared = &props.shared;
    html! {
        <>
            <h3>{ words.say("share-replaced") }</h3>
            { replacements(shared, &words) }
            if !shared.redacted.left_out.is_empty() {
                <h3>{ words.say("share-left-out") }</h3>
                <ul>
                    { for shared.redacted.left_out.iter().map(|left| html! {
                        <li>
                            { words.tell("share-left-out-place", [
                                ("file", left.file.as_str().into()),
                                ("document", left.document.into()),
                            ]) }
                            { " " }{ &left.why }
                        </li>
                    }) }
                </ul>
            }
            <h3>{ words.say("share-preview") }</h3>
            { for shared.redacted.files.iter().map(|file| html! {
                <details>
                    <summary>{ &file.name }</summary>
                    <pre tabindex="0" aria-label={file.name.clone()}>{ &file.text }</pre>
                </details>
            }) }
        </>
    }
}

fn replacements(shared: &Shared, words: &Words) -> Html {
    let kinds = shared.replacements();
    if kinds.is_empty() {
        return html! { <p>{ words.say("share-nothing-replaced") }</p> };
    }
    html! {
        <ul>
            { for kinds.into_iter().map(|(what, count)| html! {
                <li>{ words.tell("share-kind", [("what", what.into()), ("count", count.into())]) }</li>
            }) }
        </ul>
    }
}
