use whypull::reference::Reference;

use super::{checked, wildcard};

/// An image, `*` standing for any run of characters, slashes too. It is held against the image as it is
/// written and against its full name: `nginx:*`, `docker.io/library/nginx:*`, `ghcr.io/team/*`.
#[derive(Debug)]
pub struct ImagePattern(String);

impl ImagePattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        checked(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Whether it is this image.
    pub fn matches(&self, image: &str) -> bool {
        wildcard(&self.0, image)
            || Reference::parse(image)
                .is_ok_and(|reference| wildcard(&self.0, &full_name(&reference)))
    }
}

/// Registry, path, tag and digest, nothing left out but `:latest` where nothing is written.
pub fn full_name(reference: &Reference<'_>) -> String {
    let mut name = reference.repository().to_string();
    if let Some(tag) = reference.tag() {
        name.extend([":", tag]);
    }
    if let Some(digest) = reference.digest() {
        name.extend(["@", digest]);
    }
    name
}
