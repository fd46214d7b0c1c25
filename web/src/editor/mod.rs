//! The editor of the file on top.

mod fix;

pub use fix::{Fixes, use_fixes};

use whypull::report::{Diagnostic, Location};
use yew::prelude::*;

use crate::pointing::Cursor;
use crate::session::{Action, OpenFile, SessionHandle};

/// What the editor shows and tells.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// All files; each keeps its own undo history.
    pub files: Vec<OpenFile>,
    /// The file on top.
    pub shown: OpenFile,
    /// What is wrong, of all files.
    pub diagnostics: Vec<Diagnostic<String>>,
    /// The place that is being spoken of.
    pub marked: Option<Location>,
    /// A place to go to; the number grows with every wish.
    pub reveal: Option<(u32, Location)>,
    /// The cursor moved.
    pub on_cursor: Callback<Cursor>,
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let session = use_context::<SessionHandle>();
    let id = props.shown.id;
    let oninput = Callback::from(move |event: InputEvent| {
        let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
        if let Some(session) = &session {
            session.dispatch(Action::Edit(id, area.value().into()));
        }
    });
    html! { <textarea aria-label={props.shown.name.clone()} value={props.shown.text.to_string()} {oninput} /> }
}
