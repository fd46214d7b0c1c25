//! Domain and rest, as the Go module parts them before it looks at the grammar. Only bad names get
//! here: [`super::scan`] decides the same on the way, for ASCII.

use super::case::is_upper;
use super::{LIBRARY, domain};

/// A string parted at its first `/`, if what stands before it counts as a domain.
#[derive(Clone, Copy)]
pub(super) struct Split<'a> {
    text: &'a str,
    /// Where the domain ends, at its `/`.
    pub(super) domain_end: Option<usize>,
    /// What goes before the rest.
    pub(super) implied: &'static str,
}

impl<'a> Split<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let slash = text.find('/');
        let domain_end = slash.filter(|&end| {
            let first = &text[..end];
            domain::is_domain(first.as_bytes()) || first.contains(is_upper)
        });
        let single = match domain_end {
            None => slash.is_none(),
            Some(end) => domain::is_hub(&text.as_bytes()[..end]) && !text[end + 1..].contains('/'),
        };
        Self {
            text,
            domain_end,
            implied: if single { LIBRARY } else { "" },
        }
    }

    /// Where the rest begins.
    pub(super) fn rest_start(self) -> usize {
        self.domain_end.map_or(0, |end| end + 1)
    }

    /// The rest up to its first `:`. With a digest and no tag, the algorithm is part of it: the Go
    /// module looks for upper case there too.
    pub(super) fn remote(self) -> &'a str {
        let rest = &self.text[self.rest_start()..];
        rest.split(':').next().unwrap_or(rest)
    }
}
