use whypull::report::Location;
use yew::prelude::*;

use crate::pointing::Fact;

/// Which place.
#[derive(Properties, PartialEq)]
pub struct PlaceProps {
    /// The place.
    pub location: Location,
}

/// `file:line`, which leads there.
#[component]
pub fn Place(props: &PlaceProps) -> Html {
    let location = &props.location;
    html! {
        <Fact location={location.clone()} class="place">
            <code>{ format!("{}:{}", location.file, location.line) }</code>
        </Fact>
    }
}
