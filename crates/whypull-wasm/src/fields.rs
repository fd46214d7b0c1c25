//! Objects of JavaScript with fields that are known: an unknown one is a mistake and not ignored,
//! and whatever is wrong is told with the field's name and never with its value.

use js_sys::{Array, Object};
use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_wasm_bindgen::Error;
use wasm_bindgen::{JsCast, JsValue};
use whypull::field_error::FieldError;

use crate::refusal::Refusal;

/// Reads an object; nothing at all, and fields that are `undefined`, are fields left out.
#[expect(
    clippy::needless_pass_by_value,
    reason = "nobody needs it afterwards, and every caller owns it"
)]
pub fn read<T: DeserializeOwned>(what: &str, value: JsValue) -> Result<T, Refusal> {
    let entries = if value.is_null_or_undefined() {
        Array::new()
    } else if value.is_object() && !Array::is_array(&value) {
        Object::entries(value.unchecked_ref())
    } else {
        return Err(refused(what, "expected an object"));
    };
    let mut fields = Fields {
        entries,
        at: 0,
        field: String::new(),
    };
    T::deserialize(&mut fields).map_err(|error| {
        let error = error.to_string();
        let error = error.strip_prefix("Error: ").unwrap_or(&error);
        // What serde did not expect may be a secret; what it expected says enough.
        let error = match error.split_once(", expected ") {
            Some((unexpected, expected)) if !unexpected.starts_with("unknown field") => {
                &format!("expected {expected}")
            }
            _ => error,
        };
        let error = match error {
            // Every list in an option is one of strings; something that is no list cannot even be
            // looked at as one.
            "expected a sequence" => "expected an array of strings",
            _ if error.starts_with("TypeError") => "expected an array of strings",
            _ => error,
        };
        if fields.field.is_empty() {
            refused(what, error)
        } else {
            refused(&format!("{what}.{}", fields.field), error)
        }
    })
}

/// The refusal of a field.
pub fn refused(field: &str, message: &str) -> Refusal {
    Refusal::of_field(FieldError {
        field: field.to_owned(),
        message: message.to_owned(),
    })
}

struct Fields {
    entries: Array,
    at: u32,
    /// The field that is being read.
    field: String,
}

impl<'de> Deserializer<'de> for &mut Fields {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl Fields {
    fn entry(&self) -> Array {
        self.entries.get(self.at).unchecked_into()
    }
}

impl<'de> MapAccess<'de> for &mut Fields {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        while self.at < self.entries.length() && self.entry().get(1).is_undefined() {
            self.at += 1;
        }
        if self.at == self.entries.length() {
            self.field.clear();
            return Ok(None);
        }
        self.field = self.entry().get(0).as_string().unwrap_or_default();
        seed.deserialize(StringDeserializer::new(self.field.clone()))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.entry().get(1);
        self.at += 1;
        seed.deserialize(serde_wasm_bindgen::Deserializer::from(value))
    }
}
