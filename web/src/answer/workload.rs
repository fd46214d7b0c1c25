use whypull::message::Message;
use whypull::semantics::Semantics;
use yew::prelude::*;

use super::card::Card;
use super::finding::{Diagnostics, Listed};
use super::headline::name;
use super::icon::{Icon, Shape};
use super::outcome;
use super::part::{ContainerPart, WorkloadPart};
use super::place::Place;
use super::survey::Holding;
use crate::pointing::Fact;
use crate::words::{Words, use_words};

/// Up to so many containers of a Pod are shown with all their steps.
const FEW: usize = 2;

/// Which workload.
#[derive(Properties, PartialEq)]
pub struct WorkloadProps {
    /// The workload.
    pub workload: WorkloadPart,
    /// How bad it is.
    pub holding: Holding,
    /// Its containers, where it is open.
    pub open: Option<Opened>,
    /// The rule set that it was told by.
    pub semantics: Semantics,
    /// Which container the cursor is at.
    pub here: Option<usize>,
    /// Opens or closes it: its name, and whether it is to be open.
    pub toggle: Callback<(String, bool)>,
    /// Asks for the other rule sets.
    pub ask: Callback<()>,
}

/// What is shown of a workload that is open.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// What is wrong with the Pod rather than with one container.
    pub own: Vec<Listed>,
    /// The containers, what is wrong with each, and what the three rule sets make of it.
    pub containers: Vec<(ContainerPart, Vec<Listed>, Option<[ContainerPart; 3]>)>,
}

/// A workload: a line, and its containers when it is open.
#[component]
pub fn WorkloadRow(props: &WorkloadProps) -> Html {
    let words = use_words();
    let workload = &*props.workload;
    let is_open = props.open.is_some();
    let onclick = {
        let (toggle, name) = (props.toggle.clone(), name(workload));
        Callback::from(move |_: MouseEvent| toggle.emit((name.clone(), !is_open)))
    };
    html! {
        <li class={classes!("workload", props.here.map(|_| "workload-here"))}>
            <h3>
                <button type="button" class="workload-toggle" aria-expanded={is_open.to_string()} {onclick}>
                    <svg class="chevron" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                        <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" stroke-width="1.6" />
                    </svg>
                    <span class="workload-name">
                        <span class="workload-kind">{ workload.kind.clone() }</span>
                        { format!(" {}/{}", workload.namespace, workload.name) }
                    </span>
                    { state(props, &words) }
                </button>
            </h3>
            if let Some(open) = &props.open { { content(props, open, &words) } }
        </li>
    }
}

/// How it stands, in a few words.
fn state(props: &WorkloadProps, words: &Words) -> Html {
    let holding = &props.holding;
    let count = |shape, id: &str, n: usize| {
        html! {
            if n > 0 {
                <span class="count"><Icon {shape} />{ words.tell(id, [("n", n.into())]) }</span>
            }
        }
    };
    let containers = &props.workload.containers;
    let total = containers.len();
    html! {
        <span class="workload-state">
            { count(Shape::Stop, "answer-row-failing", holding.failures) }
            { count(Shape::Stop, "answer-count-errors", holding.errors) }
            { count(Shape::Warning, "answer-count-warnings", holding.warnings) }
            { count(Shape::Open, "answer-row-open", holding.open) }
            if !holding.is_broken() && holding.open == 0 {
                <span class="count">
                    <Icon shape={containers.first().map_or(Shape::Good, |it| outcome::shape(it.outcome))} />
                    { words.tell("answer-count-containers", [("n", total.into())]) }
                </span>
            }
        </span>
    }
}

fn content(props: &WorkloadProps, open: &Opened, words: &Words) -> Html {
    let workload = &*props.workload;
    let sentences = words.sentences();
    let account =
        Message::new("text-service-account").with("name", workload.service_account.as_str());
    let secret = |(nth, name): (usize, &String)| {
        let location = workload.image_pull_secret_locations.get(nth).cloned();
        html! { <Fact {location}><code>{ name.clone() }</code></Fact> }
    };
    html! {
        <div class="workload-content">
            <p class="workload-facts">
                <Place location={workload.location.clone()} />
                <span>{ sentences.say(&account) }</span>
                if workload.image_pull_secrets.is_empty() {
                    <span>{ sentences.say(&Message::new("text-no-pull-secrets")) }</span>
                } else {
                    <span class="pull-secrets">
                        { words.say("answer-pull-secrets") }
                        { for workload.image_pull_secrets.iter().enumerate().map(secret) }
                    </span>
                }
            </p>
            <Diagnostics list={open.own.clone()} />
            { for open.containers.iter().enumerate().map(|(nth, (container, diagnostics, each))| html! {
                <Card
                    container={container.clone()}
                    diagnostics={diagnostics.clone()}
                    semantics={props.semantics}
                    each={each.clone()}
                    ask={props.ask.clone()}
                    is_among_few={open.containers.len() <= FEW}
                    is_here={props.here == Some(nth)}
                />
            }) }
        </div>
    }
}
