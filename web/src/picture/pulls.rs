//! The node's pulls as a Gantt chart.

use whypull::report::{Schedule, ScheduleMode, ScheduledPull};
use yew::prelude::*;

use super::back_off::anchor;
use super::controls::{Controls, images};
use super::time::{percent, short, ticks};
use crate::explained::Explained;
use crate::words::{Words, use_words};

/// How many pulls are drawn at once.
const PAGE: usize = 20;
const ROW: usize = 34;
/// How many letters of a name fit on a telephone.
const MOST_LETTERS: usize = 46;

/// When the pulls happen if all the workloads land on one node together.
#[component]
pub fn PullsPicture() -> Html {
    let words = use_words();
    let explained = use_context::<Explained>();
    let page = use_state(|| 0_usize);
    let schedule = explained
        .as_ref()
        .and_then(|explained| explained.report.schedule.as_ref());
    html! {
        <section class="picture" aria-labelledby="pulls-heading">
            <h2 id="pulls-heading">{ words.say("picture-pulls") }</h2>
            <p>{ words.say("picture-pulls-intro") }</p>
            if let Some(schedule) = schedule {
                <Controls mode={schedule.mode} max_parallel={schedule.max_parallel} images={images(schedule)} />
                { chart(&words, schedule, &page) }
            } else {
                <p class="picture-empty">{ words.say("picture-no-pulls") }</p>
            }
        </section>
    }
}

fn chart(words: &Words, schedule: &Schedule, page: &UseStateHandle<usize>) -> Html {
    let count = schedule.pulls.len();
    let pages = count.div_ceil(PAGE);
    let shown = (**page).min(pages.saturating_sub(1));
    let first = shown * PAGE;
    let pulls = &schedule.pulls[first..count.min(first + PAGE)];
    let whole = schedule
        .pulls
        .iter()
        .fold(0.0_f64, |end, pull| end.max(pull.end));
    let go = |to: usize| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.set(to))
    };
    let mode = match (schedule.mode, schedule.max_parallel) {
        (ScheduleMode::Serial, _) => words.say("picture-is-serial"),
        (ScheduleMode::Parallel, None) => words.say("picture-is-parallel"),
        (ScheduleMode::Parallel, Some(limit)) => {
            words.tell("picture-is-limited", [("limit", limit.into())])
        }
    };
    html! {
        <>
            <p class="picture-status" role="status">
                { words.tell("picture-pulls-count", [("count", count.into()), ("seconds", short(whole).into())]) }{ " " }{ mode }
            </p>
            { bars(words, pulls, whole) }
            if pages > 1 {
                <nav class="picture-buttons" aria-label={words.say("picture-pages")}>
                    <button type="button" disabled={shown == 0} onclick={go(shown.saturating_sub(1))}>{ words.say("picture-page-before") }</button>
                    <span>{ words.tell("picture-page", [
                        ("first", (first + 1).into()), ("last", (first + pulls.len()).into()), ("count", count.into()),
                    ]) }</span>
                    <button type="button" disabled={shown + 1 == pages} onclick={go(shown + 1)}>{ words.say("picture-page-after") }</button>
                </nav>
            }
            <details>
                <summary>{ words.say("picture-as-table") }</summary>
                <div class="picture-scroll" tabindex="0" role="region" aria-label={words.say("picture-pulls")}>
                    { table(words, pulls) }
                </div>
            </details>
        </>
    }
}

fn bars(words: &Words, pulls: &[ScheduledPull], whole: f64) -> Html {
    let bottom = pulls.len() * ROW + 6;
    let marks = ticks(whole).into_iter().map(|tick| {
        let x = percent(tick, whole);
        html! {
            <g class="tick">
                <line x1={x.clone()} x2={x.clone()} y1="0" y2={bottom.to_string()} />
                <text {x} y={(bottom + 18).to_string()} text-anchor={anchor(tick, whole)}>
                    { words.tell("picture-seconds", [("seconds", short(tick).into())]) }
                </text>
            </g>
        }
    });
    let rows = (0..).zip(pulls).map(|(row, pull): (usize, _)| {
        let y = row * ROW;
        let start = percent(pull.start, whole);
        let workload = pull.workload.rsplit('/').next().unwrap_or_default();
        let name = cut(&format!("{workload}/{}", pull.container), MOST_LETTERS / 2);
        let letters = MOST_LETTERS - name.chars().count();
        html! {
            <g class="pull">
                <text x="0" y={(y + 13).to_string()}>
                    <tspan class="pull-container">{ name }</tspan>
                    <tspan dx="8">{ cut(&pull.image, letters) }</tspan>
                </text>
                if pull.start > 0.0 {
                    <line class="pull-waits" x1="0" x2={start.clone()} y1={(y + 24).to_string()} y2={(y + 24).to_string()} />
                }
                <rect x={start} y={(y + 19).to_string()} height="10" rx="2" width={percent(pull.end - pull.start, whole)} />
            </g>
        }
    });
    html! {
        <div class="picture-frame">
            <svg class="picture-svg" height={(bottom + 26).to_string()} role="img" aria-labelledby="pulls-title pulls-desc">
                <title id="pulls-title">{ words.say("picture-pulls") }</title>
                <desc id="pulls-desc">{ words.tell("picture-pulls-desc", [("count", pulls.len().into())]) }</desc>
                { for marks }
                { for rows }
            </svg>
        </div>
    }
}

fn table(words: &Words, pulls: &[ScheduledPull]) -> Html {
    let rows = pulls.iter().map(|pull| {
        html! {
            <tr>
                <td>{ &pull.workload }</td>
                <td>{ &pull.container }</td>
                <td><code>{ &pull.image }</code></td>
                <td class="number">{ short(pull.start) }</td>
                <td class="number">{ short(pull.end) }</td>
                <td>{ pull.waits_for.as_deref().unwrap_or("–") }</td>
            </tr>
        }
    });
    let column = |id| html! { <th scope="col">{ words.say(id) }</th> };
    html! {
        <table>
            <caption>{ words.say("picture-pulls") }</caption>
            <thead><tr>
                { column("picture-column-workload") }{ column("picture-column-container") }
                { column("picture-column-image") }{ column("picture-column-start") }
                { column("picture-column-end") }{ column("picture-column-waits") }
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

/// The end of an image says more than its middle.
fn cut(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most / 3).collect();
    let tail: String = text.chars().skip(count - (most - most / 3 - 1)).collect();
    format!("{head}…{tail}")
}
