//! The annotated policy module and the component, in the hosts that load them.
//!
//! `cargo xtask test-policy` builds both first.

#[path = "policy/changes.rs"]
mod changes;
#[path = "policy/component.rs"]
mod component;
#[path = "policy/context.rs"]
mod context;
#[path = "policy/diagnostics.rs"]
mod diagnostics;
#[path = "policy/documents.rs"]
mod documents;
#[path = "policy/given.rs"]
mod given;
#[path = "policy/hostile.rs"]
mod hostile;
#[path = "policy/kinds.rs"]
mod kinds;
#[path = "policy/module.rs"]
mod module;
#[path = "policy/registries.rs"]
mod registries;
#[path = "policy/settings.rs"]
mod settings;
