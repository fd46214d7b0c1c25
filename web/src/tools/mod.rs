//! What needs no Pod: make a Secret, find the use case, decode an event.

mod advice;
mod decode;
mod secret;

pub use advice::AdviceTool;
pub use decode::DecodeTool;
pub use secret::SecretTool;
