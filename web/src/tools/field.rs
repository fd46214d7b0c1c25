//! A field with its label, its hint and what is wrong with it.

use yew::prelude::*;

/// A field.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Its id, once on the page.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What it is for.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// `text` or `password`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Whether it takes several lines.
    #[prop_or_default]
    pub long: bool,
    /// What stands in it.
    pub value: AttrValue,
    /// What is shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Its text has changed.
    pub on_change: Callback<String>,
    /// The reader has left it.
    #[prop_or_default]
    pub on_leave: Callback<()>,
    /// Stands beside it.
    #[prop_or_default]
    pub children: Html,
}

/// A labelled text field. Its value is a property of the element, never an attribute.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let hint_id = format!("{}-hint", props.id);
    let error_id = format!("{}-error", props.id);
    let described = [
        props.error.as_ref().map(|_| error_id.clone()),
        props.hint.as_ref().map(|_| hint_id.clone()),
    ];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = props.error.is_some().then_some("true");
    let on_change = props.on_change.clone();
    let on_leave = props.on_leave.clone();
    let onblur = Callback::from(move |_: FocusEvent| on_leave.emit(()));
    let control = if props.long {
        let oninput = Callback::from(move |event: InputEvent| {
            let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            on_change.emit(area.value());
        });
        html! {
            <textarea id={props.id.clone()} rows="8" spellcheck="false" autocomplete="off" autocapitalize="off"
                placeholder={props.placeholder.clone()} value={props.value.clone()}
                aria-describedby={described} aria-invalid={invalid} {oninput} {onblur} />
        }
    } else {
        let oninput = Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            on_change.emit(input.value());
        });
        html! {
            <input id={props.id.clone()} type={props.kind.clone()} spellcheck="false" autocomplete="off" autocapitalize="off"
                placeholder={props.placeholder.clone()} value={props.value.clone()}
                aria-describedby={described} aria-invalid={invalid} {oninput} {onblur} />
        }
    };
    html! {
        <div class="tool-field">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <div class="tool-control">{ control }{ props.children.clone() }</div>
            if let Some(error) = &props.error {
                <p class="tool-error" id={error_id}>{ error }</p>
            }
            if let Some(hint) = &props.hint {
                <p class="tool-hint" id={hint_id}>{ hint }</p>
            }
        </div>
    }
}

/// Names apart by commas or space.
pub fn names(text: &str) -> Vec<String> {
    text.split(|c: char| c == ',' || c == '，' || c == '、' || c.is_whitespace())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Nothing where there is no text.
pub fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
