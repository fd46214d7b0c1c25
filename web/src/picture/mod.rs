//! Pictures of what takes time and of what is compared. Plain SVG: a charting library would weigh
//! more than the page may. Places are percentages and colours classes, so that the text keeps its
//! size on a telephone and the page needs no style attributes.

mod back_off;
mod controls;
mod key;
mod kubelet_file;
mod pair;
mod pulls;
mod time;

use yew::prelude::*;

use back_off::BackOffPicture;
use key::KeyPicture;
use pulls::PullsPicture;

use crate::explained::Explained;

/// Shown on the right.
#[component]
pub fn Pictures() -> Html {
    // An `Explained` compares by its address, a Report by all that is in it.
    let explained = use_context::<Explained>();
    let image = use_memo(explained, |explained| {
        let mut containers = explained
            .iter()
            .flat_map(|explained| &explained.report.workloads)
            .flat_map(|workload| &workload.containers);
        containers.next().map_or_else(
            || AttrValue::from("registry.example.com/team/app:v1"),
            |container| AttrValue::from(container.image.given().to_owned()),
        )
    });
    html! {
        <div class="pictures">
            <PullsPicture />
            <BackOffPicture image={(*image).clone()} />
            <KeyPicture />
        </div>
    }
}
