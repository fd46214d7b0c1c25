use std::rc::Rc;

use whypull::report::{Outcome, Report, Severity, Workload};
use yew::prelude::*;

use super::finding::DiagnosticCard;
use super::icon::{Icon, Shape};
use super::outcome;
use super::part::DiagnosticPart;
use super::survey::{Holding, Survey};
use crate::words::{Words, use_words};

/// What the headline is about.
#[derive(Properties, PartialEq)]
pub struct HeadlineProps {
    /// The sentence and the cause.
    pub headline: Headline,
}

/// What happens, in a sentence, and the cause where something is wrong.
#[derive(Clone, PartialEq)]
pub struct Headline {
    shape: Shape,
    sentence: AttrValue,
    counts: Vec<AttrValue>,
    cause: Option<Cause>,
}

/// The first thing to mend.
#[derive(Clone, PartialEq)]
struct Cause {
    diagnostic: DiagnosticPart,
    /// Its index.
    at: usize,
    /// Which container, or workload, it is about.
    about: Option<AttrValue>,
}

impl Headline {
    /// The diagnostic that the banner shows in full.
    pub fn cause(&self) -> Option<usize> {
        self.cause.as_ref().map(|cause| cause.at)
    }

    /// The headline of a Report.
    pub fn of(report: &Rc<Report>, survey: &Survey, words: &Words) -> Self {
        let count = |severity| {
            let of = |at: &&whypull::report::Diagnostic| at.severity == severity;
            report.diagnostics.iter().filter(of).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let mut counts = Vec::new();
        for (id, n) in [
            ("answer-count-workloads", report.workloads.len()),
            ("answer-count-errors", errors),
            ("answer-count-warnings", warnings),
        ] {
            if n > 0 {
                counts.push(words.tell(id, [("n", n.into())]));
            }
        }
        // An error that no workload is known to have says nothing about the Pods.
        let is_error = |at: &&usize| report.diagnostics[**at].severity == Severity::Error;
        let elsewhere = survey.elsewhere.iter().filter(is_error).count();
        let (shape, sentence) = sentence(report, errors > elsewhere, words);
        Self {
            shape,
            sentence,
            counts,
            cause: Cause::of(report, survey),
        }
    }
}

/// What will happen to the Pods.
fn sentence(report: &Report, is_wrong: bool, words: &Words) -> (Shape, AttrValue) {
    let containers = || report.workloads.iter().flat_map(|it| &it.containers);
    let total = containers().count();
    let of = |is: fn(Outcome) -> bool| containers().filter(|it| is(it.outcome)).count();
    let failing = of(outcome::is_failure);
    let open = of(|it| it == Outcome::Unknown);
    let pulled = of(|it| it == Outcome::PullAttempted);
    let say = |id: &str, n: usize| words.tell(id, [("n", n.into()), ("total", total.into())]);
    let all = |some, all, n| if n == total { all } else { some };
    if total == 0 {
        return (Shape::Open, words.say("answer-headline-nothing"));
    }
    if failing > 0 {
        return (
            Shape::Stop,
            say(
                all(
                    "answer-headline-failing",
                    "answer-headline-failing-all",
                    failing,
                ),
                failing,
            ),
        );
    }
    if is_wrong {
        let pods = [("n", report.workloads.len().into())];
        return (Shape::Stop, words.tell("answer-headline-wrong", pods));
    }
    if open > 0 {
        return (Shape::Open, say("answer-headline-open", open));
    }
    if pulled > 0 {
        return (
            Shape::Pull,
            say(
                all(
                    "answer-headline-pulled",
                    "answer-headline-pulled-all",
                    pulled,
                ),
                pulled,
            ),
        );
    }
    (Shape::Good, say("answer-headline-starts", total))
}

impl Cause {
    /// The first error; else what leaves the end of a Pod open; else the first warning.
    fn of(report: &Rc<Report>, survey: &Survey) -> Option<Self> {
        let is = |at: usize, severity| report.diagnostics[at].severity == severity;
        let cause = |(at, about): (usize, Option<String>)| Self {
            diagnostic: DiagnosticPart::new(report, at),
            at,
            about: about.map(AttrValue::from),
        };
        let owned = |holds: &dyn Fn(&Holding, usize) -> bool| {
            let mut workloads = report.workloads.iter().zip(&survey.workloads);
            workloads.find_map(|(workload, holding)| first(workload, holding, holds))
        };
        let elsewhere = |severity| {
            let mut others = survey.elsewhere.iter();
            others.find(|at| is(**at, severity)).map(|&at| (at, None))
        };
        owned(&|_, at| is(at, Severity::Error))
            .or_else(|| elsewhere(Severity::Error))
            .or_else(|| owned(&|holding, at| holding.open > 0 && holding.own.contains(&at)))
            .or_else(|| owned(&|_, at| is(at, Severity::Warning)))
            .or_else(|| elsewhere(Severity::Warning))
            .map(cause)
    }
}

/// The first diagnostic of a workload that is so, and whose it is: those of containers come first.
fn first(
    workload: &Workload,
    holding: &Holding,
    is: &dyn Fn(&Holding, usize) -> bool,
) -> Option<(usize, Option<String>)> {
    let whole = name(workload);
    let of_containers = workload.containers.iter().zip(&holding.containers);
    let mut all = of_containers
        .flat_map(|(container, list)| list.iter().map(move |&at| (Some(container), at)))
        .chain(holding.own.iter().map(|&at| (None, at)));
    let (container, at) = all.find(|(_, at)| is(holding, *at))?;
    let about = match container {
        Some(container) if workload.containers.len() > 1 => format!("{whole} › {}", container.name),
        _ => whole,
    };
    Some((at, Some(about)))
}

/// `Deployment shop/web`.
pub fn name(workload: &Workload) -> String {
    format!("{} {}/{}", workload.kind, workload.namespace, workload.name)
}

/// The sentence, the counts and the cause.
#[component]
pub fn HeadlineBanner(props: &HeadlineProps) -> Html {
    let words = use_words();
    let headline = &props.headline;
    let class = match headline.shape {
        Shape::Stop => "headline-bad",
        Shape::Good => "headline-good",
        Shape::Open | Shape::Warning => "headline-open",
        _ => "headline-pull",
    };
    html! {
        <div class={classes!("headline", class)}>
            <h2><Icon shape={headline.shape} /><span>{ headline.sentence.clone() }</span></h2>
            if let Some(cause) = &headline.cause { { cause_line(cause, headline.shape, &words) } }
            <ul class="counts">{ for headline.counts.iter().map(|it| html! { <li>{ it.clone() }</li> }) }</ul>
        </div>
    }
}

fn cause_line(cause: &Cause, shape: Shape, words: &Words) -> Html {
    let id = match shape {
        Shape::Stop | Shape::Open => "answer-cause",
        _ => "answer-look-at",
    };
    html! {
        <div class="cause">
            <p class="cause-head">
                <span class="cause-label">{ words.say(id) }</span>
                if let Some(about) = &cause.about { <span>{ about.clone() }</span> }
            </p>
            <DiagnosticCard diagnostic={cause.diagnostic.clone()} full=true />
        </div>
    }
}
