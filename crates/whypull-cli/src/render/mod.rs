//! A Report in the forms in which it leaves the command. All of them are pure: values in, bytes out.

pub mod github;
pub mod json;
mod places;
#[cfg(feature = "native")]
pub mod pull;
pub mod sarif;
pub mod text;
