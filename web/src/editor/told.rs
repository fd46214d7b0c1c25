//! What the editor tells, as events of its element.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CustomEvent, EventTarget};

/// A listener that ends when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(CustomEvent)>,
}

impl Listener {
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        on: impl FnMut(CustomEvent) + 'static,
    ) -> Self {
        let closure = Closure::new(on);
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// A number that comes with an event.
pub fn number(event: &CustomEvent, name: &str) -> Option<u32> {
    let value = Reflect::get(&event.detail(), &name.into()).ok()?.as_f64()?;
    let whole = value.is_finite() && value >= 0.0 && value <= f64::from(u32::MAX);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is in range"
    )]
    whole.then_some(value as u32)
}

/// A text that comes with an event.
pub fn text(event: &CustomEvent, name: &str) -> Option<String> {
    Reflect::get(&event.detail(), &name.into())
        .ok()?
        .as_string()
}
