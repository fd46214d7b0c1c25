//! The Report of what is open, made anew when a text or a setting changes.

use std::rc::Rc;

use whypull::Explanation;
use whypull::explain::Language;
use whypull::report::Report;
use whypull::semantics::Semantics;
use yew::prelude::*;

use crate::session::{Session, Settings};

/// The texts as they were read, and what follows from them: a Yew context.
#[derive(Clone)]
pub struct Explained {
    /// The input; ask it for the Report under other settings.
    pub explanation: Rc<Explanation>,
    /// What follows. In words only what is looked at: most of a long Report never is.
    pub report: Rc<Report>,
    settings: Settings,
    language: Language,
}

impl Explained {
    /// The Report under another rule set.
    pub fn under(&self, semantics: Semantics) -> Report {
        let settings = Settings {
            semantics,
            ..self.settings.clone()
        };
        self.explanation.report(&settings.options(self.language))
    }
}

impl PartialEq for Explained {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
    }
}

/// Reads the files and decides; both only when they have to be done again.
#[hook]
pub fn use_explained(session: &Session, language: Language) -> Explained {
    let before = use_mut_ref(|| None::<Rc<Explanation>>);
    let explanation = use_memo(session.files.clone(), |files| {
        let before = before.take();
        Explanation::of_changed(files.iter().map(|file| file.input()), before.as_deref())
    });
    before.replace(Some(explanation.clone()));
    let report = {
        let explanation = explanation.clone();
        use_memo(
            (session.files.clone(), session.settings.clone(), language),
            move |(_, settings, language)| explanation.report(&settings.options(*language)),
        )
    };
    Explained {
        explanation,
        report,
        settings: session.settings.clone(),
        language,
    }
}
