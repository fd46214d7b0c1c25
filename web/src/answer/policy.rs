use whypull::message::Message;
use whypull::report::PolicyDecision;
use yew::prelude::*;

use crate::pointing::Fact;
use crate::words::use_words;

/// Which policy.
#[derive(Properties, PartialEq)]
pub struct PolicyProps {
    /// The policy and its rule.
    pub policy: PolicyDecision,
}

/// The pull policy and why it is that one.
#[component]
pub fn Policy(props: &PolicyProps) -> Html {
    let words = use_words();
    let policy = &props.policy;
    let why = Message::new(policy.rule)
        .with("policy", policy.effective)
        .with("written", policy.declared.as_deref().unwrap_or_default());
    html! {
        <>
            <Fact location={policy.location.as_deref().cloned()}>
                <code class="policy-name">{ policy.effective }</code>
            </Fact>
            if let Some(declared) = policy.declared.as_ref().filter(|it| **it != policy.effective) {
                <span class="policy-declared">
                    { words.tell("answer-policy-declared", [("policy", declared.as_str().into())]) }
                </span>
            }
            <span class="policy-why">{ words.sentences().say(&why) }</span>
        </>
    }
}
