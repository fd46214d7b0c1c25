use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language that whypull speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    ZhCn,
}

/// Names of the resources and their texts, in the order in which they are loaded.
#[cfg(feature = "sentences")]
type Resources = &'static [(&'static str, &'static str)];

#[cfg(feature = "sentences")]
macro_rules! resources {
    ($dir:literal: $($topic:literal),* $(,)?) => {
        &[$(($topic, include_str!(concat!($dir, "/", $topic, ".ftl")))),*]
    };
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// The tag of the language, as `--lang` takes it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// The Fluent resources of the language: topic and text.
    #[cfg(feature = "sentences")]
    pub const fn resources(self) -> Resources {
        match self {
            Self::En => resources!(
                "en": "reference", "keyring", "steps", "diagnostics", "decode", "advise", "secret",
                "redact", "text"
            ),
            Self::ZhCn => resources!(
                "zh-CN": "reference", "keyring", "steps", "diagnostics", "decode", "advise", "secret",
                "redact", "text"
            ),
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = String;

    /// Takes what browsers and locales say: `zh`, `zh-Hans`, `zh_CN.UTF-8`, `en-GB`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let primary = text.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" | "c" | "posix" => Ok(Self::En),
            "zh" => Ok(Self::ZhCn),
            _ => Err(format!("no language {text:?}; there are en and zh-CN")),
        }
    }
}
