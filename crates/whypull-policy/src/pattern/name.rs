use super::{checked, wildcard};

/// A namespace, `*` standing for any run of characters.
#[derive(Debug)]
pub struct NamePattern(String);

impl NamePattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        checked(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Whether it is this name.
    pub fn matches(&self, name: &str) -> bool {
        wildcard(&self.0, name)
    }
}
