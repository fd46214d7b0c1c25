use std::collections::HashMap;
use std::rc::Rc;

use web_sys::{HtmlDialogElement, HtmlInputElement};
use whypull::report::Severity;
use yew::prelude::*;

use super::Example;
use crate::session::{Action, Session};
use crate::words::{Words, use_words};

/// Where the examples go.
#[derive(Properties, PartialEq)]
pub struct ExamplesProps {
    /// The dialog, for whoever else opens it.
    pub dialog: NodeRef,
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

/// The dialog with all examples.
#[component]
pub fn Examples(props: &ExamplesProps) -> Html {
    let words = use_words();
    let is_open = use_state(|| false);
    let sought = use_state(String::new);
    let entries = use_memo((*is_open, words.clone()), |(is_open, words)| {
        if *is_open { entries(words) } else { Vec::new() }
    });
    // The dialog is opened by whoever has its reference, and says so by this event.
    let ontoggle = {
        let (dialog, is_open) = (props.dialog.clone(), is_open.setter());
        Callback::from(move |_: Event| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            is_open.set(dialog.is_some_and(|dialog| dialog.open()));
        })
    };
    let oninput = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            sought.set(field.value());
        })
    };
    let close = {
        let dialog = props.dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let load = {
        let (dispatch, close) = (props.dispatch.clone(), close.clone());
        Callback::from(move |example: Rc<Example>| {
            let session = Example::clone(&example).open();
            dispatch.dispatch(Action::Load(Box::new(session)));
            close.emit(());
        })
    };
    let needle = sought.trim().to_lowercase();
    let found: Vec<&Entry> = entries
        .iter()
        .filter(|entry| {
            needle
                .split_whitespace()
                .all(|word| entry.haystack.contains(word))
        })
        .collect();
    let group = |has_code: bool, title: &str| {
        let mut found = found
            .iter()
            .filter(|entry| entry.example.code.is_some() == has_code)
            .peekable();
        if found.peek().is_none() {
            return html! {};
        }
        html! {
            <section>
                <h3>{ words.say(title) }</h3>
                <ul>{ for found.map(|entry| item(entry, &words, &load)) }</ul>
            </section>
        }
    };
    html! {
        <dialog ref={props.dialog.clone()} class="sheet examples" aria-labelledby="examples-title" {ontoggle}>
            <div class="head">
                <h2 id="examples-title">{ words.say("shell-examples") }</h2>
                <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{ words.say("shell-close") }</button>
            </div>
            <label class="search">
                <span class="unseen">{ words.say("shell-examples-search") }</span>
                <input
                    type="search"
                    autofocus=true
                    autocomplete="off"
                    placeholder={words.say("shell-examples-search")}
                    value={(*sought).clone()}
                    {oninput}
                />
            </label>
            <p class="quiet" role="status">{ words.tell("shell-examples-found", [("n", found.len().into())]) }</p>
            <div class="groups" tabindex="-1">
                { group(false, "shell-examples-documented") }
                { group(true, "shell-examples-diagnostics") }
            </div>
        </dialog>
    }
}

struct Entry {
    example: Rc<Example>,
    title: AttrValue,
    severity: Option<Severity>,
    haystack: String,
}

fn entries(words: &Words) -> Vec<Entry> {
    let rules: HashMap<_, _> = whypull::rules(words.sentences())
        .into_iter()
        .map(|rule| (rule.code, rule))
        .collect();
    let entry = |example: Example| {
        let rule = example.code.as_deref().and_then(|code| rules.get(code));
        let title = match rule {
            Some(rule) => AttrValue::from(rule.title.clone()),
            None => words.say(&format!("shell-example-{}", example.id)),
        };
        Entry {
            haystack: format!("{title} {}", example.id).to_lowercase(),
            severity: rule.map(|rule| rule.severity),
            example: Rc::new(example),
            title,
        }
    };
    Example::all().into_iter().map(entry).collect()
}

fn item(entry: &Entry, words: &Words, load: &Callback<Rc<Example>>) -> Html {
    let example = entry.example.clone();
    let onclick = load.reform(move |_: MouseEvent| example.clone());
    html! {
        <li key={entry.example.id.clone()}>
            <button type="button" data-example={entry.example.id.clone()} {onclick}>
                <span>{ &entry.title }</span>
                if let Some(severity) = entry.severity {
                    <span class="quiet">
                        <span class={classes!("severity", severity.name())}>
                            { words.say(&format!("shell-{}", severity.name())) }
                        </span>
                        <code>{ &entry.example.id }</code>
                    </span>
                }
            </button>
        </li>
    }
}
