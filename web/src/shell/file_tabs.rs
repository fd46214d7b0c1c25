use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::file_bar::FileBar;
use super::{focus, opening, tabs};
use crate::notices::Notices;
use crate::session::{Action, FileId, OpenFile, Session};
use crate::words::use_words;

/// What of a file its tab shows.
#[derive(Clone, PartialEq)]
pub struct FileTab {
    id: FileId,
    name: AttrValue,
}

/// The files; their texts are not looked at.
#[derive(Properties, PartialEq)]
pub struct FilesProps {
    /// All of them.
    pub tabs: Vec<FileTab>,
    /// The one on top, without its text.
    pub shown: OpenFile,
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

impl FilesProps {
    /// Of a session. Equal as long as only texts change.
    pub fn of(session: &Session, dispatch: UseReducerDispatcher<Session>) -> Self {
        let tabs = session.files.iter().map(|file| FileTab {
            id: file.id,
            name: file.name.clone(),
        });
        Self {
            tabs: tabs.collect(),
            shown: OpenFile {
                text: "".into(),
                ..session.shown().clone()
            },
            dispatch,
        }
    }
}

/// A tab a file, and what the file on top is for.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let words = use_words();
    let notices = use_context::<Notices>();
    let shown = props.shown.id;
    let onkeydown = {
        let (dispatch, tabs) = (props.dispatch.clone(), props.tabs.clone());
        Callback::from(move |event: KeyboardEvent| {
            let at = tabs
                .iter()
                .position(|tab| tab.id == shown)
                .unwrap_or_default();
            if event.key() == "Delete" {
                event.prevent_default();
                dispatch.dispatch(Action::Remove(shown));
            } else if let Some(to) = tabs::target(&event, at, tabs.len())
                && let Some(tab) = tabs.get(to)
            {
                event.prevent_default();
                dispatch.dispatch(Action::Show(tab.id));
                focus(&format!("file-{}", tab.id.0));
            }
        })
    };
    let add = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Add(OpenFile::new("new.yaml", "")));
        })
    };
    let pick = {
        let (dispatch, words) = (props.dispatch.clone(), words.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            if let Some(files) = field.files() {
                opening::open(&files, &dispatch, notices.as_ref(), &words);
            }
            // Or the same file could not be opened again.
            field.set_value("");
        })
    };
    html! {
        <div class="files">
            <div class="file-row">
                <div class="file-tabs" role="tablist" aria-label={words.say("shell-files")} {onkeydown}>
                    { for props.tabs.iter().map(|tab| {
                        let (dispatch, id) = (props.dispatch.clone(), tab.id);
                        let is_shown = id == shown;
                        html! {
                            <button
                                key={id.0}
                                type="button"
                                role="tab"
                                id={format!("file-{}", id.0)}
                                aria-selected={is_shown.to_string()}
                                aria-controls="text"
                                tabindex={if is_shown { "0" } else { "-1" }}
                                onclick={move |_: MouseEvent| dispatch.dispatch(Action::Show(id))}
                            >
                                { &tab.name }
                            </button>
                        }
                    }) }
                </div>
                <button type="button" id="new-file" class="plain" onclick={add}>{ words.say("shell-file-new") }</button>
                <label class="open-file">
                    <span>{ words.say("shell-file-open") }</span>
                    <input id="open-file" type="file" multiple=true class="unseen" onchange={pick} />
                </label>
            </div>
            <FileBar file={props.shown.clone()} dispatch={props.dispatch.clone()} />
        </div>
    }
}
