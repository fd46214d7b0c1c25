//! The clipboard, which may be out of reach.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; whether that was possible.
pub async fn write(text: &str) -> bool {
    // Outside a secure context there is no clipboard, and asking for it throws.
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        return false;
    };
    let promise = window.navigator().clipboard().write_text(text);
    JsFuture::from(promise).await.is_ok()
}
