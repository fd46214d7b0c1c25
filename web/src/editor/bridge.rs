//! The element `<whypull-editor>`, which the bundle of the editor defines.

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use whypull::report::Location;

use super::fix::Change;
use crate::session::FileId;
use crate::words::Words;

/// The name of the element.
pub const ELEMENT: &str = "whypull-editor";

#[wasm_bindgen]
extern "C" {
    /// The element. Every call may throw: it is a script of its own.
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    #[derive(Clone)]
    pub type EditorElement;

    #[wasm_bindgen(method, structural, catch)]
    fn open(
        this: &EditorElement,
        id: u32,
        name: &str,
        language: JsValue,
        text: &str,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn show(this: &EditorElement, id: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn close(this: &EditorElement, id: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn rename(this: &EditorElement, id: u32, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn replace(this: &EditorElement, id: u32, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setDiagnostics)]
    fn set_diagnostics(this: &EditorElement, id: u32, list: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn apply(this: &EditorElement, id: u32, edits: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn undo(this: &EditorElement, id: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn mark(this: &EditorElement, id: u32, place: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn reveal(this: &EditorElement, id: u32, place: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setWords)]
    fn set_words(this: &EditorElement, words: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = customElements, js_name = get)]
    fn registered(name: &str) -> JsValue;
    #[wasm_bindgen(catch, js_namespace = customElements, js_name = whenDefined)]
    fn when_registered(name: &str) -> Result<Promise, JsValue>;
}

/// Whether the script has run.
pub fn is_defined() -> bool {
    !registered(ELEMENT).is_undefined()
}

/// Comes back once the script has run; never, if it never does.
pub async fn defined() -> Option<()> {
    let promise = when_registered(ELEMENT).ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?;
    Some(())
}

/// What the page asks of the editor. A call that throws changes nothing on the page.
impl EditorElement {
    pub fn open_file(&self, id: FileId, name: &str, text: &str) {
        let _ = self.open(id.0, name, JsValue::NULL, text);
    }

    pub fn show_file(&self, id: FileId) {
        let _ = self.show(id.0);
    }

    pub fn close_file(&self, id: FileId) {
        let _ = self.close(id.0);
    }

    pub fn rename_file(&self, id: FileId, name: &str) {
        let _ = self.rename(id.0, name);
    }

    pub fn replace_text(&self, id: FileId, text: &str) {
        let _ = self.replace(id.0, text);
    }

    /// Takes the list as JSON: it is made once and read once.
    pub fn diagnose(&self, id: FileId, list: &str) {
        if let Ok(list) = JSON::parse(list) {
            let _ = self.set_diagnostics(id.0, list);
        }
    }

    pub fn change(&self, change: &Change) {
        let edits: Array = change
            .edits
            .iter()
            .map(|(location, new)| {
                let edit = place(location);
                set(&edit, "newText", new);
                edit
            })
            .collect();
        let _ = self.apply(change.file.0, &edits);
    }

    pub fn take_back(&self, id: FileId) {
        let _ = self.undo(id.0);
    }

    pub fn mark_place(&self, id: FileId, at: Option<&Location>) {
        let at = at.map_or(JsValue::NULL, |at| place(at).into());
        let _ = self.mark(id.0, at);
    }

    pub fn reveal_place(&self, id: FileId, at: &Location) {
        let _ = self.reveal(id.0, place(at).into());
    }

    pub fn speak(&self, words: &Words) {
        let said = Object::new();
        for (name, id) in [
            ("error", "editor-error"),
            ("warning", "editor-warning"),
            ("info", "editor-info"),
            ("applyKey", "editor-apply-key"),
        ] {
            set(&said, name, words.say(id).as_str());
        }
        let phrases = Object::new();
        for (phrase, id) in PHRASES {
            set(&phrases, phrase, words.say(id).as_str());
        }
        let _ = Reflect::set(&said, &"phrases".into(), &phrases);
        let _ = self.set_words(&said);
    }
}

fn place(at: &Location) -> Object {
    let object = Object::new();
    for (name, value) in [
        ("line", at.line),
        ("column", at.column),
        ("endLine", at.end_line),
        ("endColumn", at.end_column),
    ] {
        set(&object, name, value);
    }
    object
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Fails only for what is no object.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

/// What CodeMirror says by itself, in its own English, and the message that says it.
const PHRASES: [(&str, &str); 28] = [
    ("Find", "editor-find"),
    ("Replace", "editor-replace-with"),
    ("next", "editor-next"),
    ("previous", "editor-previous"),
    ("all", "editor-all"),
    ("match case", "editor-match-case"),
    ("regexp", "editor-regexp"),
    ("by word", "editor-by-word"),
    ("replace", "editor-replace"),
    ("replace all", "editor-replace-all"),
    ("close", "editor-close"),
    ("current match", "editor-current-match"),
    ("on line", "editor-on-line"),
    ("replaced match on line $", "editor-replaced-match"),
    ("replaced $ matches", "editor-replaced-matches"),
    ("Go to line", "editor-go-to-line"),
    ("go", "editor-go"),
    ("Diagnostics", "editor-diagnostics"),
    ("No diagnostics", "editor-no-diagnostics"),
    ("Control character", "editor-control-character"),
    ("Selection deleted", "editor-selection-deleted"),
    ("Fold line", "editor-fold-line"),
    ("Unfold line", "editor-unfold-line"),
    ("Folded lines", "editor-folded-lines"),
    ("Unfolded lines", "editor-unfolded-lines"),
    ("folded code", "editor-folded-code"),
    ("unfold", "editor-unfold"),
    ("to", "editor-to"),
];
