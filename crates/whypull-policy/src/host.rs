/// Whoever runs the policy, and what can be asked of it.
pub trait Host {
    /// An object of the cluster by kind (`Secret` or `ServiceAccount`), namespace and name.
    fn object(&self, kind: &str, namespace: &str, name: &str) -> Found;

    /// The digest of an image that is named in full, with its tag; nothing where it cannot be had.
    fn digest(&self, image: &str) -> Option<String>;
}

/// What was found of an object.
pub enum Found {
    /// The object in JSON. It may hold secrets.
    Object(Vec<u8>),
    /// There is none.
    Nothing,
    /// It may not be read, or could not be.
    Unavailable,
}
