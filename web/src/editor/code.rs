use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use whypull::report::{Fix, Location};
use yew::prelude::*;

use super::bridge::EditorElement;
use super::told::{Listener, number, text};
use super::{Diagnostics, diagnostics, is_same};
use crate::pointing::Cursor;
use crate::session::{FileId, OpenFile};
use crate::words::use_words;

/// Where the element is put once it is on the page.
#[derive(Clone)]
pub struct Slot(pub Rc<RefCell<Option<EditorElement>>>);

impl PartialEq for Slot {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct CodeEditorProps {
    pub files: Vec<OpenFile>,
    pub shown: FileId,
    pub diagnostics: Diagnostics,
    pub marked: Option<Location>,
    pub reveal: Option<(u32, Location)>,
    pub on_cursor: Callback<Cursor>,
    pub on_change: Callback<(FileId, Rc<str>)>,
    pub on_fix: Callback<Fix>,
    pub slot: Slot,
}

/// What the element has: by id the name and the text. A text that it told itself is the very same
/// one here, so that it is not sent back.
type Known = BTreeMap<FileId, (AttrValue, Rc<str>)>;

/// What the listeners need of the last time the page was drawn.
#[derive(Default)]
struct Latest {
    files: Vec<OpenFile>,
    diagnostics: Option<Diagnostics>,
    on_cursor: Callback<Cursor>,
    on_change: Callback<(FileId, Rc<str>)>,
    on_fix: Callback<Fix>,
}

/// The element, told of every change.
#[component]
pub fn CodeEditor(props: &CodeEditorProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let known = use_mut_ref(Known::new);
    let latest = use_mut_ref(Latest::default);
    {
        let mut latest = latest.borrow_mut();
        latest.files.clone_from(&props.files);
        latest.diagnostics = Some(props.diagnostics.clone());
        latest.on_cursor = props.on_cursor.clone();
        latest.on_change = props.on_change.clone();
        latest.on_fix = props.on_fix.clone();
    }
    let slot = props.slot.clone();

    {
        let (node, known, slot) = (node.clone(), known.clone(), slot.clone());
        use_effect_with((), move |()| {
            let element: Option<EditorElement> = node.get().map(JsCast::unchecked_into);
            slot.0.borrow_mut().clone_from(&element);
            let listeners = element.map(|element| listen(&element, &latest, &known));
            move || {
                drop(listeners);
                *slot.0.borrow_mut() = None;
            }
        });
    }
    {
        let slot = slot.clone();
        use_effect_with(words.clone(), move |words| {
            if let Some(element) = &*slot.0.borrow() {
                element.speak(words);
            }
        });
    }
    {
        let slot = slot.clone();
        use_effect_with((props.files.clone(), props.shown), move |(files, shown)| {
            let element = slot.0.borrow().clone();
            if let Some(element) = element {
                update(&element, files, &known);
                element.show_file(*shown);
            }
        });
    }
    {
        let slot = slot.clone();
        let names: Vec<_> = names(&props.files);
        let given = (props.diagnostics.clone(), names, words);
        use_effect_with(given, move |(all, names, words)| {
            let element = slot.0.borrow().clone();
            if let Some(element) = element {
                for (id, name) in names {
                    element.diagnose(*id, &diagnostics::list(all, name, words));
                }
            }
        });
    }
    {
        let slot = slot.clone();
        let names = names(&props.files);
        use_effect_with((props.marked.clone(), names), move |(marked, names)| {
            let element = slot.0.borrow().clone();
            if let Some(element) = element {
                for (id, name) in names {
                    let here = marked.as_ref().filter(|at| &*at.file == name.as_str());
                    element.mark_place(*id, here);
                }
            }
        });
    }
    {
        let names = names(&props.files);
        use_effect_with(props.reveal.clone(), move |reveal| {
            let element = slot.0.borrow().clone();
            if let (Some(element), Some((_, at))) = (element, reveal)
                && let Some((id, _)) = names.iter().find(|(_, name)| name.as_str() == &*at.file)
            {
                element.reveal_place(*id, at);
            }
        });
    }

    html! { <whypull-editor class="editor-code" ref={node} /> }
}

fn names(files: &[OpenFile]) -> Vec<(FileId, AttrValue)> {
    files
        .iter()
        .map(|file| (file.id, file.name.clone()))
        .collect()
}

/// Opens, renames, replaces and closes what differs.
fn update(element: &EditorElement, files: &[OpenFile], known: &RefCell<Known>) {
    let before = std::mem::take(&mut *known.borrow_mut());
    for id in before.keys() {
        if !files.iter().any(|file| file.id == *id) {
            element.close_file(*id);
        }
    }
    for file in files {
        match before.get(&file.id) {
            None => element.open_file(file.id, &file.name, &file.text),
            Some((name, text)) => {
                if *name != file.name {
                    element.rename_file(file.id, &file.name);
                }
                if !Rc::ptr_eq(text, &file.text) && !is_same(text, &file.text) {
                    element.replace_text(file.id, &file.text);
                }
            }
        }
        known
            .borrow_mut()
            .insert(file.id, (file.name.clone(), file.text.clone()));
    }
}

fn listen(
    element: &EditorElement,
    latest: &Rc<RefCell<Latest>>,
    known: &Rc<RefCell<Known>>,
) -> [Listener; 3] {
    let edited = {
        let (latest, known) = (latest.clone(), known.clone());
        Listener::new(element, "whypull-edit", move |event| {
            let (Some(id), Some(text)) = (number(&event, "id"), text(&event, "text")) else {
                return;
            };
            let (id, text) = (FileId(id), Rc::<str>::from(text));
            if let Some((_, had)) = known.borrow_mut().get_mut(&id) {
                *had = text.clone();
            }
            let on_change = latest.borrow().on_change.clone();
            on_change.emit((id, text));
        })
    };
    let moved = {
        let latest = latest.clone();
        Listener::new(element, "whypull-cursor", move |event| {
            let at = ["id", "line", "column"].map(|name| number(&event, name));
            let [Some(id), Some(line), Some(column)] = at else {
                return;
            };
            let file = {
                let latest = latest.borrow();
                let file = latest.files.iter().find(|file| file.id == FileId(id));
                file.map(|file| file.name.clone())
            };
            let on_cursor = latest.borrow().on_cursor.clone();
            if let Some(file) = file {
                on_cursor.emit(Cursor { file, line, column });
            }
        })
    };
    let fixed = {
        let latest = latest.clone();
        Listener::new(element, "whypull-fix", move |event| {
            let (Some(id), Some(index)) = (number(&event, "id"), number(&event, "index")) else {
                return;
            };
            let fix = {
                let latest = latest.borrow();
                let file = latest.files.iter().find(|file| file.id == FileId(id));
                file.and_then(|file| {
                    let all = latest.diagnostics.as_deref().unwrap_or_default();
                    diagnostics::of_file(all, &file.name)
                        .nth(index as usize)
                        .and_then(|diagnostic| diagnostic.fix.clone())
                })
            };
            let on_fix = latest.borrow().on_fix.clone();
            if let Some(fix) = fix {
                on_fix.emit(fix);
            }
        })
    };
    [edited, moved, fixed]
}
