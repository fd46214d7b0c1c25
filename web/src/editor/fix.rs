//! Fixes that are applied with a click and can be taken back.

use std::cell::RefCell;
use std::rc::Rc;

use whypull::report::{Fix, Location};
use yew::prelude::*;

use crate::session::{FileId, OpenFile};

/// What a button for a fix needs: a Yew context. It never changes, so whoever uses it is not drawn
/// again because of it.
#[derive(Clone)]
pub struct Fixes {
    /// Applies the edits of a fix to the files that are open. Does nothing for a fix without edits.
    pub apply: Callback<Fix>,
    desk: Desk,
}

/// Where the editor says who applies fixes.
type Desk = Rc<RefCell<Option<Callback<Fix>>>>;

impl Fixes {
    /// From now on the fixes come here.
    pub(super) fn serve(&self, by: Option<Callback<Fix>>) {
        *self.desk.borrow_mut() = by;
    }
}

impl PartialEq for Fixes {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}

/// The context, for the whole life of the page.
#[hook]
pub fn use_fixes() -> Fixes {
    let desk: Rc<Desk> = use_memo((), |()| Desk::default());
    let apply = {
        let desk = Desk::clone(&desk);
        use_callback((), move |fix, ()| {
            let by = desk.borrow().clone();
            if let Some(by) = by {
                by.emit(fix);
            }
        })
    };
    Fixes {
        apply,
        desk: Desk::clone(&desk),
    }
}

/// What a fix does to one file.
pub struct Change {
    /// The file.
    pub file: FileId,
    /// Each place and the text that takes its place, all places those of the text as it is.
    pub edits: Vec<(Location, String)>,
    /// The whole text afterwards.
    pub text: String,
}

/// What a fix does to the open files; `None` if one of its edits does not fit the text any more.
/// Never a part of a fix: half of it may be worse than nothing.
pub fn apply_fix(fix: &Fix, files: &[OpenFile]) -> Option<Vec<Change>> {
    let mut changes: Vec<Change> = Vec::new();
    for edit in &fix.edits {
        let file = files
            .iter()
            .find(|file| file.name.as_str() == &*edit.location.file)?;
        let (_, new) = edit.change(&file.text)?;
        let edit = (edit.location.clone(), new);
        if let Some(change) = changes.iter_mut().find(|change| change.file == file.id) {
            change.edits.push(edit);
        } else {
            changes.push(Change {
                file: file.id,
                edits: vec![edit],
                text: fix.applied(&file.name, &file.text)?,
            });
        }
    }
    Some(changes)
}
