use std::rc::Rc;

use whypull::input::FileRole;

use yew::AttrValue;

use super::{FileId, OpenFile, Origin, Session, Settings, View};

/// A change of the session.
pub enum Action {
    /// The text of a file is now this one.
    Edit(FileId, Rc<str>),
    /// One more file, which comes on top.
    Add(OpenFile),
    /// A file goes.
    Remove(FileId),
    /// A file comes on top.
    Show(FileId),
    /// A file has another name.
    Rename(FileId, String),
    /// A file is for something else.
    Use(FileId, Option<FileRole>),
    /// A file has other particulars: `node`, `place`, `image` and `provider` of the one given.
    Describe(FileId, Box<OpenFile>),
    /// Other settings.
    Set(Box<Settings>),
    /// The right side shows something else.
    View(View),
    /// Everything is replaced: an example, a link.
    Load(Box<Session>),
    /// What was typed before the last [`Action::Load`] comes back.
    Back,
    /// The event that is being decoded is now this one.
    Decode(AttrValue),
}

impl Action {
    pub(super) fn apply(self, session: &mut Session) {
        if self.changes_files(session) {
            session.origin = Origin::Reader;
        }
        match self {
            Self::Edit(id, text) => change(session, id, |file| file.text = text),
            Self::Add(file) => session.shown = session.push(file),
            Self::Remove(id) => remove(session, id),
            Self::Show(id) => session.shown = id,
            Self::Rename(id, name) => {
                let taken = session.files.iter().any(|file| file.name == name.as_str());
                if !taken && !name.is_empty() {
                    change(session, id, |file| file.name = name.into());
                }
            }
            Self::Use(id, role) => change(session, id, |file| file.role = role),
            Self::Describe(id, like) => change(session, id, |file| {
                file.node = like.node;
                file.place = like.place;
                file.image = like.image;
                file.provider = like.provider;
            }),
            Self::Set(settings) => session.settings = *settings,
            Self::View(view) => session.view = view,
            Self::Load(loaded) => session.replace(*loaded),
            Self::Back => session.go_back(),
            Self::Decode(event) => session.event = event,
        }
    }
}

impl Action {
    fn changes_files(&self, session: &Session) -> bool {
        match self {
            Self::Edit(id, text) => session
                .files
                .iter()
                .any(|file| file.id == *id && file.text != *text),
            Self::Add(_)
            | Self::Remove(_)
            | Self::Rename(..)
            | Self::Use(..)
            | Self::Describe(..) => true,
            Self::Show(_)
            | Self::Set(_)
            | Self::View(_)
            | Self::Load(_)
            | Self::Back
            | Self::Decode(_) => false,
        }
    }
}

fn change(session: &mut Session, id: FileId, with: impl FnOnce(&mut OpenFile)) {
    if let Some(file) = session.files.iter_mut().find(|file| file.id == id) {
        with(file);
    }
}

fn remove(session: &mut Session, id: FileId) {
    let Some(at) = session.files.iter().position(|file| file.id == id) else {
        return;
    };
    session.files.remove(at);
    if session.files.is_empty() {
        session.push(OpenFile::new("pod.yaml", ""));
    }
    if session.shown == id {
        session.shown = session.files[at.min(session.files.len() - 1)].id;
    }
}
