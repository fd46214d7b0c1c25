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
    /// `imagePullSecrets`, or an element of it, in a shape that is easily mended.
    PullSecret {
        wanted: &'static str,
        found: &'static str,
        shape: SecretShape,
    },
    /// A template's `{{ … }}` without quotes, which YAML reads as a mapping in a mapping.
    Template,
    /// A field that the API server requires is not there.
    Missing { field: &'static str },
    /// A key stands twice; the earlier value is lost.
    DuplicateKey { key: String, earlier: Place },
}

/// How a pull secret is written that is no element `{name: …}` of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SecretShape {
    /// The name as an element.
    Element,
    /// The name in place of the list.
    Name,
    /// The element in place of the list.
    Mapping,
}
