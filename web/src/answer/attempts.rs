use whypull::report::{Attempt, Match};
use whypull::semantics::Semantics;
use yew::prelude::*;

use super::key::KeyText;
use super::source;
use crate::pointing::Fact;
use crate::words::use_words;

/// Which attempts.
#[derive(Properties, PartialEq)]
pub struct AttemptsProps {
    /// The image as written.
    pub image: AttrValue,
    /// The rule set that they follow.
    pub semantics: Semantics,
    /// The attempts, in order.
    pub attempts: Vec<Attempt>,
    /// The keys that match, and why.
    pub matches: Vec<Match>,
}

/// The credentials that are tried, in order: source, key and user. Never a password.
#[component]
pub fn Attempts(props: &AttemptsProps) -> Html {
    let words = use_words();
    if props.attempts.is_empty() {
        return html! {};
    }
    let attempt = |attempt: &Attempt| {
        let why = props
            .matches
            .iter()
            .find(|found| found.key == attempt.key && found.source == attempt.source)
            .map_or(&[][..], |found| &found.why);
        html! {
            <li>
                <Fact location={attempt.location.as_deref().cloned()} class="attempt">
                    <KeyText text={attempt.key.clone()} image={props.image.clone()} semantics={props.semantics} />
                </Fact>
                <dl class="attempt-facts">
                    <div>
                        <dt>{ words.say("answer-source") }</dt>
                        <dd>{ source::sentence(&attempt.source, &words) }</dd>
                    </div>
                    <div>
                        <dt>{ words.say("answer-user") }</dt>
                        <dd>
                            if let Some(user) = &attempt.username {
                                <code>{ user.clone() }</code>
                                <span class="quiet">{ words.say("answer-password-hidden") }</span>
                            } else {
                                { words.say("answer-user-blank") }
                            }
                        </dd>
                    </div>
                </dl>
                if !why.is_empty() {
                    <details>
                        <summary>{ words.say("answer-why-key") }</summary>
                        <ul>{ for why.iter().map(|why| html! { <li>{ words.message(why) }</li> }) }</ul>
                    </details>
                }
            </li>
        }
    };
    html! {
        <>
            <h5>{ words.say("answer-attempts") }</h5>
            <ol class="attempts">{ for props.attempts.iter().map(attempt) }</ol>
        </>
    }
}
