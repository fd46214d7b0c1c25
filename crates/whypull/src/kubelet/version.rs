use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A minor version of Kubernetes, 1.22 to 1.37.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KubernetesVersion {
    minor: u8,
}

impl KubernetesVersion {
    /// The oldest version known.
    pub const OLDEST: Self = Self { minor: 22 };
    /// The newest version known, and the default.
    pub const NEWEST: Self = Self { minor: 37 };

    /// Whether it is at least 1.`minor`.
    pub const fn at_least(self, minor: u8) -> bool {
        self.minor >= minor
    }

    /// The minor number.
    pub const fn minor(self) -> u8 {
        self.minor
    }
}

impl Default for KubernetesVersion {
    fn default() -> Self {
        Self::NEWEST
    }
}

impl fmt::Display for KubernetesVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}", self.minor)
    }
}

impl FromStr for KubernetesVersion {
    type Err = String;

    /// Takes `1.33`, `v1.33.2`, `v1.33.2-gke.100`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let minor = text
            .trim()
            .trim_start_matches('v')
            .strip_prefix("1.")
            .map(|rest| rest.split(['.', '-', '+']).next().unwrap_or_default())
            .and_then(|minor| minor.parse::<u8>().ok());
        match minor {
            Some(minor) if (Self::OLDEST.minor..=Self::NEWEST.minor).contains(&minor) => {
                Ok(Self { minor })
            }
            _ => Err(format!(
                "Kubernetes version {text:?} is not known; give one from {} to {}",
                Self::OLDEST,
                Self::NEWEST
            )),
        }
    }
}

impl Serialize for KubernetesVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KubernetesVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
