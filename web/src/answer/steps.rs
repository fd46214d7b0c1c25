use whypull::kubelet::EventColumns;
use whypull::report::Step;
use yew::prelude::*;

use crate::pointing::Fact;
use crate::words::use_words;

/// Which steps.
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Whether they are unfolded from the start.
    pub open: bool,
}

/// What the kubelet does, numbered; with the events that `kubectl describe` shows.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let words = use_words();
    let step = |step: &Step| {
        html! {
            <li>
                <Fact location={step.location.as_deref().cloned()}>{ words.message(&step.text) }</Fact>
                if let Some(event) = &step.event {
                    <EventRow text={event.to_string()} />
                }
            </li>
        }
    };
    html! {
        <details class="steps-fold" open={props.open}>
            <summary><h5>{ words.say("answer-steps") }</h5></summary>
            <ol class="steps">{ for props.steps.iter().map(step) }</ol>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct EventRowProps {
    text: AttrValue,
}

/// An event as `kubectl describe` lists it.
#[component]
fn EventRow(props: &EventRowProps) -> Html {
    let words = use_words();
    let columns = EventColumns::of(&props.text);
    let cell = |id: &str, class: &'static str, text: AttrValue| {
        html! { <div class={class}><dt>{ words.say(id) }</dt><dd><code>{ text }</code></dd></div> }
    };
    html! {
        <dl class={classes!("event", columns.map(|it| format!("event-{}", it.event_type.to_lowercase())))}>
            if let Some(columns) = columns {
                { cell("answer-event-type", "event-type", columns.event_type.into()) }
                { cell("answer-event-reason", "event-reason", columns.reason.into()) }
            }
            { cell("answer-event-message", "event-message", props.text.clone()) }
        </dl>
    }
}
