//! whypull at admission time: the engine's whole judgement on a Pod, or on whatever has a Pod template, at
//! the moment the API server is asked to store it.
//!
//! ```text
//! request, settings ──change──▶ what is new ──mutation──▶ object ──whypull──▶ Report ──verdict──▶ response
//!                                                  context ──┘
//! ```
//!
//! Built for `wasm32-wasip1` it is a Kubewarden policy (waPC), for `wasm32-wasip2` a component
//! (`wit/whypull.wit`). Both only translate: [`review()`] decides, whoever asks.
//!
//! Nothing is prepared before a request and nothing kept after it: a policy server makes a fresh instance
//! for each.

mod change;
#[cfg(all(target_os = "wasi", target_env = "p2"))]
mod component;
mod context;
mod edits;
mod host;
#[cfg(all(target_os = "wasi", target_env = "p1"))]
mod kubewarden;
mod mutation;
pub mod pattern;
pub mod request;
mod response;
mod review;
pub mod settings;
mod verdict;
mod wapc;

pub use host::{Found, Host};
pub use response::{AuditAnnotations, Response};
pub use review::review;
pub use wapc::{CallHost, validate, validate_settings};
