//! A policy that accepts everything, made with nothing but the SDK.
#![cfg(all(target_os = "wasi", target_env = "p1"))]
#![allow(unsafe_code, reason = "the host finds `wapc_init` by its name")]

use kubewarden_policy_sdk::wapc_guest::{CallResult, register_function};
use kubewarden_policy_sdk::{accept_request, protocol_version_guest};

/// Called once by the host, before all else.
#[unsafe(no_mangle)]
pub extern "C" fn wapc_init() {
    register_function("validate", validate);
    register_function("protocol_version", protocol_version_guest);
}

fn validate(_: &[u8]) -> CallResult {
    accept_request()
}
