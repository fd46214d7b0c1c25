use whypull::image_name::is_same_image;
use yew::prelude::*;

use crate::session::{Action, SessionHandle};
use crate::words::use_words;

/// Which image.
#[derive(Properties, PartialEq)]
pub struct PresentProps {
    /// The image as written.
    pub image: AttrValue,
    /// Whether it is on the node.
    pub present: bool,
}

/// Whether the image is on the node, as a switch.
#[component]
pub fn Present(props: &PresentProps) -> Html {
    let words = use_words();
    let session = use_context::<SessionHandle>();
    let image = props.image.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(session) = &session else { return };
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        let mut settings = session.settings.clone();
        // For a node of several: `NODE=IMAGE`.
        settings.present.retain(|given| {
            let present = given
                .split_once('=')
                .map_or(given.as_str(), |(_, image)| image);
            !is_same_image(present, &image)
        });
        if input.checked() {
            settings.present.push(image.to_string());
        }
        session.dispatch(Action::Set(Box::new(settings)));
    });
    html! {
        <label class="present">
            <input type="checkbox" checked={props.present} {onchange} />
            <span>{ words.say("answer-present") }</span>
        </label>
    }
}
