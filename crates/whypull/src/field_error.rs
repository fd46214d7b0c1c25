//! A refused input: which field, and why.

use std::fmt;

use serde::Serialize;

use crate::explain::Sentences;
use crate::message::Message;

/// A field of a request that cannot be used. Its message never repeats a secret value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FieldError"))]
pub struct FieldError<T = Message> {
    /// The field as JSON spells it, with its index in a list: `namespaces[1]`.
    pub field: String,
    /// What is wrong with it, and what is allowed.
    pub message: T,
}

impl FieldError<Message> {
    pub(crate) fn new(field: impl Into<String>, message: Message) -> Self {
        Self {
            field: field.into(),
            message,
        }
    }

    /// The same error in words.
    pub fn in_words(self, sentences: &Sentences) -> FieldError<String> {
        FieldError {
            field: self.field,
            message: sentences.say(&self.message),
        }
    }
}

impl fmt::Display for FieldError<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}

impl std::error::Error for FieldError<String> {}
