use whypull::message::Message;
use whypull::report::{Related, Severity};
use yew::prelude::*;

use super::fix::FixAdvice;
use super::icon::{Icon, Shape};
use super::part::DiagnosticPart;
use super::place::Place;
use crate::words::{Words, use_words};

/// The shape that stands for a severity.
pub const fn shape(severity: Severity) -> Shape {
    match severity {
        Severity::Error => Shape::Stop,
        Severity::Warning => Shape::Warning,
        Severity::Info => Shape::Info,
    }
}

/// The severity in a word.
pub fn word(severity: Severity, words: &Words) -> String {
    words.sentences().say(&Message::new(match severity {
        Severity::Error => "text-error",
        Severity::Warning => "text-warning",
        Severity::Info => "text-info",
    }))
}

/// What a code means, in a few words.
pub fn title(code: &'static str, words: &Words) -> String {
    words
        .sentences()
        .say_part(&Message::new(code), "title")
        .unwrap_or_else(|| code.to_owned())
}

/// Which diagnostic.
#[derive(Properties, PartialEq)]
pub struct DiagnosticProps {
    /// The diagnostic.
    pub diagnostic: DiagnosticPart,
    /// Whether it is unfolded even if it is only good to know.
    #[prop_or_default]
    pub full: bool,
}

/// What is wrong, where, and what to do.
#[component]
pub fn DiagnosticCard(props: &DiagnosticProps) -> Html {
    let words = use_words();
    let diagnostic = &*props.diagnostic;
    let related = |related: &Related| {
        html! {
            <li>{ words.message(&related.message) }{ " " }<Place location={related.location.clone()} /></li>
        }
    };
    let class = classes!(
        "diagnostic",
        format!("diagnostic-{}", diagnostic.severity.name())
    );
    let title = html! {
        <>
            <Icon shape={shape(diagnostic.severity)} />
            <span class="severity">{ word(diagnostic.severity, &words) }</span>
            <strong>{ title(diagnostic.code, &words) }</strong>
        </>
    };
    let place = html! {
        if let Some(location) = &diagnostic.location {
            <Place location={location.clone()} />
        }
    };
    let body = html! {
        <>
            <p class="diagnostic-message">{ words.message(&diagnostic.message) }</p>
            if !diagnostic.related.is_empty() {
                <ul class="related">{ for diagnostic.related.iter().map(related) }</ul>
            }
            if let Some(fix) = &diagnostic.fix {
                <FixAdvice fix={fix.clone()} />
            }
        </>
    };
    let more = html! {
        <>
            <a href={diagnostic.learn_more} target="_blank" rel="noopener noreferrer">
                { words.say("answer-learn-more") }
                <span class="visually-hidden">{ words.say("answer-new-tab") }</span>
            </a>
            <code>{ diagnostic.code }</code>
        </>
    };
    // What is only good to know is folded: it must not stand before what is wrong.
    if diagnostic.severity == Severity::Info && !props.full {
        return html! {
            <details {class}>
                <summary class="diagnostic-title">{ title }</summary>
                { body }
                <p class="diagnostic-foot">{ place }{ more }</p>
            </details>
        };
    }
    html! {
        <div {class}>
            <p class="diagnostic-title">{ title }{ place }</p>
            { body }
            <p class="diagnostic-foot">{ more }</p>
        </div>
    }
}

/// One of a list of diagnostics.
#[derive(Properties, PartialEq)]
pub struct DiagnosticsProps {
    /// The diagnostics.
    pub list: Vec<Listed>,
}

/// A diagnostic, and whether it is told in full in the headline.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// The diagnostic.
    pub diagnostic: DiagnosticPart,
    /// Whether it is told above: then a line is enough here.
    pub is_above: bool,
}

/// Diagnostics, each told in full only once.
#[component]
pub fn Diagnostics(props: &DiagnosticsProps) -> Html {
    let words = use_words();
    let one = |listed: &Listed| {
        let diagnostic = &listed.diagnostic;
        if !listed.is_above {
            return html! { <DiagnosticCard diagnostic={diagnostic.clone()} /> };
        }
        html! {
            <p class="diagnostic-above">
                <Icon shape={shape(diagnostic.severity)} />
                <span>{ title(diagnostic.code, &words) }</span>
                <span class="quiet">{ words.say("answer-above") }</span>
            </p>
        }
    };
    html! { { for props.list.iter().map(one) } }
}
