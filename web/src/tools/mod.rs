//! What needs no Pod: make a Secret, find the use case, decode an event.

mod advice;
mod advice_result;
mod copy;
mod decode;
mod field;
mod secret;
mod secret_result;

pub use advice::AdviceTool;
pub use decode::DecodeTool;
pub use secret::SecretTool;
