use whypull::explain::Language;
use whypull::report::Location;
use yew::prelude::*;

use crate::answer::Answer;
use crate::editor::{Editor, Fixes, use_fixes};
use crate::examples::Examples;
use crate::explained::{Explained, use_explained};
use crate::notices::NoticeBoard;
use crate::picture::Pictures;
use crate::pointing::{Cursor, Pointing};
use crate::session::{Session, SessionHandle, Settings, View};
use crate::settings::SettingsForm;
use crate::share::Share;
use crate::tools::{AdviceTool, DecodeTool, SecretTool};
use crate::words::Words;

/// The page.
#[component]
pub fn App() -> Html {
    let session: SessionHandle = use_reducer(|| Session::of([], Settings::default()));
    let words = use_state(|| Words::new(Language::En));
    let cursor = use_state(|| None::<Cursor>);
    let marked = use_state(|| None::<Location>);
    let reveal = use_state(|| None::<(u32, Location)>);

    let fixes = use_fixes();
    let explained = use_explained(&session, &words);
    let pointing = Pointing {
        cursor: (*cursor).clone(),
        point: {
            let marked = marked.clone();
            use_callback((), move |place, ()| marked.set(place))
        },
        reveal: {
            let reveal = reveal.clone();
            Callback::from(move |place| {
                let number = reveal.as_ref().map_or(0, |(number, _)| number + 1);
                reveal.set(Some((number, place)));
            })
        },
    };
    let on_cursor = use_callback((), move |at, ()| cursor.set(Some(at)));

    let output = match session.view {
        View::Answer => html! { <Answer /> },
        View::Pictures => html! { <Pictures /> },
        View::Secret => html! { <SecretTool /> },
        View::Advice => html! { <AdviceTool /> },
        View::Decode => html! { <DecodeTool /> },
    };
    html! {
        <ContextProvider<Words> context={(*words).clone()}>
        <NoticeBoard>
        <ContextProvider<SessionHandle> context={session.clone()}>
        <ContextProvider<Explained> context={explained.clone()}>
        <ContextProvider<Pointing> context={pointing}>
        <ContextProvider<Fixes> context={fixes}>
            <header><h1>{ "whypull" }</h1><Examples /><Share /><SettingsForm /></header>
            <main>
                <section class="input">
                    <Editor
                        files={session.files.clone()}
                        shown={session.shown().clone()}
                        diagnostics={explained.report.diagnostics.clone()}
                        marked={(*marked).clone()}
                        reveal={(*reveal).clone()}
                        {on_cursor}
                    />
                </section>
                <section class="output">{ output }</section>
            </main>
        </ContextProvider<Fixes>>
        </ContextProvider<Pointing>>
        </ContextProvider<Explained>>
        </ContextProvider<SessionHandle>>
        </NoticeBoard>
        </ContextProvider<Words>>
    }
}
