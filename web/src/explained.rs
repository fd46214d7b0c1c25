//! The Report of what is open, made anew when a text or a setting changes.

use std::rc::Rc;

use whypull::Explanation;
use whypull::report::Report;
use whypull::semantics::Semantics;
use yew::prelude::*;

use crate::session::{Session, Settings};
use crate::words::Words;

/// The texts as they were read, and what follows from them: a Yew context.
#[derive(Clone)]
pub struct Explained {
    /// The input; ask it for the Report under other settings.
    pub explanation: Rc<Explanation>,
    /// What follows, in the reader's language.
    pub report: Rc<Report<String>>,
    settings: Settings,
    words: Words,
}

impl Explained {
    /// The Report under another rule set.
    pub fn under(&self, semantics: Semantics) -> Report<String> {
        let settings = Settings {
            semantics,
            ..self.settings.clone()
        };
        self.explanation
            .report(&settings.options(self.words.language()))
            .in_words(self.words.sentences())
    }
}

impl PartialEq for Explained {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
    }
}

/// Reads the files and decides; both only when they have to be done again.
#[hook]
pub fn use_explained(session: &Session, words: &Words) -> Explained {
    let explanation = use_memo(session.files.clone(), |files| {
        Explanation::of(files.iter().map(|file| file.input()))
    });
    let report = {
        let explanation = explanation.clone();
        use_memo(
            (
                session.files.clone(),
                session.settings.clone(),
                words.clone(),
            ),
            move |(_, settings, words)| {
                explanation
                    .report(&settings.options(words.language()))
                    .in_words(words.sentences())
            },
        )
    };
    Explained {
        explanation,
        report,
        settings: session.settings.clone(),
        words: words.clone(),
    }
}
