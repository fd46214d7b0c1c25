//! The browser's two storages. A browser may refuse them: then nothing is kept, and nothing fails.
//! (`gloo-storage` panics there.)

use web_sys::Storage;

/// What is kept until the tab closes.
pub fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What is kept for the next visit: language and colours, no text.
pub fn of_reader() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is kept under a name.
pub fn read(storage: Option<Storage>, name: &str) -> Option<String> {
    storage?.get_item(name).ok().flatten()
}

/// Keeps a text under a name; where there is no room for it, what was there before goes as well.
pub fn write(storage: Option<Storage>, name: &str, text: &str) {
    if let Some(storage) = storage
        && storage.set_item(name, text).is_err()
    {
        let _ = storage.remove_item(name);
    }
}
