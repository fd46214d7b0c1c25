use serde::Serialize;
use wasm_bindgen::JsValue;
use whypull::field_error::FieldError;
use whypull::name::BadName;

use crate::offset::utf16;

/// What is thrown: the facade makes an `Error` of it. Boxed, so that the result of what is good stays
/// small.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Refusal(Box<Told>);

#[derive(Debug, Serialize)]
struct Told {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    /// UTF-16 units into `image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
}

impl Refusal {
    /// A string that is no name.
    pub fn of_name(bad: BadName<String>) -> Self {
        Self(Box::new(Told {
            code: bad.error.as_str(),
            message: bad.message,
            offset: Some(utf16(&bad.image, bad.offset)),
            image: Some(bad.image),
            help: Some(bad.help),
            field: None,
        }))
    }

    /// A field that cannot be used.
    pub fn of_field(error: FieldError<String>) -> Self {
        Self(Box::new(Told {
            code: "bad-request",
            message: error.to_string(),
            image: None,
            help: None,
            offset: None,
            field: Some(error.field),
        }))
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        crate::plain(&refusal)
    }
}
