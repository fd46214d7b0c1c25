//! When the kubelet pulls, and what the API server writes where nobody said.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::reference::{Reference, ReferenceError};

/// `imagePullPolicy` of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PullPolicy {
    /// Asks the registry each time a container starts.
    Always,
    /// Pulls only what the node does not have.
    IfNotPresent,
    /// Never pulls: the node must have the image.
    Never,
}

impl PullPolicy {
    /// Every policy, in the order of the Kubernetes documentation.
    pub const ALL: [Self; 3] = [Self::IfNotPresent, Self::Always, Self::Never];

    /// The value, as manifests spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Always => "Always",
            Self::IfNotPresent => "IfNotPresent",
            Self::Never => "Never",
        }
    }

    /// What the API server sets at creation where the field is omitted, and by which rule.
    pub fn default_for(
        reference: &Result<Reference<'_>, ReferenceError>,
    ) -> (Self, DefaultingRule) {
        let rule = DefaultingRule::of(reference.as_ref().ok());
        (rule.policy(), rule)
    }
}

impl fmt::Display for PullPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is no policy. The API server refuses it too, and so does it refuse another case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPullPolicy;

impl fmt::Display for UnknownPullPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pull policy is one of Always, IfNotPresent and Never")
    }
}

impl std::error::Error for UnknownPullPolicy {}

impl FromStr for PullPolicy {
    type Err = UnknownPullPolicy;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|policy| policy.as_str() == text)
            .ok_or(UnknownPullPolicy)
    }
}

/// Why an omitted policy became what it is.
///
/// The API server looks at the tag alone, once it has put `latest` where both tag and digest are
/// missing. The documentation has a rule for digests that its code has not: `app:latest@sha256:…`
/// is `Always`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DefaultingRule {
    /// A digest and no tag: there is no tag that could be `latest`.
    Digest,
    /// The tag is `latest`, with or without a digest.
    TagLatest,
    /// Neither tag nor digest: `latest` is implied.
    NoTag,
    /// Another tag, with or without a digest.
    OtherTag,
    /// The name does not parse; the API server ignores that.
    Malformed,
}

impl DefaultingRule {
    /// Every rule.
    pub const ALL: [Self; 5] = [
        Self::Digest,
        Self::TagLatest,
        Self::NoTag,
        Self::OtherTag,
        Self::Malformed,
    ];

    /// The rule for a name; `None` is one that does not parse.
    pub fn of(reference: Option<&Reference<'_>>) -> Self {
        let Some(reference) = reference else {
            return Self::Malformed;
        };
        match (reference.tag(), reference.digest()) {
            (Some("latest"), _) => Self::TagLatest,
            (Some(_), _) => Self::OtherTag,
            (None, Some(_)) => Self::Digest,
            (None, None) => Self::NoTag,
        }
    }

    /// The policy that the rule sets.
    pub const fn policy(self) -> PullPolicy {
        match self {
            Self::TagLatest | Self::NoTag => PullPolicy::Always,
            Self::Digest | Self::OtherTag | Self::Malformed => PullPolicy::IfNotPresent,
        }
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Digest => "policy-default-digest",
            Self::TagLatest => "policy-default-tag-latest",
            Self::NoTag => "policy-default-no-tag",
            Self::OtherTag => "policy-default-other-tag",
            Self::Malformed => "policy-default-malformed",
        }
    }
}
