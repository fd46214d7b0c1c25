use std::ops::Range;

/// Where the parts of a name stand in the string that was given, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The registry with its port, if it was written.
    pub domain: Option<Range<usize>>,
    /// The path, without an implied `library/`.
    pub path: Range<usize>,
    /// The tag, without its `:`.
    pub tag: Option<Range<usize>>,
    /// The digest, without its `@`.
    pub digest: Option<Range<usize>>,
}
