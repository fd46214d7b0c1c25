//! What the reader has open and set.

mod action;
mod file;
mod saved;
mod settings;

pub use action::Action;
pub use file::{FileId, OpenFile};
pub use saved::Saved;
pub use settings::Settings;

use std::rc::Rc;

use yew::prelude::*;

/// Everything that a reload or a link brings back.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The files, in the order of their tabs. Never empty.
    pub files: Vec<OpenFile>,
    /// The file whose tab is on top.
    pub shown: FileId,
    /// What the options of the explanation are.
    pub settings: Settings,
    /// What the right side shows.
    pub view: View,
    /// The event that an example brings to be decoded.
    pub event: AttrValue,
    /// Where the files come from.
    pub origin: Origin,
    /// What was typed and then replaced, the latest last.
    earlier: Vec<Rc<Session>>,
    /// The id that the next file gets.
    next: u32,
}

/// Where the files of a session come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Origin {
    /// The reader has changed them.
    #[default]
    Reader,
    /// They are those of this example.
    Example(AttrValue),
    /// A link brought them.
    Link,
}

/// How many replaced sessions are remembered.
const MAX_EARLIER: usize = 8;

/// What the right side shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The containers and what is wrong.
    #[default]
    Answer,
    /// Back-off and the node's pulls.
    Pictures,
    /// Make a docker-registry Secret.
    Secret,
    /// The use cases as a questionnaire.
    Advice,
    /// A pasted event into its causes.
    Decode,
}

impl View {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 5] = [
        Self::Answer,
        Self::Pictures,
        Self::Secret,
        Self::Advice,
        Self::Decode,
    ];

    /// The view of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Pictures => "pictures",
            Self::Secret => "secret",
            Self::Advice => "advice",
            Self::Decode => "decode",
        }
    }
}

/// How components read and change the session: a Yew context.
pub type SessionHandle = UseReducerHandle<Session>;

impl Session {
    /// A session with these files; an empty manifest if there is none.
    pub fn of(files: impl IntoIterator<Item = OpenFile>, settings: Settings) -> Self {
        let mut session = Self {
            files: Vec::new(),
            shown: FileId(0),
            settings,
            view: View::Answer,
            event: AttrValue::default(),
            origin: Origin::Reader,
            earlier: Vec::new(),
            next: 0,
        };
        for file in files {
            session.push(file);
        }
        if session.files.is_empty() {
            session.push(OpenFile::new("pod.yaml", ""));
        }
        session.shown = session.files[0].id;
        session
    }

    /// The file whose tab is on top.
    pub fn shown(&self) -> &OpenFile {
        self.files
            .iter()
            .find(|file| file.id == self.shown)
            .unwrap_or(&self.files[0])
    }

    /// Whether [`Action::Back`] has anything to bring back.
    pub fn can_go_back(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Whether the reader has typed anything that would be missed.
    fn is_worth_keeping(&self) -> bool {
        self.origin == Origin::Reader && self.files.iter().any(|file| !file.text.trim().is_empty())
    }

    /// Replaces everything, and remembers what the reader had typed.
    fn replace(&mut self, with: Self) {
        let (shown, next) = (with.position(), self.next);
        let mut earlier = std::mem::take(&mut self.earlier);
        if self.is_worth_keeping() {
            earlier.push(Rc::new(self.clone()));
            if earlier.len() > MAX_EARLIER {
                earlier.remove(0);
            }
        }
        // Ids are not used again, or the editor would keep the undo history of another text.
        *self = Self {
            files: Vec::new(),
            earlier,
            next,
            ..with.clone()
        };
        for file in with.files {
            self.push(file);
        }
        self.shown = self.files.get(shown).map_or(FileId(next), |file| file.id);
    }

    fn go_back(&mut self) {
        if let Some(before) = self.earlier.pop() {
            let (earlier, next) = (std::mem::take(&mut self.earlier), self.next);
            *self = Self {
                earlier,
                next,
                ..Rc::unwrap_or_clone(before)
            };
        }
    }

    /// Which file is on top, counted from 0.
    pub fn position(&self) -> usize {
        let of_shown = |file: &OpenFile| file.id == self.shown;
        self.files.iter().position(of_shown).unwrap_or_default()
    }

    /// Adds a file under an id of its own; a name that is taken gets a number.
    fn push(&mut self, mut file: OpenFile) -> FileId {
        file.id = FileId(self.next);
        self.next += 1;
        file.name = self.free_name(&file.name);
        let id = file.id;
        self.files.push(file);
        id
    }

    /// Locations speak of files by name, so no two files share one.
    fn free_name(&self, wanted: &str) -> AttrValue {
        let is_taken = |name: &str| self.files.iter().any(|file| file.name == name);
        if !is_taken(wanted) {
            return AttrValue::from(wanted.to_owned());
        }
        let (stem, extension) = match wanted.rsplit_once('.') {
            Some((stem, extension)) => (stem, format!(".{extension}")),
            None => (wanted, String::new()),
        };
        (2..=self.files.len() + 2)
            .map(|number| format!("{stem}-{number}{extension}"))
            .find(|name| !is_taken(name))
            .map_or_else(|| AttrValue::from(wanted.to_owned()), AttrValue::from)
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut session = Rc::unwrap_or_clone(self);
        action.apply(&mut session);
        Rc::new(session)
    }
}
