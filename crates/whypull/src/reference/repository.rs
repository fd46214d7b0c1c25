use std::fmt;

use super::Path;

/// Registry and path: what credentials are looked up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repository<'a> {
    domain: &'a str,
    path: Path<'a>,
}

impl<'a> Repository<'a> {
    pub(super) const fn new(domain: &'a str, path: Path<'a>) -> Self {
        Self { domain, path }
    }

    /// The registry, with its port.
    pub const fn domain(self) -> &'a str {
        self.domain
    }

    /// The path within the registry.
    pub const fn path(self) -> Path<'a> {
        self.path
    }

    /// Whether this is the repository that the text spells out.
    pub fn eq_str(self, text: &str) -> bool {
        if self.domain.is_empty() {
            return self.path.eq_str(text);
        }
        text.strip_prefix(self.domain)
            .and_then(|rest| rest.strip_prefix('/'))
            .is_some_and(|path| self.path.eq_str(path))
    }
}

impl fmt::Display for Repository<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name whose first part looks like a domain but has a `_` has none (see the grammar).
        if !self.domain.is_empty() {
            f.write_str(self.domain)?;
            f.write_str("/")?;
        }
        self.path.fmt(f)
    }
}
