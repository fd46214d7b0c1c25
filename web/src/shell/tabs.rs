//! What the two rows of tabs share.

use web_sys::KeyboardEvent;

/// Which tab a key leads to, counted from 0.
pub fn target(event: &KeyboardEvent, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match event.key().as_str() {
        "ArrowRight" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" => Some(at.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
