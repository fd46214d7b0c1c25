//! Options that the core has no type for.

use serde::Deserialize;
use whypull::semantics::Semantics;

/// Options of a function that only speaks.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "LanguageOptions"))]
pub struct Language {
    /// The language of the sentences.
    pub lang: whypull::explain::Language,
}

/// Options of `matchCredentials`.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "MatchOptions"))]
pub struct Lookup {
    /// Whose rules `matched` follows.
    pub semantics: Semantics,
    /// The language of the sentences.
    pub lang: whypull::explain::Language,
}
