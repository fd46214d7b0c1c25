use crate::report::Location;
use crate::source::{Node, Source};

/// A place in one of the sources, not yet turned into lines and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) source: u32,
    pub(crate) document: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Place {
    pub(crate) fn of(source: u32, node: Node<'_>) -> Self {
        Self::range(source, node.document, node.range())
    }

    pub(crate) fn range(source: u32, document: u32, range: std::ops::Range<usize>) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            source,
            document,
            start: narrow(range.start),
            end: narrow(range.end),
        }
    }

    /// Lines and columns.
    pub(crate) fn locate(self, sources: &[&Source]) -> Option<Location> {
        let source = sources.get(self.source as usize)?;
        Some(source.location(self.document, self.start as usize..self.end as usize))
    }
}

/// A string and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}
