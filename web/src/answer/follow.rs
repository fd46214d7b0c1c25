use yew::prelude::*;

/// Room above a card that is scrolled to, in CSS pixels.
const ROOM: f64 = 16.0;

/// Brings the card of the container that the cursor has entered into view, within the panel and
/// without moving the page. Not while the reader is in the panel.
#[hook]
pub fn use_follow(here: Option<(usize, usize)>) {
    use_effect_with(here, |here| {
        if here.is_some() {
            follow();
        }
    });
}

#[allow(clippy::cast_possible_truncation)]
fn follow() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let card = document.query_selector(".card-here").ok()??;
    let panel = card.closest(".output").ok()??;
    let is_inside = |element: Option<web_sys::Element>| {
        element.is_some_and(|element| panel.contains(Some(&element)))
    };
    if is_inside(document.active_element())
        || is_inside(document.query_selector(".output:hover").ok()?)
    {
        return None;
    }
    let (card, view) = (
        card.get_bounding_client_rect(),
        panel.get_bounding_client_rect(),
    );
    let is_visible = card.top() >= view.top() && card.top() < view.bottom() - 4.0 * ROOM;
    if !is_visible {
        // Nothing happens where the panel does not scroll by itself.
        panel.set_scroll_top(panel.scroll_top() + (card.top() - view.top() - ROOM) as i32);
    }
    Some(())
}
