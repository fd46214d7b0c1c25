use whypull::message::Message;
use whypull::report::{Action, Container, Image, Role};
use whypull::semantics::Semantics;
use yew::prelude::*;

use super::attempts::Attempts;
use super::finding::{Diagnostics, Listed};
use super::outcome::{self, OutcomeLine};
use super::part::ContainerPart;
use super::policy::Policy;
use super::present::Present;
use super::reference::ImageName;
use super::steps::Steps;
use super::truths::Truths;
use crate::words::{Words, use_words};

/// Which container.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The container.
    pub container: ContainerPart,
    /// What is wrong with it.
    pub diagnostics: Vec<Listed>,
    /// The rule set that it was told by.
    pub semantics: Semantics,
    /// The same container under the three rule sets, once that is known.
    pub each: Option<[ContainerPart; 3]>,
    /// Asks for it.
    pub ask: Callback<()>,
    /// Whether there are only few: then its steps are unfolded.
    pub is_among_few: bool,
    /// Whether the cursor is at it.
    pub is_here: bool,
}

/// Everything about one container.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let words = use_words();
    let container = &*props.container;
    let image = AttrValue::from(container.image.given().to_owned());
    let is_name = matches!(container.image, Image::Parsed(_));
    html! {
        <article
            class={classes!("card", props.is_here.then_some("card-here"))}
            data-outcome={outcome::name(container.outcome)}
        >
            <header class="card-head">
                <h4>
                    <span class="card-name">{ container.name.clone() }</span>
                    <span class="role">{ role(container.role, &words) }</span>
                </h4>
                if is_name {
                    <Present image={image.clone()} present={container.present} />
                }
            </header>
            <OutcomeLine outcome={container.outcome} sentence={outcome::sentence(container, &words)} />
            <Diagnostics list={props.diagnostics.clone()} />
            <dl class="card-facts">
                <div>
                    <dt>{ words.say("answer-image") }</dt>
                    <dd><ImageName image={container.image.clone()} location={(*container.location).clone()} /></dd>
                </div>
                <div>
                    <dt>{ words.say("answer-policy") }</dt>
                    <dd><Policy policy={container.pull_policy.clone()} /></dd>
                </div>
                if is_name {
                    <div>
                        <dt>{ words.say("answer-anonymous") }</dt>
                        <dd>{ words.say(anonymous(container)) }</dd>
                    </div>
                }
            </dl>
            <Attempts
                image={image}
                semantics={props.semantics}
                attempts={container.attempts.clone()}
                matches={container.matches.clone()}
            />
            if is_name {
                <Truths container={props.container.clone()} each={props.each.clone()} ask={props.ask.clone()} />
            }
            <Steps steps={container.steps.clone()} open={props.is_among_few} />
        </article>
    }
}

/// Whether the pull is made without credentials, and what that hangs on.
fn anonymous(container: &Container) -> &'static str {
    match (container.anonymous, container.action) {
        (None, _) => "answer-anonymous-open",
        (Some(true), _) => "answer-anonymous-yes",
        (Some(false), Action::Pull) => "answer-anonymous-no",
        (Some(false), _) => "answer-anonymous-no-pull",
    }
}

fn role(role: Role, words: &Words) -> String {
    words.sentences().say(&Message::new(match role {
        Role::Init => "text-role-init",
        Role::Container => "text-role-container",
        Role::Ephemeral => "text-role-ephemeral",
        Role::ImageVolume => "text-role-image-volume",
    }))
}
