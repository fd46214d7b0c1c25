//! The waPC glue of the policy SDK: three functions that the host calls.
#![allow(
    unsafe_code,
    reason = "the host finds `wapc_init` by its name; nothing here is unsafe beyond that"
)]

use kubewarden_policy_sdk::protocol_version_guest;
use kubewarden_policy_sdk::wapc_guest::{CallResult, host_call, register_function};

use crate::wapc;

/// Called once by the host, before all else.
#[unsafe(no_mangle)]
pub extern "C" fn wapc_init() {
    register_function("validate", validate);
    register_function("validate_settings", validate_settings);
    register_function("protocol_version", protocol_version_guest);
}

#[expect(clippy::unnecessary_wraps, reason = "the SDK's signature")]
fn validate(payload: &[u8]) -> CallResult {
    let call = |namespace: &str, operation: &str, payload: &[u8]| {
        host_call("kubewarden", namespace, operation, payload).map_err(|error| error.to_string())
    };
    Ok(wapc::validate(payload, &call))
}

#[expect(clippy::unnecessary_wraps, reason = "the SDK's signature")]
fn validate_settings(payload: &[u8]) -> CallResult {
    Ok(wapc::validate_settings(payload))
}
