//! Short sentences that something has happened: "the link is open", "the file was refused".

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::words::use_words;

/// How long a sentence stands, at least; longer ones longer.
const MILLISECONDS: u32 = 6_000;
const MILLISECONDS_A_CHARACTER: u32 = 60;

/// Says what has happened: a Yew context.
#[derive(Clone, PartialEq)]
pub struct Notices(Callback<AttrValue>);

impl Notices {
    /// Says a sentence, in place of the one that stands there.
    pub fn say(&self, text: impl Into<AttrValue>) {
        self.0.emit(text.into());
    }
}

/// Where the sentences stand. Its own component, so that a sentence draws nothing else anew.
#[derive(Properties, PartialEq)]
pub struct NoticeBoardProps {
    /// Who may say something.
    pub children: Html,
}

/// The board and all who may write on it.
#[component]
pub fn NoticeBoard(props: &NoticeBoardProps) -> Html {
    let words = use_words();
    let said = use_state(|| None::<AttrValue>);
    let say = {
        let said = said.setter();
        use_callback((), move |text, ()| said.set(Some(text)))
    };
    {
        let setter = said.setter();
        use_effect_with((*said).clone(), move |text| {
            let timeout = text.as_ref().map(|text| {
                let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                let time =
                    MILLISECONDS.saturating_add(length.saturating_mul(MILLISECONDS_A_CHARACTER));
                Timeout::new(time.min(30_000), move || setter.set(None))
            });
            move || drop(timeout)
        });
    }
    let dismiss = {
        let said = said.setter();
        Callback::from(move |_: MouseEvent| said.set(None))
    };
    html! {
        <ContextProvider<Notices> context={Notices(say)}>
            { props.children.clone() }
            <div class="notices" role="status" aria-live="polite">
                if let Some(text) = &*said {
                    <p class="notice">
                        <span>{ text }</span>
                        <button type="button" aria-label={words.say("shell-dismiss")} onclick={dismiss}>
                            { "×" }
                        </button>
                    </p>
                }
            </div>
        </ContextProvider<Notices>>
    }
}
