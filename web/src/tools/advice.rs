//! The use cases of the documentation as a questionnaire.

use whypull::advise::{Answers, Audience, Cloud, Images, Nodes, Tenants, advise};
use whypull::field_error::FieldError;
use yew::prelude::*;

use super::advice_result::AdviceResult;
use super::field::{Field, given, names};
use crate::words::{Words, use_words};

/// What has been answered so far.
#[derive(Clone, Default, PartialEq)]
struct Given {
    images: Option<Images>,
    audience: Option<Audience>,
    tenants: Option<Tenants>,
    nodes: Option<Nodes>,
    cloud: Option<Cloud>,
    registry: String,
    image: String,
    namespaces: String,
    secret_name: String,
}

impl Given {
    fn is_private(&self) -> bool {
        self.images == Some(Images::Private)
    }

    /// Only where all users of a single tenant may see the images do nodes and cloud matter.
    fn asks_for_nodes(&self) -> bool {
        self.is_private()
            && self.audience == Some(Audience::Cluster)
            && self.tenants == Some(Tenants::One)
    }

    fn asks_for_cloud(&self) -> bool {
        self.asks_for_nodes() && self.nodes == Some(Nodes::Configurable)
    }

    fn is_whole(&self) -> bool {
        match self.images {
            None => false,
            Some(Images::Public) => true,
            Some(Images::Private) => {
                self.audience.is_some()
                    && self.tenants.is_some()
                    && (!self.asks_for_nodes() || self.nodes.is_some())
                    && (!self.asks_for_cloud() || self.cloud.is_some())
            }
        }
    }

    fn answers(&self) -> Answers {
        Answers {
            images: self.images.unwrap_or_default(),
            audience: self.audience.unwrap_or_default(),
            tenants: self.tenants.unwrap_or_default(),
            nodes: self.nodes.unwrap_or_default(),
            cloud: self
                .cloud
                .filter(|_| self.asks_for_cloud())
                .unwrap_or_default(),
            registry: given(&self.registry),
            image: given(&self.image),
            namespaces: names(&self.namespaces),
            secret_name: given(&self.secret_name),
        }
    }
}

/// One of the tools.
#[component]
pub fn AdviceTool() -> Html {
    let words = use_words();
    let state = use_state(Given::default);
    let now = &*state;
    let advice = now.is_whole().then(|| advise(&now.answers()));
    let error = advice.as_ref().and_then(|advice| advice.as_ref().err());
    let error = error.map(|error| error.clone().in_words(words.sentences()));
    let again = {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(Given::default()))
    };
    html! {
        <section class="tool" aria-labelledby="advice-heading">
            <h2 id="advice-heading">{ words.say("tools-advice") }</h2>
            <p class="tool-intro">{ words.say("tools-advice-intro") }</p>
            <div class="tool-form">
                { question(&words, &state, "images", now.images,
                    [(Images::Public, "public"), (Images::Private, "private")], |given, to| given.images = Some(to)) }
                if now.is_private() {
                    { question(&words, &state, "audience", now.audience,
                        [(Audience::Cluster, "cluster"), (Audience::Some, "some")], |given, to| given.audience = Some(to)) }
                }
                if now.is_private() && now.audience.is_some() {
                    { question(&words, &state, "tenants", now.tenants,
                        [(Tenants::One, "one"), (Tenants::Many, "many")], |given, to| given.tenants = Some(to)) }
                }
                if now.asks_for_nodes() {
                    { question(&words, &state, "nodes", now.nodes,
                        [(Nodes::Configurable, "yes"), (Nodes::NotConfigurable, "no")], |given, to| given.nodes = Some(to)) }
                }
                if now.asks_for_cloud() {
                    { question(&words, &state, "cloud", now.cloud,
                        [(Cloud::None, "none"), (Cloud::Aws, "aws"), (Cloud::Azure, "azure"), (Cloud::Gcp, "gcp")],
                        |given, to| given.cloud = Some(to)) }
                }
                if now.is_whole() {
                    <details class="tool-names" open={error.is_some()}>
                        <summary>{ words.say("tools-advice-names") }</summary>
                        <div class="tool-form">
                            { name(&words, &state, "registry", &now.registry, "registry.example.com:5000", error.as_ref(), |given, to| given.registry = to) }
                            { name(&words, &state, "image", &now.image, "registry.example.com/team/app:v1", error.as_ref(), |given, to| given.image = to) }
                            { name(&words, &state, "namespaces", &now.namespaces, "default", error.as_ref(), |given, to| given.namespaces = to) }
                            { name(&words, &state, "secretName", &now.secret_name, "regcred", error.as_ref(), |given, to| given.secret_name = to) }
                        </div>
                    </details>
                    <div class="tool-buttons"><button type="button" onclick={again}>{ words.say("tools-advice-again") }</button></div>
                }
            </div>
            if let Some(Ok(advice)) = advice {
                <AdviceResult advice={advice.in_words(words.sentences())} />
            } else {
                <p class="tool-empty" role="status">
                    { words.say(if error.is_some() { "tools-advice-mend" } else { "tools-advice-open" }) }
                </p>
            }
        </section>
    }
}

fn question<T: std::marker::Copy + PartialEq + 'static, const N: usize>(
    words: &Words,
    state: &UseStateHandle<Given>,
    id: &'static str,
    now: Option<T>,
    choices: [(T, &'static str); N],
    set: fn(&mut Given, T),
) -> Html {
    let choices = choices.into_iter().map(|(choice, name)| {
        let state = state.clone();
        let onchange = Callback::from(move |_: Event| {
            let mut given = (*state).clone();
            set(&mut given, choice);
            state.set(given);
        });
        html! {
            <label>
                <input type="radio" name={format!("advice-{id}")} checked={now == Some(choice)} {onchange} />
                <span>{ words.say(&format!("tools-advice-{id}-{name}")) }</span>
            </label>
        }
    });
    html! {
        <fieldset class="tool-choice tool-question">
            <legend>{ words.say(&format!("tools-advice-{id}")) }</legend>
            { for choices }
        </fieldset>
    }
}

fn name(
    words: &Words,
    state: &UseStateHandle<Given>,
    field: &'static str,
    value: &str,
    placeholder: &'static str,
    error: Option<&FieldError<String>>,
    set: fn(&mut Given, String),
) -> Html {
    let state = state.clone();
    let on_change = Callback::from(move |text| {
        let mut given = (*state).clone();
        set(&mut given, text);
        state.set(given);
    });
    let error = error.filter(|error| error.field.split('[').next() == Some(field));
    html! {
        <Field id={format!("advice-{field}")} label={words.say(&format!("tools-advice-{field}"))} value={value.to_owned()}
            {placeholder} error={error.map(|error| AttrValue::from(error.message.clone()))} {on_change} />
    }
}
