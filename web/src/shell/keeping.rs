use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::storage;
use crate::examples::Example;
use crate::json::{Json, Writer};
use crate::session::{Origin, Saved, Session};
use crate::share::Shared;
use crate::words::Words;

const NAME: &str = "whypull-session";

/// How long nothing must have changed before it is written down.
const MILLISECONDS: u32 = 500;

/// What of the texts is kept over a reload.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Keep {
    /// What a link would hold.
    #[default]
    WithoutSecrets,
    /// Everything, because the reader asked for it.
    Everything,
}

struct Kept {
    keep: Keep,
    /// The example that is open; its files are not written down.
    example: Option<String>,
    saved: Saved,
    /// Whether the texts are not those that were typed.
    redacted: bool,
}

impl Kept {
    fn read(json: &Json) -> Option<Self> {
        let everything = json.text("keep").as_deref() == Some("everything");
        Some(Self {
            keep: if everything {
                Keep::Everything
            } else {
                Keep::WithoutSecrets
            },
            example: json.text("example"),
            saved: Saved::read(&json.field("saved")?)?,
            redacted: json.flag("redacted").unwrap_or_default(),
        })
    }

    fn write(&self) -> Option<String> {
        let everything = self.keep == Keep::Everything;
        Writer::default()
            .with("keep", everything.then_some("everything"))
            .with("example", self.example.as_deref())
            .with("saved", Some(self.saved.write()))
            .with("redacted", self.redacted.then_some(true))
            .text()
    }
}

/// What a reload finds.
#[derive(Clone, PartialEq)]
pub struct Restored {
    /// What is open.
    pub session: Session,
    /// What the reader asked for.
    pub keep: Keep,
    /// Whether secrets are missing in it.
    pub redacted: bool,
}

/// What was open before a reload; the first example on a first visit.
#[hook]
pub fn use_restored() -> UseStateHandle<Restored> {
    use_state(|| {
        let kept = storage::read(storage::of_tab(), NAME);
        let kept = kept.and_then(|kept| Kept::read(&Json::parse(&kept)?));
        let Some(kept) = kept else {
            return Restored {
                session: Example::first(),
                keep: Keep::default(),
                redacted: false,
            };
        };
        let mut session = kept.saved.restore();
        if let Some(example) = kept.example.as_deref().and_then(Example::find) {
            let settings = std::mem::take(&mut session.settings);
            let view = session.view;
            session = example.open();
            session.settings = settings;
            session.view = view;
        }
        Restored {
            session,
            keep: kept.keep,
            redacted: kept.redacted,
        }
    })
}

/// Writes down what is open, a moment after each change.
#[hook]
pub fn use_keeping(session: &Session, keep: Keep, words: &Words) {
    let words = words.clone();
    use_effect_with((session.clone(), keep), move |(session, keep)| {
        let (session, keep) = (session.clone(), *keep);
        let timeout = Timeout::new(MILLISECONDS, move || {
            if let Some(text) = kept(&session, keep, &words).write() {
                storage::write(storage::of_tab(), NAME, &text);
            }
        });
        move || drop(timeout)
    });
}

fn kept(session: &Session, keep: Keep, words: &Words) -> Kept {
    let example = match &session.origin {
        Origin::Example(id) => Some(id.to_string()),
        Origin::Reader | Origin::Link => None,
    };
    let (saved, redacted) = if example.is_some() {
        (Saved::of(session, Vec::new()), false)
    } else if keep == Keep::Everything {
        (Saved::of(session, session.files.clone()), false)
    } else {
        let shared = Shared::of(session, words);
        let changed = !shared.redacted.replaced.is_empty() || !shared.redacted.left_out.is_empty();
        (shared.saved, changed)
    };
    Kept {
        keep,
        example,
        saved,
        redacted,
    }
}
