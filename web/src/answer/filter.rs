use whypull::report::Workload;
use yew::prelude::*;

use super::headline::name;
use super::survey::Holding;
use crate::words::use_words;

/// Which workloads are to be shown.
#[derive(Clone, Default, PartialEq)]
pub struct Filter {
    /// A part of the name, or of an image.
    text: String,
    /// Only those with something to look at.
    troubled: bool,
}

impl Filter {
    /// Whether a workload is to be shown.
    pub fn takes(&self, workload: &Workload, holding: &Holding) -> bool {
        let text = self.text.trim().to_lowercase();
        let has = |other: &str| other.to_lowercase().contains(&text);
        (!self.troubled || holding.is_troubled())
            && (text.is_empty()
                || has(&name(workload))
                || workload
                    .containers
                    .iter()
                    .any(|it| has(&it.name) || has(it.image.given())))
    }
}

/// The form.
#[derive(Properties, PartialEq)]
pub struct FilterProps {
    /// What is chosen.
    pub filter: Filter,
    /// How many workloads that leaves.
    pub found: usize,
    /// Of how many.
    pub total: usize,
    /// Something else is chosen.
    pub on_change: Callback<Filter>,
}

/// Finds workloads by name, or by trouble.
#[component]
pub fn FilterForm(props: &FilterProps) -> Html {
    let words = use_words();
    let change = |with: fn(&mut Filter, &web_sys::HtmlInputElement)| {
        let (filter, on_change) = (props.filter.clone(), props.on_change.clone());
        move |event: web_sys::Event| {
            let mut filter = filter.clone();
            with(&mut filter, &event.target_unchecked_into());
            on_change.emit(filter);
        }
    };
    let by_text = change(|filter, input| filter.text = input.value());
    let oninput = Callback::from(move |event: InputEvent| by_text(event.into()));
    let onchange = Callback::from(change(|filter, input| filter.troubled = input.checked()));
    html! {
        <div class="filter" role="search">
            <label class="filter-text">
                <span>{ words.say("answer-filter-text") }</span>
                <input type="search" value={props.filter.text.clone()} {oninput} autocomplete="off" spellcheck="false" />
            </label>
            <label class="filter-troubled">
                <input type="checkbox" checked={props.filter.troubled} {onchange} />
                <span>{ words.say("answer-filter-troubled") }</span>
            </label>
            <span class="quiet" role="status">
                { words.tell("answer-filter-found", [("n", props.found.into()), ("total", props.total.into())]) }
            </span>
        </div>
    }
}
