use std::collections::HashMap;
use std::rc::Rc;

use whypull::report::Report;
use yew::prelude::*;

use super::filter::{Filter, FilterForm};
use super::finding::Listed;
use super::headline::name;
use super::part::{ContainerPart, DiagnosticPart, WorkloadPart};
use super::survey::{Holding, Survey};
use super::three::{Three, use_three};
use super::truths::may_differ;
use super::workload::{Opened, WorkloadRow};
use crate::explained::Explained;
use crate::words::use_words;

/// So many workloads are shown at once.
const PAGE: usize = 30;
/// Up to so many are all open.
const FEW: usize = 3;

/// Which workloads.
#[derive(Properties, PartialEq)]
pub struct WorkloadsProps {
    /// The Report, and how to ask for another.
    pub explained: Explained,
    /// What is whose.
    pub survey: Rc<Survey>,
    /// The diagnostic that is told above.
    pub cause: Option<usize>,
    /// The workload and the container at which the cursor stands.
    pub here: Option<(usize, usize)>,
}

/// The workloads, a page at a time.
#[component]
pub fn Workloads(props: &WorkloadsProps) -> Html {
    let words = use_words();
    let report = &props.explained.report;
    let filter = use_state_eq(Filter::default);
    let shown = use_state_eq(|| PAGE);
    let toggled = use_state(HashMap::<String, bool>::new);
    let toggle = {
        let toggled = toggled.clone();
        use_callback(toggled, |(name, open): (String, bool), toggled| {
            let mut next = (**toggled).clone();
            next.insert(name, open);
            toggled.set(next);
        })
    };

    let found: Vec<usize> = (0..report.workloads.len())
        .filter(|&at| filter.takes(&report.workloads[at], &props.survey.workloads[at]))
        .collect();
    let visible = &found[..found.len().min(*shown)];
    let first = first_open(report, &props.survey);
    let is_open = |at: usize| {
        let by_default = report.workloads.len() <= FEW || first == Some(at);
        let chosen = toggled.get(&name(&report.workloads[at])).copied();
        chosen.unwrap_or(by_default)
    };
    let open: Vec<bool> = visible.iter().map(|&at| is_open(at)).collect();
    let wanted = visible
        .iter()
        .zip(&open)
        .any(|(&at, &open)| open && report.workloads[at].containers.iter().any(may_differ));
    let (three, ask) = use_three(&props.explained, wanted);

    let rows = visible.iter().zip(&open).map(|(&at, &open)| {
        let holding = &props.survey.workloads[at];
        html! {
            <WorkloadRow
                key={at}
                workload={WorkloadPart::new(report, at)}
                holding={Holding { own: Vec::new(), containers: Vec::new(), ..holding.clone() }}
                open={open.then(|| opened(props, at, three.as_ref()))}
                semantics={report.semantics}
                here={props.here.filter(|(workload, _)| *workload == at).map(|(_, nth)| nth)}
                toggle={toggle.clone()}
                ask={ask.clone()}
            />
        }
    });
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE))
    };
    let hidden = found.len() - visible.len();
    html! {
        <>
            if report.workloads.len() > FEW {
                <FilterForm
                    filter={(*filter).clone()}
                    found={found.len()}
                    total={report.workloads.len()}
                    on_change={Callback::from(move |it| filter.set(it))}
                />
            }
            <ul class="workloads">{ for rows }</ul>
            if hidden > 0 {
                <button type="button" class="button-quiet" onclick={more}>
                    { words.tell("answer-more", [("n", hidden.min(PAGE).into()), ("left", hidden.into())]) }
                </button>
            }
        </>
    }
}

/// The workload that is open by itself among many: the first that is broken, else the first that
/// has something to look at, else the first.
fn first_open(report: &Report, survey: &Survey) -> Option<usize> {
    let first = |is: fn(&Holding) -> bool| survey.workloads.iter().position(is);
    first(Holding::is_broken)
        .or_else(|| first(Holding::is_troubled))
        .or((!report.workloads.is_empty()).then_some(0))
}

fn opened(props: &WorkloadsProps, at: usize, three: Option<&Three>) -> Opened {
    let (report, holding) = (&props.explained.report, &props.survey.workloads[at]);
    let parts = |list: &[usize]| -> Vec<Listed> {
        list.iter()
            .map(|&at| Listed {
                diagnostic: DiagnosticPart::new(report, at),
                is_above: props.cause == Some(at),
            })
            .collect()
    };
    let containers = holding.containers.iter().enumerate().map(|(nth, list)| {
        let each = three.map(|three| {
            three
                .each_ref()
                .map(|report| ContainerPart::new(report, at, nth))
        });
        (ContainerPart::new(report, at, nth), parts(list), each)
    });
    Opened {
        own: parts(&holding.own),
        containers: containers.collect(),
    }
}
