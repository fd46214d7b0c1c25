use yew::prelude::*;

use super::keeping::Restored;
use crate::notices::Notices;
use crate::session::{Action, Origin, Session};
use crate::share::use_link;
use crate::words::use_words;

/// What is told when the page opens.
#[derive(Properties, PartialEq)]
pub struct OpenLinksProps {
    /// How the session is changed.
    pub dispatch: UseReducerDispatcher<Session>,
    /// What the reload found.
    pub restored: UseStateHandle<Restored>,
}

/// Opens links, and says what became of them.
#[component]
pub fn OpenLinks(props: &OpenLinksProps) -> Html {
    let words = use_words();
    let notices = use_context::<Notices>();
    // A number, for the same sentence is said again when the next link is refused too.
    let told = use_state(|| {
        (
            0_u32,
            props
                .restored
                .redacted
                .then_some("shell-restored-without-secrets"),
        )
    });
    let open = {
        let (dispatch, told) = (props.dispatch.clone(), told.setter());
        let count = use_mut_ref(|| 0_u32);
        Callback::from(move |opened: Result<Session, _>| {
            let sentence = match opened {
                Ok(mut session) => {
                    session.origin = Origin::Link;
                    dispatch.dispatch(Action::Load(Box::new(session)));
                    "share-opened"
                }
                Err(error) => crate::share::LinkError::sentence(error),
            };
            *count.borrow_mut() += 1;
            told.set((*count.borrow(), Some(sentence)));
        })
    };
    use_link(open);
    use_effect_with(*told, move |(_, sentence)| {
        if let (Some(notices), Some(sentence)) = (notices, sentence) {
            notices.say(words.say(sentence));
        }
    });
    html! {}
}
