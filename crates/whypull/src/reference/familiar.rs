use std::fmt;

use super::{LIBRARY, Reference};

/// The short form of a name: `nginx:1.27` for `docker.io/library/nginx:1.27`.
#[derive(Clone, Copy, Debug)]
pub struct Familiar<'a>(pub(super) Reference<'a>);

impl fmt::Display for Familiar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reference = &self.0;
        let path = reference.path().written();
        if reference.is_docker_hub() {
            let short = path
                .strip_prefix(LIBRARY)
                .filter(|rest| !rest.contains('/'))
                .unwrap_or(path);
            f.write_str(short)?;
        } else {
            reference.repository().fmt(f)?;
        }
        if let Some(tag) = reference.tag() {
            write!(f, ":{tag}")?;
        }
        if let Some(digest) = reference.digest() {
            write!(f, "@{digest}")?;
        }
        Ok(())
    }
}
