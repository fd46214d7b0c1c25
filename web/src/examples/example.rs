use yew::AttrValue;

use crate::json::Json;
use crate::session::{Origin, Saved, Session};

/// Written by `build.rs`: what the catalogue lists, then a fixture of each diagnostic.
const EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));

/// The example of a first visit.
const FIRST: &str = "typo";

/// Something to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The name in the catalogue, or the code of a diagnostic.
    pub id: String,
    /// The diagnostic that it shows.
    pub code: Option<String>,
    /// An event to decode.
    event: String,
    saved: Saved,
}

impl Example {
    /// All of them. Read when asked for, since a reader may never ask.
    pub fn all() -> Vec<Self> {
        let read = |json: &Json| {
            Some(Self {
                id: json.text("id")?,
                code: json.text("code"),
                event: json.text("event").unwrap_or_default(),
                saved: Saved::read(json)?,
            })
        };
        let all = Json::parse(EXAMPLES).map(|all| all.items());
        all.iter().flatten().filter_map(read).collect()
    }

    /// One of them.
    pub fn find(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|example| example.id == id)
    }

    /// What a first visit shows: from `ImagePullBackOff` to its cause, and a fix that applies with a click.
    pub fn first() -> Session {
        Self::find(FIRST).map_or_else(
            || Session::of([], crate::session::Settings::default()),
            Self::open,
        )
    }

    /// The session that shows it.
    pub fn open(self) -> Session {
        let mut session = self.saved.restore();
        session.event = self.event.into();
        session.origin = Origin::Example(AttrValue::from(self.id));
        session
    }
}
