//! A statement before it is a sentence: a stable code and its arguments.

use std::borrow::Cow;

/// A statement that becomes a sentence only when somebody reads it (see [`mod@crate::explain`]).
///
/// `code` is the identifier of a Fluent message; the same code stands in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The stable code, e.g. `policy-tag-latest`.
    pub code: &'static str,
    /// Arguments by name. Never a secret value: see [`crate::secret_value`].
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text, shown as it is.
    Text(Cow<'static, str>),
    /// A whole number, formatted by the language's rules.
    Number(i64),
}

impl Message {
    /// A statement without arguments.
    pub const fn new(code: &'static str) -> Self {
        Self {
            code,
            args: Vec::new(),
        }
    }

    /// The same statement with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        // Reports hold many messages of one or two arguments: no room for more.
        self.args.reserve_exact(1);
        self.args.push((name, value.into()));
        self
    }

    /// The argument of this name, if it is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(key, value)| match value {
            Arg::Text(text) if *key == name => Some(&**text),
            _ => None,
        })
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(Cow::Owned(value.to_owned()))
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl From<Cow<'static, str>> for Arg {
    fn from(value: Cow<'static, str>) -> Self {
        Self::Text(value)
    }
}

impl Arg {
    /// A text that is part of the program: nothing is copied.
    pub const fn fixed(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<u32> for Arg {
    fn from(value: u32) -> Self {
        Self::Number(i64::from(value))
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
