//! Names of images: `[domain/]path[:tag][@digest]`.
//!
//! The grammar is the one that Docker, containerd and the kubelet share, `ParseNormalizedNamed` of
//! the Go module `distribution/reference`:
//!
//! ```text
//! reference = name [ ":" tag ] [ "@" digest ]
//! name      = [ domain "/" ] path
//! domain    = host [ ":" 1*DIGIT ]
//! host      = label *( "." label ) / "[" 1*( HEXDIG / ":" ) "]"
//! label     = alnum / alnum *( alnum / "-" ) alnum         ; alnum: letters of both cases, digits
//! path      = part *( "/" part )                           ; at most 255 bytes, `library/` counted
//! part      = 1*lower *( separator 1*lower )               ; lower: a-z, 0-9
//! separator = "." / "_" / "__" / 1*"-"
//! tag       = ( alnum / "_" ) *127( alnum / "_" / "." / "-" )
//! digest    = algorithm ":" 32*HEXDIG
//! algorithm = word *( ( "+" / "." / "-" / "_" ) word )     ; word: a letter, then letters and digits
//! ```
//!
//! On top of it:
//!
//! - The first part is a domain only if something follows it and it has a `.`, a `:` or an
//!   upper-case letter, or is `localhost`. Without a domain it is `docker.io`'s.
//! - `index.docker.io` is `docker.io`, and there a path of one part is in `library/`.
//! - A digest must be of sha256 or sha512, with exactly its number of lower-case hex digits. Older
//!   builds of the module take sha384 too.
//! - 64 lower-case hex digits alone are an image ID, not a name.
//! - Oddity: a first part such as `foo_bar.com` counts as a domain, cannot be one because of its
//!   `_`, but passes as a part of the path. Such a name has no domain at all, not even `docker.io`.
//!
//! A good name is read in one scan and nothing is allocated. A bad one is read again, to say what
//! to change; what is wrong first is decided in the Go module's order, so that the messages agree:
//! image ID, upper case, the grammar, the path's length, then the digest.

mod byte;
mod case;
mod digest;
mod domain;
mod error;
mod familiar;
mod fault;
mod habit;
mod help;
mod parts;
mod path;
mod repository;
mod scan;
mod split;

#[cfg(test)]
mod agreement;

pub use error::{ErrorKind, ReferenceError};
pub use familiar::Familiar;
pub use parts::Parts;
pub use path::Path;
pub use repository::Repository;

/// What Docker Hub puts before a path of one part.
const LIBRARY: &str = "library/";

/// The bytes that a path may have.
const PATH_MAX: usize = 255;

/// The bytes that a tag may have.
const TAG_MAX: usize = 128;

/// The tag of a name that has neither tag nor digest.
const LATEST: &str = "latest";

/// Where the registry of a name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Registry {
    /// None was written: Docker Hub.
    Implied,
    /// Docker Hub, in one of its two spellings.
    Hub,
    /// Another one.
    Written,
    /// None at all: see the oddity in the module's documentation.
    Absent,
}

impl Registry {
    const fn is_written(self) -> bool {
        matches!(self, Self::Hub | Self::Written)
    }

    const fn path_start(self, domain_len: usize) -> usize {
        if self.is_written() { domain_len + 1 } else { 0 }
    }
}

/// A name that parses. It borrows the string that it was read from.
///
/// ```
/// use whypull::reference::Reference;
///
/// let name = Reference::parse("nginx:1.27")?;
/// assert_eq!(name.repository().to_string(), "docker.io/library/nginx");
/// assert_eq!(name.tag(), Some("1.27"));
/// # Ok::<(), whypull::reference::ReferenceError>(())
/// ```
// Only a domain can be longer than a byte counts: the other parts are bounded by the grammar, and
// their places follow from their lengths, which keeps the type at four words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reference<'a> {
    given: &'a str,
    /// The bytes of the domain as written; 0 where none is.
    domain_len: usize,
    registry: Registry,
    /// Whether `library/` is implied.
    library: bool,
    path_len: u8,
    /// 0 where there is none: a tag is never empty.
    tag_len: u8,
    /// 0 where there is none: a digest is never empty.
    digest_len: u8,
}

impl<'a> Reference<'a> {
    /// Reads a name.
    #[inline]
    pub fn parse(given: &'a str) -> Result<Self, ReferenceError> {
        match scan::scan(given) {
            Some(reference) => Ok(reference),
            None => Err(fault::diagnose(given)),
        }
    }

    /// The string as it was given.
    pub const fn given(&self) -> &'a str {
        self.given
    }

    /// The registry with its port: `docker.io` where none, or `index.docker.io`, was written.
    ///
    /// Empty for the few names that have no registry (`foo_bar.com/app`; see the module).
    pub fn domain(&self) -> &'a str {
        match self.registry {
            Registry::Implied | Registry::Hub => domain::HUB,
            Registry::Written => &self.given[..self.domain_len],
            Registry::Absent => "",
        }
    }

    /// The path within the registry.
    pub fn path(&self) -> Path<'a> {
        let start = self.path_start();
        Path::new(
            if self.library { LIBRARY } else { "" },
            &self.given[start..start + usize::from(self.path_len)],
        )
    }

    /// Registry and path: what credentials are looked up by.
    pub fn repository(&self) -> Repository<'a> {
        Repository::new(self.domain(), self.path())
    }

    /// The tag, if one was written.
    pub fn tag(&self) -> Option<&'a str> {
        let start = self.path_start() + usize::from(self.path_len) + 1;
        (self.tag_len > 0).then(|| &self.given[start..start + usize::from(self.tag_len)])
    }

    /// The digest with its algorithm, if one was written.
    pub fn digest(&self) -> Option<&'a str> {
        let start = self.given.len() - usize::from(self.digest_len);
        (self.digest_len > 0).then(|| &self.given[start..])
    }

    /// The tag that counts: the written one, or `latest` where neither tag nor digest was written.
    pub fn effective_tag(&self) -> Option<&'a str> {
        match (self.tag_len, self.digest_len) {
            (0, 0) => Some(LATEST),
            _ => self.tag(),
        }
    }

    /// The short form, as Docker shows it.
    pub const fn familiar(&self) -> Familiar<'a> {
        Familiar(*self)
    }

    /// Whether the registry is Docker Hub, written or implied.
    pub const fn is_docker_hub(&self) -> bool {
        matches!(self.registry, Registry::Implied | Registry::Hub)
    }

    /// Where the parts stand in [`Reference::given`].
    pub fn parts(&self) -> Parts {
        let start = self.path_start();
        let path = start..start + usize::from(self.path_len);
        let tag_start = path.end + 1;
        Parts {
            domain: self.registry.is_written().then_some(0..self.domain_len),
            tag: (self.tag_len > 0).then(|| tag_start..tag_start + usize::from(self.tag_len)),
            digest: (self.digest_len > 0)
                .then(|| self.given.len() - usize::from(self.digest_len)..self.given.len()),
            path,
        }
    }

    const fn path_start(&self) -> usize {
        self.registry.path_start(self.domain_len)
    }
}
