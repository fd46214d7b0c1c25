//! What the kubelet makes of the files: the headline and its cause, the workloads, a card for each
//! container, and what is wrong elsewhere.

mod attempts;
mod card;
mod elsewhere;
mod empty;
mod filter;
mod finding;
mod fix;
mod follow;
mod headline;
mod icon;
mod key;
mod outcome;
mod part;
mod place;
mod policy;
mod present;
mod reference;
mod source;
mod steps;
mod survey;
mod three;
mod truths;
mod workload;
mod workloads;

use yew::prelude::*;

use self::elsewhere::Elsewhere;
use self::empty::Empty;
use self::follow::use_follow;
use self::headline::{Headline, HeadlineBanner};
use self::part::DiagnosticPart;
use self::survey::Survey;
use self::workloads::Workloads;
use crate::explained::Explained;
use crate::pointing::Pointing;
use crate::session::SessionHandle;
use crate::words::use_words;

/// Shown on the right.
#[component]
pub fn Answer() -> Html {
    let words = use_words();
    let session = use_context::<SessionHandle>();
    let explained = use_context::<Explained>();
    let pointing = use_context::<Pointing>();
    let survey = use_memo(explained.clone(), |explained| {
        let survey = explained.as_ref().map(|it| Survey::of(&it.report));
        survey.unwrap_or_default()
    });
    let here = explained
        .as_ref()
        .zip(pointing)
        .and_then(|(explained, pointing)| Survey::at(&explained.report, &pointing.cursor?));
    use_follow(here);
    let (Some(session), Some(explained)) = (session, explained) else {
        return html! {};
    };
    let report = &explained.report;
    let elsewhere = |but: Option<usize>| -> Vec<_> {
        let others = survey.elsewhere.iter().filter(|at| Some(**at) != but);
        others.map(|&at| DiagnosticPart::new(report, at)).collect()
    };
    if report.workloads.is_empty() {
        let blank = session.files.iter().all(|file| file.text.trim().is_empty());
        return html! {
            <div class="answer" data-answer=""><Empty {blank} /><Elsewhere diagnostics={elsewhere(None)} /></div>
        };
    }
    let headline = Headline::of(report, &survey, &words);
    let cause = headline.cause();
    html! {
        <div class="answer" data-answer="">
            <HeadlineBanner {headline} />
            <Workloads explained={explained.clone()} survey={survey.clone()} {cause} {here} />
            <Elsewhere diagnostics={elsewhere(cause)} />
        </div>
    }
}
