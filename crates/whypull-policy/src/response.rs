use serde::Serialize;
use serde_json::value::RawValue;

/// The answer to a request, in the shape of `kubewarden_policy_sdk::response::ValidationResponse`; the
/// object stays text, so that what was not changed is the same byte for byte.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Response {
    /// Whether the request is accepted.
    pub accepted: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The HTTP status of a denial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<u16>,
    /// The object after the policy's changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutated_object: Option<Box<RawValue>>,
    /// What the audit log shall keep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit_annotations: Option<AuditAnnotations>,
    /// What the person who asked shall see.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// What the audit log shall keep.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct AuditAnnotations {
    /// Whether the Secrets and the ServiceAccount were looked at.
    pub credentials: &'static str,
}

/// The status of a request or of settings that cannot be read.
const BAD_REQUEST: u16 = 400;
/// The status of a denial. Never 500: the audit scanner counts that as an error of the policy.
const FORBIDDEN: u16 = 403;

impl Response {
    /// Nothing to say.
    pub fn accepted() -> Self {
        Self {
            accepted: true,
            ..Self::default()
        }
    }

    /// A request that cannot be judged.
    pub fn malformed(message: String) -> Self {
        Self {
            message: Some(message),
            code: Some(BAD_REQUEST),
            ..Self::default()
        }
    }

    /// A request that is not to pass.
    pub fn denied(message: String) -> Self {
        Self {
            message: Some(message),
            code: Some(FORBIDDEN),
            ..Self::default()
        }
    }

    /// The answer in JSON.
    pub fn into_json(self) -> Vec<u8> {
        // Strings and text that was JSON before: nothing that could fail.
        serde_json::to_vec(&self).unwrap_or_default()
    }
}
