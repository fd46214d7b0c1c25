use whypull::message::Message;
use whypull::report::{Container, Outcome};
use yew::prelude::*;

use super::icon::{Icon, Shape};
use crate::words::{Words, use_words};

/// The shape that stands for an outcome.
pub const fn shape(outcome: Outcome) -> Shape {
    match outcome {
        Outcome::Starts => Shape::Good,
        Outcome::PullAttempted => Shape::Pull,
        Outcome::Unknown => Shape::Open,
        Outcome::InvalidImageName
        | Outcome::ErrImageNeverPull
        | Outcome::CredentialLookupFailed => Shape::Stop,
    }
}

/// The outcome as the Report's JSON names it.
pub const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Starts => "starts",
        Outcome::PullAttempted => "pullAttempted",
        Outcome::InvalidImageName => "invalidImageName",
        Outcome::ErrImageNeverPull => "errImageNeverPull",
        Outcome::CredentialLookupFailed => "credentialLookupFailed",
        Outcome::Unknown => "unknown",
    }
}

/// Whether the container does not even get to a pull.
pub const fn is_failure(outcome: Outcome) -> bool {
    matches!(shape(outcome), Shape::Stop)
}

/// The outcome of a container in a sentence, in the words of the command.
pub fn sentence(container: &Container, words: &Words) -> String {
    let message = match container.outcome {
        Outcome::Starts => Message::new("text-outcome-starts"),
        Outcome::PullAttempted if !container.attempts.is_empty() => {
            Message::new("text-outcome-pull-credentials").with("count", container.attempts.len())
        }
        Outcome::PullAttempted if container.anonymous == Some(true) => {
            Message::new("text-outcome-pull-anonymous")
        }
        Outcome::PullAttempted => Message::new("text-outcome-pull"),
        Outcome::InvalidImageName => Message::new("text-outcome-invalid-image-name"),
        Outcome::ErrImageNeverPull => Message::new("text-outcome-err-image-never-pull"),
        Outcome::CredentialLookupFailed => Message::new("text-outcome-credential-lookup-failed"),
        Outcome::Unknown => Message::new("text-outcome-unknown"),
    };
    words.sentences().say(&message)
}

/// Which outcome.
#[derive(Properties, PartialEq)]
pub struct OutcomeProps {
    /// The outcome.
    pub outcome: Outcome,
    /// It in words.
    pub sentence: AttrValue,
}

/// How it ends: an icon and a sentence.
#[component]
pub fn OutcomeLine(props: &OutcomeProps) -> Html {
    let class = match shape(props.outcome) {
        Shape::Stop => "outcome-bad",
        Shape::Good => "outcome-good",
        Shape::Open => "outcome-open",
        _ => "outcome-pull",
    };
    let words = use_words();
    html! {
        <p class={classes!("outcome", class)}>
            <Icon shape={shape(props.outcome)} />
            <span class="visually-hidden">{ words.say("answer-outcome") }</span>
            <span>{ props.sentence.clone() }</span>
        </p>
    }
}
