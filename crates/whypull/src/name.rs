//! Names as plain data: what `whypull parse` prints and `parseReference` returns.
//!
//! ```
//! use whypull::name::Name;
//!
//! let name = Name::of("nginx").unwrap();
//! assert_eq!(name.repository, "docker.io/library/nginx");
//! assert_eq!(name.default_pull_policy.as_str(), "Always");
//! ```

use serde::Serialize;

use crate::explain::Sentences;
use crate::image_name::masked_image;
use crate::message::Message;
use crate::pull_policy::PullPolicy;
use crate::reference::{ErrorKind, Reference, ReferenceError};

/// A name in all its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Name {
    /// The name as given.
    pub image: String,
    /// The registry, given or `docker.io`.
    pub domain: String,
    /// The path, `library/` added where it is implied.
    pub path: String,
    /// `domain/path`: what credentials are looked up by.
    pub repository: String,
    /// The short form that people write.
    pub familiar: String,
    /// The tag as written, or empty.
    pub tag: String,
    /// The digest as written, or empty.
    pub digest: String,
    /// The tag, `latest` where there is neither tag nor digest, or empty.
    pub effective_tag: String,
    /// What the API server sets where a container has no policy.
    pub default_pull_policy: PullPolicy,
}

impl Name {
    /// Takes a name apart.
    ///
    /// # Errors
    ///
    /// Why the string is no name, and what to change.
    pub fn of(image: &str) -> Result<Self, BadName> {
        let reference = Reference::parse(image);
        let (default_pull_policy, _) = PullPolicy::default_for(&reference);
        match reference {
            Ok(reference) => Ok(Self {
                image: image.to_owned(),
                domain: reference.domain().to_owned(),
                path: reference.path().to_string(),
                repository: reference.repository().to_string(),
                familiar: reference.familiar().to_string(),
                tag: reference.tag().unwrap_or_default().to_owned(),
                digest: reference.digest().unwrap_or_default().to_owned(),
                effective_tag: reference.effective_tag().unwrap_or_default().to_owned(),
                default_pull_policy,
            }),
            Err(error) => Err(BadName::of(image, &error)),
        }
    }
}

/// Why a string is no name. Where the string has user info, which may be a password, nothing here
/// quotes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "BadName"))]
pub struct BadName<T = Message> {
    /// The string as given (user info masked).
    pub image: String,
    /// The kind, as in the reference vectors.
    pub error: ErrorKind,
    /// The Go library's own words.
    pub message: String,
    /// What to change.
    pub help: T,
    /// Where in the string, in bytes; 0 where user info is masked.
    pub offset: usize,
}

impl BadName {
    pub(crate) fn of(image: &str, error: &ReferenceError) -> Self {
        let masked = masked_image(image);
        let hidden = masked != image;
        Self {
            error: error.kind(),
            message: if hidden {
                "invalid reference format".to_owned()
            } else {
                error.message()
            },
            help: if hidden {
                Message::new("help-reference-credentials")
            } else {
                error.help().clone()
            },
            offset: if hidden { 0 } else { error.offset() },
            image: masked.into_owned(),
        }
    }

    /// The same in words.
    pub fn in_words(self, sentences: &Sentences) -> BadName<String> {
        BadName {
            image: self.image,
            error: self.error,
            message: self.message,
            help: sentences.say(&self.help),
            offset: self.offset,
        }
    }
}
