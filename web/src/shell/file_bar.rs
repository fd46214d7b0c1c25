use web_sys::{HtmlInputElement, HtmlSelectElement};
use whypull::input::FileRole;
use yew::prelude::*;

use crate::session::{Action, OpenFile, Session};
use crate::words::use_words;

/// One of the particulars: its name among the sentences, how it is read and how it is set.
type Particular = (
    &'static str,
    fn(&OpenFile) -> &Option<String>,
    fn(&mut OpenFile, Option<String>),
);

const NODE: Particular = ("node", |file| &file.node, |file, to| file.node = to);
const PLACE: Particular = ("place", |file| &file.place, |file, to| file.place = to);
const IMAGE: Particular = ("image", |file| &file.image, |file, to| file.image = to);
const PROVIDER: Particular = (
    "provider",
    |file| &file.provider,
    |file, to| file.provider = to,
);

/// Which particulars a file can have.
fn particulars(file: &OpenFile) -> Vec<Particular> {
    let of_role: &[Particular] = match file.role {
        Some(FileRole::NodeConfig) => &[PLACE, NODE],
        Some(FileRole::KubeletConfig | FileRole::CredentialProviderConfig) => &[NODE],
        Some(FileRole::ProviderResponse) => &[PROVIDER],
        Some(FileRole::ImageIndex) => &[IMAGE],
        Some(FileRole::Manifest | FileRole::Previous) | None => &[],
    };
    [PLACE, NODE, IMAGE, PROVIDER]
        .into_iter()
        .filter(|(name, read, _)| {
            read(file).is_some() || of_role.iter().any(|(known, ..)| known == name)
        })
        .collect()
}

/// The file on top.
#[derive(Properties, PartialEq)]
pub struct FileBarProps {
    /// Its text is not looked at.
    pub file: OpenFile,
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
}

/// Name, use and particulars of the file on top.
#[component]
pub fn FileBar(props: &FileBarProps) -> Html {
    let words = use_words();
    let (id, file) = (props.file.id, &props.file);
    let rename = {
        let (dispatch, before) = (props.dispatch.clone(), file.name.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let name = field.value().trim().to_owned();
            // A name that is taken is not given: the field goes back to what holds.
            field.set_value(&before);
            dispatch.dispatch(Action::Rename(id, name));
        })
    };
    let assign = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Use(id, FileRole::named(&select.value())));
        })
    };
    let remove = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Remove(id)))
    };
    html! {
        <div class="file-bar" key={id.0}>
            <label>
                <span>{ words.say("shell-file-name") }</span>
                <input type="text" class="code" autocomplete="off" spellcheck="false" value={file.name.clone()} onchange={rename} />
            </label>
            <label>
                <span>{ words.say("shell-role") }</span>
                <select onchange={assign}>
                    <option value="" selected={file.role.is_none()}>{ words.say("shell-role-found-out") }</option>
                    { for FileRole::ALL.map(|role| html! {
                        <option value={role.name()} selected={file.role == Some(role)}>
                            { words.say(&format!("shell-role-{}", role.name())) }
                        </option>
                    }) }
                </select>
            </label>
            { for particulars(file).into_iter().map(|(name, read, write)| {
                let (dispatch, before) = (props.dispatch.clone(), file.clone());
                let onchange = Callback::from(move |event: Event| {
                    let field: HtmlInputElement = event.target_unchecked_into();
                    let value = field.value().trim().to_owned();
                    let mut like = before.clone();
                    write(&mut like, (!value.is_empty()).then_some(value));
                    dispatch.dispatch(Action::Describe(id, Box::new(like)));
                });
                html! {
                    <label key={name}>
                        <span>{ words.say(&format!("shell-file-{name}")) }</span>
                        <input
                            type="text"
                            class="code"
                            autocomplete="off"
                            spellcheck="false"
                            placeholder={words.say(&format!("shell-file-{name}-example"))}
                            value={read(file).clone().unwrap_or_default()}
                            {onchange}
                        />
                    </label>
                }
            }) }
            <button type="button" class="plain" onclick={remove}>{ words.say("shell-file-remove") }</button>
        </div>
    }
}
