//! Serial or parallel, and how long a pull takes: written where the core reads it.

use whypull::options::ASSUMED_PULL_SECONDS;
use whypull::report::{Schedule, ScheduleMode};
use yew::prelude::*;

use super::kubelet_file::{self, Limits};
use super::time::short;
use crate::session::{Action, SessionHandle, Settings};
use crate::words::use_words;

/// How many images get a field of their own.
const MOST_IMAGES: usize = 12;

/// What the controls stand at.
#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    /// How the node pulls, and how many at once.
    pub mode: ScheduleMode,
    /// How many at once at the most.
    pub max_parallel: Option<u32>,
    /// The images pulled, each once.
    pub images: Vec<AttrValue>,
}

/// The images of a schedule, each once.
pub fn images(schedule: &Schedule) -> Vec<AttrValue> {
    let mut images: Vec<AttrValue> = Vec::new();
    for pull in &schedule.pulls {
        if images.len() == MOST_IMAGES {
            break;
        }
        if !images.iter().any(|image| *image == pull.image.as_str()) {
            images.push(AttrValue::from(pull.image.clone()));
        }
    }
    images
}

/// The controls.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let words = use_words();
    let Some(session) = use_context::<SessionHandle>() else {
        return html! {};
    };
    let limit = props.max_parallel.unwrap_or(3);
    let set = |serialize, max_parallel| {
        let session = session.clone();
        move || {
            let limits = Limits {
                serialize,
                max_parallel,
            };
            if let Some(action) = kubelet_file::write(&session, limits) {
                session.dispatch(action);
            }
        }
    };
    let is_serial = props.mode == ScheduleMode::Serial;
    let radio = |id: &'static str, checked, act: Box<dyn Fn()>| {
        let change = Callback::from(move |_: Event| act());
        html! {
            <label><input type="radio" name="pull-mode" {checked} onchange={change} /><span>{ words.say(id) }</span></label>
        }
    };
    let change_limit = {
        let session = session.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let limits = input
                .value()
                .parse()
                .ok()
                .filter(|limit| (1..=1_000).contains(limit));
            if let Some(action) = limits.and_then(|limit| {
                kubelet_file::write(
                    &session,
                    Limits {
                        serialize: false,
                        max_parallel: Some(limit),
                    },
                )
            }) {
                session.dispatch(action);
            }
        })
    };
    let writable = kubelet_file::is_writable(&session);
    let file = kubelet_file::find(&session).map(|file| (file.id, file.name.clone()));
    let show = |id| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Show(id)))
    };
    html! {
        <div class="picture-controls">
            <fieldset disabled={!writable}>
                <legend>{ words.say("picture-mode") }</legend>
                { radio("picture-mode-serial", is_serial, Box::new(set(true, None))) }
                { radio("picture-mode-parallel", !is_serial && props.max_parallel.is_none(), Box::new(set(false, None))) }
                <div class="picture-limit">
                    { radio("picture-mode-limit", !is_serial && props.max_parallel.is_some(), Box::new(set(false, Some(limit)))) }
                    <input type="number" min="1" max="1000" value={limit.to_string()}
                        aria-label="maxParallelImagePulls" onchange={change_limit} />
                </div>
            </fieldset>
            <SecondsField image={None::<AttrValue>} />
            if props.images.len() > 1 {
                <details>
                    <summary>{ words.say("picture-seconds-by-image") }</summary>
                    { for props.images.iter().map(|image| html! { <SecondsField key={image.as_str()} image={Some(image.clone())} /> }) }
                </details>
            }
            if let Some((id, name)) = file {
                <p class="quiet">
                    { words.say(if writable { "picture-written-to" } else { "picture-not-writable" }) }{ " " }
                    <button type="button" class="link" onclick={show(id)}>{ name }</button>
                </p>
            } else {
                <p class="quiet">{ words.say("picture-will-write") }</p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SecondsFieldProps {
    /// For all images where there is none.
    image: Option<AttrValue>,
}

/// Seconds that a pull takes.
#[component]
fn SecondsField(props: &SecondsFieldProps) -> Html {
    let words = use_words();
    let Some(session) = use_context::<SessionHandle>() else {
        return html! {};
    };
    let image = props.image.clone();
    let value = given(&session.settings, image.as_deref());
    let onchange = {
        let image = image.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let mut settings = session.settings.clone();
            settings
                .pull_seconds
                .retain(|given| !is_for(given, image.as_deref()));
            let seconds = input.value_as_number();
            if seconds.is_finite() {
                let seconds = short(seconds.clamp(0.0, 86_400.0));
                settings.pull_seconds.push(match &image {
                    Some(image) => format!("{image}={seconds}"),
                    None => seconds,
                });
            }
            session.dispatch(Action::Set(Box::new(settings)));
        })
    };
    let label = match &image {
        Some(image) => image.clone(),
        None => words.say("picture-seconds-all"),
    };
    let placeholder = short(ASSUMED_PULL_SECONDS);
    html! {
        <label class="picture-seconds">
            <span class={classes!(image.is_some().then_some("code"))}>{ label }</span>
            <input type="number" min="0" max="86400" step="any" {placeholder} value={value.unwrap_or_default()} {onchange} />
        </label>
    }
}

fn is_for(given: &str, image: Option<&str>) -> bool {
    given.rsplit_once('=').map(|(name, _)| name) == image
}

fn given(settings: &Settings, image: Option<&str>) -> Option<String> {
    let given = settings
        .pull_seconds
        .iter()
        .rfind(|given| is_for(given, image))?;
    let seconds = given
        .rsplit_once('=')
        .map_or(given.as_str(), |(_, seconds)| seconds);
    Some(seconds.trim_end_matches('s').to_owned())
}
