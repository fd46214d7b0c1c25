//! The waits of a pull that keeps failing, and what kubectl shows meanwhile.

use whypull::kubelet::{FailedTry, Seen, failed_tries, seen_after};
use yew::prelude::*;

use super::time::{clock, percent, short, ticks};
use crate::words::{Words, use_words};

/// The picture ends after so many seconds: by then the longest wait has come twice.
const WHOLE: u32 = 1_200;
const STEP: u32 = 10;
const ROW: u32 = 34;

/// What keeps failing.
#[derive(Properties, PartialEq)]
pub struct BackOffPictureProps {
    /// The image, as the manifest has it.
    pub image: AttrValue,
}

/// The back-off as a timeline, with a slider.
#[component]
pub fn BackOffPicture(props: &BackOffPictureProps) -> Html {
    let words = use_words();
    let seconds = use_state(|| 120_u32);
    let tries: Vec<FailedTry> = failed_tries()
        .take_while(|failed| failed.at < WHOLE)
        .collect();
    let seen = seen_after(&props.image, *seconds);
    let go = |to: Option<u32>| {
        let seconds = seconds.clone();
        let button = move |_: MouseEvent| {
            if let Some(to) = to {
                seconds.set(to);
            }
        };
        Callback::from(button)
    };
    let before = tries
        .iter()
        .rev()
        .map(|failed| failed.at)
        .find(|at| *at < *seconds);
    let after = tries
        .iter()
        .map(|failed| failed.at)
        .find(|at| *at > *seconds);
    let slide = {
        let seconds = seconds.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            if let Ok(value) = input.value().parse::<u32>() {
                seconds.set(value.min(WHOLE));
            }
        })
    };
    let moment = words.tell(
        "picture-moment",
        [
            ("minutes", (*seconds / 60).into()),
            ("seconds", (*seconds % 60).into()),
        ],
    );
    html! {
        <section class="picture" aria-labelledby="back-off-heading">
            <h2 id="back-off-heading">{ words.say("picture-back-off") }</h2>
            <p>{ words.say("picture-back-off-intro") }</p>
            { timeline(&words, &tries, *seconds) }
            <ul class="picture-legend">
                <li class="legend-error">{ words.say("picture-legend-try") }</li>
                <li class="legend-wait">{ words.say("picture-legend-wait") }</li>
            </ul>
            <div class="picture-slider">
                <label for="back-off-moment">{ words.say("picture-slider") }</label>
                <output for="back-off-moment">{ moment.clone() }</output>
                <input
                    id="back-off-moment" type="range" min="0"
                    max={WHOLE.to_string()} step={STEP.to_string()} value={seconds.to_string()}
                    aria-valuetext={moment} oninput={slide}
                />
                <div class="picture-buttons">
                    <button type="button" disabled={before.is_none()} onclick={go(before)}>{ words.say("picture-try-before") }</button>
                    <button type="button" disabled={after.is_none()} onclick={go(after)}>{ words.say("picture-try-after") }</button>
                </div>
            </div>
            { shown(&words, &seen) }
            <details>
                <summary>{ words.say("picture-as-table") }</summary>
                { table(&words, &tries) }
            </details>
        </section>
    }
}

fn timeline(words: &Words, tries: &[FailedTry], seconds: u32) -> Html {
    let rows = u32::try_from(tries.len()).unwrap_or(0);
    let bottom = rows * ROW + 6;
    let whole = f64::from(WHOLE);
    let now = percent(seconds.into(), whole);
    let marks = ticks(whole).into_iter().map(|tick| {
        let x = percent(tick, whole);
        html! {
            <g class="tick">
                <line x1={x.clone()} x2={x.clone()} y1="0" y2={bottom.to_string()} />
                <text {x} y={(bottom + 18).to_string()} text-anchor={anchor(tick, whole)}>
                    { words.tell("picture-minutes", [("minutes", short(tick / 60.0).into())]) }
                </text>
            </g>
        }
    });
    let bars = (0..).zip(tries).map(|(row, failed): (u32, _)| {
        let y = row * ROW;
        let end = f64::from((failed.at + failed.wait).min(WHOLE));
        let x = percent(failed.at.into(), whole);
        let is_left = failed.at * 2 < WHOLE;
        let text_x = if is_left { x.clone() } else { percent(end, whole) };
        html! {
            <g class={classes!("try", (failed.at <= seconds).then_some("try-past"))}>
                <text x={text_x} y={(y + 13).to_string()} text-anchor={if is_left { "start" } else { "end" }}>
                    { words.tell("picture-try", [
                        ("number", failed.number.into()), ("at", clock(failed.at).into()), ("wait", failed.wait.into()),
                    ]) }
                </text>
                <rect class="wait" x={x.clone()} y={(y + 19).to_string()} height="10" rx="2"
                    width={percent(end - f64::from(failed.at), whole)} />
                <circle cx={x} cy={(y + 24).to_string()} r="5" />
            </g>
        }
    });
    html! {
        <div class="picture-frame">
            <svg class="picture-svg" height={(bottom + 26).to_string()} role="img" aria-labelledby="back-off-title back-off-desc">
                <title id="back-off-title">{ words.say("picture-back-off") }</title>
                <desc id="back-off-desc">{ words.say("picture-back-off-desc") }</desc>
                { for marks }
                <line class="now" x1={now.clone()} x2={now} y1="0" y2={bottom.to_string()} />
                { for bars }
            </svg>
        </div>
    }
}

/// Texts at either end stay inside.
pub(super) fn anchor(at: f64, whole: f64) -> &'static str {
    if at <= 0.0 {
        "start"
    } else if at >= whole * 0.97 {
        "end"
    } else {
        "middle"
    }
}

fn shown(words: &Words, seen: &Seen) -> Html {
    let events = seen.events.iter().map(|event| {
        html! {
            <tr>
                <td>{ event.kind }</td>
                <td>{ event.reason }</td>
                <td class="number">{ format!("×{}", event.count) }</td>
                <td><code>{ &event.message }</code></td>
            </tr>
        }
    });
    let status_class = if seen.status == "ErrImagePull" {
        "status-error"
    } else {
        "status-wait"
    };
    html! {
        <>
            <p class="picture-status" role="status">
                { words.say("picture-status") }{ " " }<code class={status_class}>{ seen.status }</code>{ " " }
                { words.tell("picture-tries", [("count", seen.last.number.into())]) }
            </p>
            <div class="picture-scroll" tabindex="0" role="region" aria-label={words.say("picture-events")}>
                <table>
                    <caption>{ words.say("picture-events") }</caption>
                    <thead><tr>
                        <th scope="col">{ "Type" }</th><th scope="col">{ "Reason" }</th>
                        <th scope="col">{ words.say("picture-count") }</th><th scope="col">{ "Message" }</th>
                    </tr></thead>
                    <tbody>{ for events }</tbody>
                </table>
            </div>
            <p class="quiet">{ words.say("picture-back-off-note") }</p>
        </>
    }
}

fn table(words: &Words, tries: &[FailedTry]) -> Html {
    let rows = tries.iter().map(|failed| {
        html! {
            <tr>
                <td class="number">{ failed.number }</td>
                <td class="number">{ clock(failed.at) }</td>
                <td class="number">{ words.tell("picture-seconds", [("seconds", failed.wait.into())]) }</td>
            </tr>
        }
    });
    html! {
        <table>
            <caption>{ words.say("picture-back-off") }</caption>
            <thead><tr>
                <th scope="col">{ words.say("picture-column-try") }</th>
                <th scope="col">{ words.say("picture-column-at") }</th>
                <th scope="col">{ words.say("picture-column-wait") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
