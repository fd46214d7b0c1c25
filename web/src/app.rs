use whypull::report::Location;
use yew::prelude::*;

use crate::answer::Answer;
use crate::editor::{Diagnostics, Editor, Fixes, use_fixes};
use crate::explained::{Explained, use_explained};
use crate::notices::NoticeBoard;
use crate::picture::Pictures;
use crate::pointing::{Cursor, Pointing};
use crate::session::{SessionHandle, View};
use crate::shell::{
    DropTarget, Files, FilesProps, Header, OpenLinks, Status, language, use_keeping, use_restored,
};
use crate::tools::{AdviceTool, DecodeTool, SecretTool};
use crate::words::Words;

/// The page.
#[component]
pub fn App() -> Html {
    let restored = use_restored();
    let session: SessionHandle = {
        let restored = restored.clone();
        use_reducer(move || restored.session.clone())
    };
    let keep = {
        let restored = restored.clone();
        use_state(move || restored.keep)
    };
    let words = use_state(|| Words::new(language()));
    let cursor = use_state(|| None::<Cursor>);
    let marked = use_state(|| None::<Location>);
    let reveal = use_state(|| None::<(u32, Location)>);

    let fixes = use_fixes();
    use_keeping(&session, *keep, &words);
    use_effect_with((*words).clone(), |words| {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(document) = document {
            document.set_title(&words.say("shell-title"));
            if let Some(root) = document.document_element() {
                let _ = root.set_attribute("lang", words.language().tag());
            }
        }
    });
    let explained = use_explained(&session, words.language());
    let pointing = Pointing {
        cursor: (*cursor).clone(),
        point: {
            let marked = marked.setter();
            use_callback((), move |place, ()| marked.set(place))
        },
        reveal: {
            let reveal = reveal.setter();
            let count = use_mut_ref(|| 0_u32);
            use_callback((), move |place, ()| {
                *count.borrow_mut() += 1;
                reveal.set(Some((*count.borrow(), place)));
            })
        },
    };
    let on_cursor = {
        let cursor = cursor.setter();
        use_callback((), move |at, ()| cursor.set(Some(at)))
    };
    let on_keep = {
        let keep = keep.setter();
        use_callback((), move |wanted, ()| keep.set(wanted))
    };
    let on_language = {
        let words = words.setter();
        use_callback((), move |language, ()| words.set(Words::new(language)))
    };

    let output = match session.view {
        View::Answer => html! { <Answer /> },
        View::Pictures => html! { <Pictures /> },
        View::Secret => html! { <SecretTool /> },
        View::Advice => html! { <AdviceTool /> },
        View::Decode => html! { <DecodeTool /> },
    };
    let dispatch = session.dispatcher();
    html! {
        <ContextProvider<Words> context={(*words).clone()}>
        <NoticeBoard>
        <ContextProvider<SessionHandle> context={session.clone()}>
        <ContextProvider<Explained> context={explained.clone()}>
        <ContextProvider<Pointing> context={pointing}>
        <ContextProvider<Fixes> context={fixes}>
            <OpenLinks dispatch={dispatch.clone()} {restored} />
            <Header
                view={session.view}
                settings={session.settings.clone()}
                can_go_back={session.can_go_back()}
                keep={*keep}
                {on_keep}
                {on_language}
                dispatch={dispatch.clone()}
            />
            <main>
                <section id="input" class="input" aria-label={words.say("shell-text")}>
                    <Files ..FilesProps::of(&session, dispatch.clone()) />
                    <div id="text" class="text" role="tabpanel" aria-labelledby={format!("file-{}", session.shown().id.0)}>
                        <Editor
                            files={session.files.clone()}
                            shown={session.shown().clone()}
                            diagnostics={Diagnostics(explained.report.clone())}
                            marked={(*marked).clone()}
                            reveal={(*reveal).clone()}
                            {on_cursor}
                        />
                    </div>
                </section>
                <section id="output" class="output" role="tabpanel" tabindex="0"
                    aria-labelledby={format!("view-{}", session.view.name())}>
                    { output }
                </section>
            </main>
            <Status />
            <DropTarget {dispatch} />
        </ContextProvider<Fixes>>
        </ContextProvider<Pointing>>
        </ContextProvider<Explained>>
        </ContextProvider<SessionHandle>>
        </NoticeBoard>
        </ContextProvider<Words>>
    }
}
