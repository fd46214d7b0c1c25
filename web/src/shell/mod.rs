//! The frame around text and answer: header, tabs, files, status line, keyboard.

mod appearance;
mod drop;
mod file_bar;
mod file_tabs;
mod header;
mod keeping;
mod links;
mod opening;
mod shortcuts;
mod status;
mod storage;
mod tabs;

pub use appearance::{Appearance, language};
pub use drop::DropTarget;
pub use file_tabs::{Files, FilesProps};
pub use header::Header;
pub use keeping::{Keep, use_keeping, use_restored};
pub use links::OpenLinks;
pub use shortcuts::Shortcuts;
pub use status::Status;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element with this id, if it can be focused.
fn element(id: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the keyboard, and the page, to an element.
fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// The editor of the file on top, or what stands in its place.
fn focus_text() {
    let editor = element("input").and_then(|input| {
        input
            .query_selector("whypull-editor, textarea")
            .ok()
            .flatten()
    });
    match editor.and_then(|editor| editor.dyn_into::<HtmlElement>().ok()) {
        Some(editor) => {
            let _ = editor.focus();
            editor.scroll_into_view();
        }
        None => focus("input"),
    }
}
