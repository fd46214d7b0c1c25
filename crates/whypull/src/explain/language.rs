use std::str::FromStr;

use serde::{Deserialize, Serialize};

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

    /// The packed sentences of the language.
    #[cfg(feature = "sentences")]
    pub(super) const fn packed(self) -> &'static str {
        match self {
            Self::En => include_str!(concat!(env!("OUT_DIR"), "/en")),
            Self::ZhCn => include_str!(concat!(env!("OUT_DIR"), "/zh-CN")),
        }
    }

    /// The plural category of a whole number, as CLDR has it for the language.
    pub(super) const fn plural(self, number: i64) -> &'static str {
        match (self, number) {
            (Self::En, 1 | -1) => "one",
            _ => "other",
        }
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
