//! The hosts that load the policy module and the component, as policy engines use them.

pub mod component;
mod fixtures;
mod server;

pub use fixtures::{admission_request, fixture, root};
pub use server::{Answer, Cluster, PolicyServer};

use serde_json::Value;

/// What a policy answered.
#[derive(Clone, Debug)]
pub struct Verdict(pub Value);

impl Verdict {
    /// Whether the request is accepted.
    pub fn is_accepted(&self) -> bool {
        self.0["accepted"] == true
    }

    /// Why not; empty where it is.
    pub fn message(&self) -> &str {
        self.0["message"].as_str().unwrap_or_default()
    }

    /// The warnings, one below the other.
    pub fn warnings(&self) -> String {
        let warnings = self.0["warnings"].as_array().into_iter().flatten();
        let warnings: Vec<&str> = warnings.filter_map(Value::as_str).collect();
        warnings.join("\n")
    }

    /// The object after the policy's changes; nothing where there is none.
    pub fn mutated(&self) -> Option<&Value> {
        self.0.get("mutated_object")
    }

    /// What the audit log gets to know about the credentials.
    pub fn credentials(&self) -> Option<&str> {
        self.0["audit_annotations"]["credentials"].as_str()
    }
}
