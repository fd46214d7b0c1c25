use std::str::FromStr;

use web_sys::HtmlSelectElement;
use whypull::explain::Language;
use yew::prelude::*;

use super::storage;
use crate::words::use_words;

const LANGUAGE: &str = "whypull-language";
const THEME: &str = "whypull-theme";

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Theme {
    /// Those of the reader's system.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(name: &str) -> Self {
        let theme = Self::ALL.into_iter().find(|theme| theme.name() == name);
        theme.unwrap_or_default()
    }

    /// What the reader chose once.
    pub fn kept() -> Self {
        Self::named(&storage::read(storage::of_reader(), THEME).unwrap_or_default())
    }

    /// Puts it on.
    pub fn wear(self) {
        let root = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.document_element());
        if let Some(root) = root {
            let _ = match self {
                Self::System => root.remove_attribute("data-theme"),
                Self::Light | Self::Dark => root.set_attribute("data-theme", self.name()),
            };
        }
    }
}

/// The language that the reader chose once, or else the first of the browser's that is spoken here.
pub fn language() -> Language {
    if let Some(kept) = storage::read(storage::of_reader(), LANGUAGE)
        && let Ok(kept) = Language::from_str(&kept)
    {
        return kept;
    }
    let navigator = web_sys::window().map(|window| window.navigator());
    let wanted = navigator.map(|navigator| navigator.languages());
    let wanted = wanted.iter().flat_map(|wanted| wanted.iter());
    wanted
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| {
            let tag = tag.to_ascii_lowercase();
            match tag.split('-').next() {
                Some("zh") => Some(Language::ZhCn),
                Some("en") => Some(Language::En),
                _ => None,
            }
        })
        .unwrap_or_default()
}

/// The two choices.
#[derive(Properties, PartialEq)]
pub struct AppearanceProps {
    /// Another language is wanted.
    pub on_language: Callback<Language>,
}

/// Language and colours.
#[component]
pub fn Appearance(props: &AppearanceProps) -> Html {
    let words = use_words();
    let theme = use_state(Theme::kept);
    use_effect_with(*theme, |theme| theme.wear());
    let on_language = props.on_language.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let language = Language::from_str(&select.value()).unwrap_or_default();
        storage::write(storage::of_reader(), LANGUAGE, language.tag());
        language
    });
    let on_theme = {
        let theme = theme.setter();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let chosen = Theme::named(&select.value());
            storage::write(storage::of_reader(), THEME, chosen.name());
            theme.set(chosen);
        })
    };
    html! {
        <>
            <label>
                <span class="unseen">{ words.say("shell-language") }</span>
                <select class="language" onchange={on_language}>
                    { for Language::ALL.map(|language| html! {
                        <option value={language.tag()} lang={language.tag()} selected={language == words.language()}>
                            { match language { Language::En => "English", Language::ZhCn => "简体中文" } }
                        </option>
                    }) }
                </select>
            </label>
            <label>
                <span class="unseen">{ words.say("shell-theme") }</span>
                <select class="theme" onchange={on_theme}>
                    { for Theme::ALL.map(|one| html! {
                        <option value={one.name()} selected={one == *theme}>
                            { words.say(&format!("shell-theme-{}", one.name())) }
                        </option>
                    }) }
                </select>
            </label>
        </>
    }
}
