use whypull::reference::Reference;

use super::{checked, wildcard};

/// An image, `*` standing for any run of characters. It is held against the image as it is written and
/// against its full name: `nginx:*`, `docker.io/library/nginx:*`, `ghcr.io/team/*`. What follows the last
/// `:` or `@` of the name is held against tag and digest alone, so that `nginx:*` is no registry `nginx`
/// with a port. An image that is no name fits nothing: it never passes in silence.
#[derive(Debug)]
pub struct ImagePattern {
    name: String,
    /// Tag and digest, with their signs; nothing where the pattern says nothing of them.
    suffix: Option<String>,
}

impl ImagePattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        checked(text)?;
        let segment = text.rfind('/').map_or(0, |slash| slash + 1);
        let sign = text[segment..].find([':', '@']).map(|at| segment + at);
        Ok(match sign {
            Some(at) => Self {
                name: text[..at].to_owned(),
                suffix: Some(text[at..].to_owned()),
            },
            None => Self {
                name: text.to_owned(),
                suffix: None,
            },
        })
    }

    /// Whether it is this image.
    pub fn matches(&self, image: &str) -> bool {
        let Ok(reference) = Reference::parse(image) else {
            return false;
        };
        let full = full_name(&reference);
        let repository = reference.repository().to_string();
        let suffix = &full[repository.len()..];
        let written = image.strip_suffix(suffix).unwrap_or(image);
        let is_suffix = match &self.suffix {
            Some(pattern) => wildcard(pattern, suffix),
            // A star at the end takes the tag with it.
            None => suffix.is_empty() || self.name.ends_with('*'),
        };
        is_suffix && (wildcard(&self.name, written) || wildcard(&self.name, &repository))
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
