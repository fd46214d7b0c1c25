use whypull::report::{Attempt, Container, Match};
use whypull::semantics::Semantics;
use yew::prelude::*;

use super::icon::{Icon, Shape};
use super::part::ContainerPart;
use super::{outcome, source};
use crate::pointing::Fact;
use crate::words::{Words, use_words};

/// The columns, in the order of the question: what is written, what happens, what people see.
pub const COLUMNS: [Semantics; 3] = [Semantics::Docs, Semantics::Kubelet, Semantics::Docker];

/// Whether the rule sets may disagree about a container, as its own Report shows.
pub fn may_differ(container: &Container) -> bool {
    container.matches.len() > 1 || container.matches.iter().any(differs)
}

fn differs(found: &Match) -> bool {
    found.kubelet != found.docs || found.kubelet != found.docker
}

/// Which container.
#[derive(Properties, PartialEq)]
pub struct TruthsProps {
    /// The container as the Report has it.
    pub container: ContainerPart,
    /// The same under each of [`COLUMNS`], once that is known.
    pub each: Option<[ContainerPart; 3]>,
    /// Asks for it, where it takes too long to be made after every keystroke.
    pub ask: Callback<()>,
}

/// What the documentation says, what the kubelet does and what docker does on a laptop, side by
/// side where they differ.
#[component]
pub fn Truths(props: &TruthsProps) -> Html {
    let words = use_words();
    let container = &*props.container;
    let each = props.each.as_ref();
    let by_match = container.matches.iter().any(differs);
    let by_attempts = each.is_some_and(|[docs, kubelet, docker]| {
        !is_same(docs, kubelet) || !is_same(kubelet, docker)
    });
    if !by_match && !by_attempts && (each.is_some() || !may_differ(container)) {
        // Nothing is agreed on about Secrets that were not given.
        if container.matches.is_empty() && container.anonymous.is_none() {
            return html! {};
        }
        return html! {
            <p class="truths-agree"><Icon shape={Shape::Yes} />{ words.say(if container.matches.is_empty() { "answer-truths-agree-none" } else { "answer-truths-agree" }) }</p>
        };
    }
    html! {
        <section class="truths">
            <h5>{ words.say("answer-truths") }</h5>
            <div class="table-scroll" tabindex="0" role="region" aria-label={words.say("answer-truths")}>
            <table role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <td role="cell"></td>
                        <th scope="col" role="columnheader">{ words.say("answer-truth-docs") }</th>
                        <th scope="col" role="columnheader">{ words.say("answer-truth-kubelet") }</th>
                        <th scope="col" role="columnheader">{ words.say("answer-truth-docker") }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for container.matches.iter().map(|found| key_row(found, &words)) }
                    if let Some(each) = each { { rows(each, &words) } }
                </tbody>
            </table>
            </div>
            if each.is_none() {
                <button type="button" class="button-quiet" onclick={props.ask.reform(|_: MouseEvent| ())}>
                    { words.say("answer-truths-more") }
                </button>
            }
            { for container.matches.iter().filter(|found| differs(found)).map(|found| reasons(found, &words)) }
        </section>
    }
}

fn is_same(one: &Container, other: &Container) -> bool {
    one.attempts == other.attempts
        && one.outcome == other.outcome
        && one.anonymous == other.anonymous
}

/// The head of a row, with a mark where the answers differ. Roles are named because narrow screens lay
/// rows out as grids, and a row that is no table row loses its role.
fn row(head: Html, differs: bool, cells: [Html; 3], words: &Words) -> Html {
    html! {
        <tr role="row" class={differs.then_some("differs")}>
            <th scope="row" role="rowheader">
                { head }
                if differs { <span class="differs-note">{ words.say("answer-differs") }</span> }
            </th>
            { for cells.into_iter().map(|cell| html! { <td role="cell">{ cell }</td> }) }
        </tr>
    }
}

fn key_row(found: &Match, words: &Words) -> Html {
    let answer = |yes: bool| {
        let (shape, id) = if yes {
            (Shape::Yes, "answer-key-used")
        } else {
            (Shape::No, "answer-key-unused")
        };
        html! { <span class="answered"><Icon {shape} />{ words.say(id) }</span> }
    };
    let head = html! {
        <>
            <Fact location={found.location.as_deref().cloned()}><code>{ found.key.clone() }</code></Fact>
            <span class="quiet">{ source::sentence(&found.source, words) }</span>
        </>
    };
    let cells = [found.docs, found.kubelet, found.docker].map(answer);
    row(head, differs(found), cells, words)
}

fn rows(each: &[ContainerPart; 3], words: &Words) -> Html {
    let differs = |same: fn(&Container, &Container) -> bool| {
        !same(&each[0], &each[1]) || !same(&each[1], &each[2])
    };
    let tried = |container: &ContainerPart| {
        if container.attempts.is_empty() {
            return html! { <span class="quiet">{ words.say("answer-tried-none") }</span> };
        }
        let item = |attempt: &Attempt| html! { <li><code>{ attempt.key.clone() }</code></li> };
        html! { <ol class="tried">{ for container.attempts.iter().map(item) }</ol> }
    };
    let ends = |container: &ContainerPart| {
        html! {
            <span class="answered">
                <Icon shape={outcome::shape(container.outcome)} />
                { outcome::sentence(container, words) }
            </span>
        }
    };
    let head = |id: &str| html! { { words.say(id) } };
    html! {
        <>
            { row(
                head("answer-row-tried"),
                differs(|one, other| one.attempts == other.attempts),
                [0, 1, 2].map(|at| tried(&each[at])),
                words,
            ) }
            { row(
                head("answer-row-outcome"),
                differs(|one, other| one.outcome == other.outcome && one.anonymous == other.anonymous
                    && one.attempts.len() == other.attempts.len()),
                [0, 1, 2].map(|at| ends(&each[at])),
                words,
            ) }
        </>
    }
}

fn reasons(found: &Match, words: &Words) -> Html {
    html! {
        <details class="truths-why">
            <summary>
                { words.tell("answer-why-differs", [("key", found.key.as_str().into())]) }
            </summary>
            <ul>{ for found.why.iter().map(|why| html! { <li>{ words.message(why) }</li> }) }</ul>
        </details>
    }
}
