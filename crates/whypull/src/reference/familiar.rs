use std::fmt;

use super::{LIBRARY, Reference};

/// The short form of a name: `nginx:1.27` for `docker.io/library/nginx:1.27`.
#[derive(Clone, Copy, Debug)]
pub struct Familiar<'a>(pub(super) Reference<'a>);

impl<'a> Familiar<'a> {
    /// The text. It is always an end of the string that was given: whatever makes a name short
    /// stands before its path.
    pub fn as_str(self) -> &'a str {
        let reference = self.0;
        if !reference.is_docker_hub() {
            return reference.given;
        }
        let path = reference.path().written();
        let short = path
            .strip_prefix(LIBRARY)
            .filter(|rest| !rest.contains('/'))
            .unwrap_or(path);
        &reference.given[reference.path_start() + path.len() - short.len()..]
    }
}

impl fmt::Display for Familiar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
