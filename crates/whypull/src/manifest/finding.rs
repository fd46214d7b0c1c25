use super::Place;

/// Something wrong that was met while reading an object.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) kind: FindingKind,
    pub(crate) place: Place,
}

/// What was wrong.
#[derive(Clone, Debug)]
pub(crate) enum FindingKind {
    /// A field holds a value of another type.
    WrongType {
        field: &'static str,
        wanted: &'static str,
        found: &'static str,
    },
    /// A template's `{{ … }}` without quotes, which YAML reads as a mapping in a mapping.
    Template,
    /// A field that the API server requires is not there.
    Missing { field: &'static str },
    /// A key stands twice; the earlier value is lost.
    DuplicateKey { key: String, earlier: Place },
}
