//! Files from disk.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileList;
use yew::UseReducerDispatcher;

use crate::notices::Notices;
use crate::session::{Action, OpenFile, Session};
use crate::words::Words;

/// The largest file that is read, in bytes. A larger one is no manifest that a person looks at.
const MAX_BYTES: f64 = 20.0 * 1024.0 * 1024.0;

/// The most files that are read at once.
const MAX_FILES: u32 = 50;

/// Reads files into tabs, and says which were refused.
pub fn open(
    files: &FileList,
    dispatch: &UseReducerDispatcher<Session>,
    notices: Option<&Notices>,
    words: &Words,
) {
    if files.length() > MAX_FILES
        && let Some(notices) = notices
    {
        notices.say(words.tell("shell-too-many-files", [("n", MAX_FILES.into())]));
    }
    for index in 0..files.length().min(MAX_FILES) {
        let Some(file) = files.get(index) else {
            continue;
        };
        let name = file.name();
        if file.size() > MAX_BYTES {
            if let Some(notices) = notices {
                notices.say(words.tell("shell-file-too-large", [("name", name.into())]));
            }
            continue;
        }
        let (dispatch, notices, words) = (dispatch.clone(), notices.cloned(), words.clone());
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok();
            match text.and_then(|text| text.as_string()) {
                Some(text) => dispatch.dispatch(Action::Add(OpenFile::new(name, text))),
                None => {
                    if let Some(notices) = notices {
                        notices.say(words.tell("shell-file-unreadable", [("name", name.into())]));
                    }
                }
            }
        });
    }
}
