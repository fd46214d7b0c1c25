//! JSON by the browser's own reader and writer. Reading the few records of the page with serde would
//! make it 20 KB larger.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that was read. Whatever is asked for and is not there, or is of another type, is `None`.
#[derive(Clone)]
pub struct Json(JsValue);

impl Json {
    /// Reads a text.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// Whether it has fields.
    pub fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    /// A field.
    pub fn field(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(Self(value))
    }

    /// A field that is a text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.field(name)?.0.as_string()
    }

    /// A field that is true or false.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.field(name)?.0.as_bool()
    }

    /// A field that is a whole number and not negative.
    pub fn number(&self, name: &str) -> Option<u32> {
        let value = self.field(name)?.0.as_f64()?;
        let is_whole = (0.0..=f64::from(u32::MAX)).contains(&value) && value.fract() == 0.0;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is whole and in range"
        )]
        is_whole.then_some(value as u32)
    }

    /// The elements of an array; of anything else none.
    pub fn items(&self) -> Vec<Self> {
        match self.0.dyn_ref::<Array>() {
            Some(array) => array.iter().map(Self).collect(),
            None => Vec::new(),
        }
    }

    /// The texts of a field that is an array.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let items = self.field(name).map(|list| list.items());
        let items = items.unwrap_or_default();
        items.iter().filter_map(|it| it.0.as_string()).collect()
    }
}

/// An object that is written.
#[derive(Default)]
pub struct Writer(Object);

impl Writer {
    /// With one more field; `None` leaves it out.
    #[must_use]
    pub fn with(self, name: &str, value: Option<impl Into<JsValue>>) -> Self {
        if let Some(value) = value {
            let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value.into());
        }
        self
    }

    /// With one more field that is an array; an empty one is left out.
    #[must_use]
    pub fn with_list(self, name: &str, values: impl Iterator<Item = impl Into<JsValue>>) -> Self {
        let array: Array = values.map(Into::into).collect();
        let some = (array.length() > 0).then_some(array);
        self.with(name, some)
    }

    /// The text.
    pub fn text(self) -> Option<String> {
        JSON::stringify(&self.0).ok().map(String::from)
    }
}

impl From<Writer> for JsValue {
    fn from(written: Writer) -> Self {
        written.0.into()
    }
}
