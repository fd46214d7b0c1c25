//! The editor of the file on top: the element of `web/editor`, and a plain text area until its
//! script has run, or if it never does.

mod bridge;
mod code;
mod diagnostics;
mod fix;
mod told;

pub use diagnostics::Diagnostics;
pub use fix::{Fixes, use_fixes};

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use whypull::report::{Fix, Location};
use yew::prelude::*;

use crate::pointing::Cursor;
use crate::session::{Action, FileId, OpenFile, SessionHandle};
use crate::words::use_words;
use bridge::EditorElement;
use code::CodeEditor;
use fix::apply_fix;

/// What the editor shows and tells.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// All files; each keeps its own undo history.
    pub files: Vec<OpenFile>,
    /// The file on top.
    pub shown: OpenFile,
    /// What is wrong, of all files.
    pub diagnostics: Diagnostics,
    /// The place that is being spoken of.
    pub marked: Option<Location>,
    /// A place to go to; the number grows with every wish.
    pub reveal: Option<(u32, Location)>,
    /// The cursor moved.
    pub on_cursor: Callback<Cursor>,
}

/// A fix that was applied, or could not be.
#[derive(Clone)]
struct Applied {
    title: String,
    /// The files it changed, with their texts before; none if it did not fit any more.
    before: Vec<(FileId, Rc<str>)>,
    /// Their texts after: another edit, and taking back would take back that.
    after: Vec<(FileId, Rc<str>)>,
}

impl Applied {
    fn is_last(&self, files: &[OpenFile]) -> bool {
        self.after.iter().all(|(id, text)| {
            files
                .iter()
                .any(|file| file.id == *id && is_same(&file.text, text))
        })
    }
}

/// The editor writes every line end as a line feed.
fn is_same(one: &str, other: &str) -> bool {
    one == other || one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let is_defined = use_state_eq(bridge::is_defined);
    let applied = use_state(|| None::<Applied>);
    let element = use_mut_ref(|| None::<EditorElement>);
    let files = use_mut_ref(Vec::<OpenFile>::new);
    files.borrow_mut().clone_from(&props.files);
    let dispatch = use_context::<SessionHandle>().map(|session| session.dispatcher());

    {
        let is_defined = is_defined.clone();
        use_effect_with((), move |()| {
            if !*is_defined {
                spawn_local(async move {
                    if bridge::defined().await.is_some() {
                        is_defined.set(true);
                    }
                });
            }
        });
    }

    let change = {
        let dispatch = dispatch.clone();
        Callback::from(move |(id, text): (FileId, Rc<str>)| {
            if let Some(dispatch) = &dispatch {
                dispatch.dispatch(Action::Edit(id, text));
            }
        })
    };

    let apply = {
        let words = words.clone();
        let (files, element, applied, change) = (
            files.clone(),
            element.clone(),
            applied.clone(),
            change.clone(),
        );
        Callback::from(move |fix: Fix| {
            if fix.edits.is_empty() {
                return;
            }
            let files = files.borrow().clone();
            let changes = apply_fix(&fix, &files).unwrap_or_default();
            let before = changes.iter().filter_map(|change| {
                let file = files.iter().find(|file| file.id == change.file)?;
                Some((file.id, file.text.clone()))
            });
            applied.set(Some(Applied {
                title: words.message(&fix.title),
                before: before.collect(),
                after: changes
                    .iter()
                    .map(|change| (change.file, Rc::from(change.text.as_str())))
                    .collect(),
            }));
            let element = element.borrow().clone();
            for made in &changes {
                match &element {
                    Some(element) => element.change(made),
                    None => change.emit((made.file, Rc::from(made.text.as_str()))),
                }
            }
        })
    };
    {
        let fixes = use_context::<Fixes>();
        let apply = apply.clone();
        use_effect(move || {
            if let Some(fixes) = fixes {
                fixes.serve(Some(apply));
            }
        });
    }

    let take_back = {
        let (element, applied, change) = (element.clone(), applied.clone(), change.clone());
        Callback::from(move |_: MouseEvent| {
            let element = element.borrow().clone();
            for (id, text) in applied.iter().flat_map(|applied| &applied.before) {
                match &element {
                    Some(element) => element.take_back(*id),
                    None => change.emit((*id, text.clone())),
                }
            }
            applied.set(None);
        })
    };
    let note = applied
        .as_ref()
        .filter(|applied| applied.is_last(&props.files))
        .map(|applied| {
            let title = [("title", applied.title.as_str().into())];
            if applied.before.is_empty() {
                return html! { words.tell("editor-not-applied", title) };
            }
            html! {
                <>
                    <span>{ words.tell("editor-applied", title) }</span>
                    <button type="button" onclick={take_back}>{ words.say("editor-undo") }</button>
                </>
            }
        });

    let input = if *is_defined {
        html! {
            <CodeEditor
                files={props.files.clone()}
                shown={props.shown.id}
                diagnostics={props.diagnostics.clone()}
                marked={props.marked.clone()}
                reveal={props.reveal.clone()}
                on_cursor={props.on_cursor.clone()}
                on_change={change}
                on_fix={apply}
                slot={code::Slot(element.clone())}
            />
        }
    } else {
        let id = props.shown.id;
        let oninput = move |event: InputEvent| {
            let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            change.emit((id, area.value().into()));
        };
        html! {
            <textarea
                class="editor-plain"
                aria-label={props.shown.name.clone()}
                value={props.shown.text.to_string()}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                {oninput}
            />
        }
    };
    html! {
        <div class="editor">
            { input }
            <div class="editor-note" role="status">{ note }</div>
            if *is_defined {
                <p class="editor-hint">{ words.say("editor-hint") }</p>
            }
        </div>
    }
}
