//! What the tests start from.

use std::sync::Arc;

use serde_json::{Value, json};
use whypull_policy_tests::{Cluster, PolicyServer, Verdict, admission_request, fixture};

/// A recorded request, changed by the test.
pub fn request(name: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut request = admission_request(name);
    change(&mut request);
    request
}

/// The Pod spec of an object, wherever its kind has it.
pub fn pod_spec(object: &mut Value) -> &mut Value {
    let path = match object["kind"].as_str() {
        Some("Pod") => "/spec",
        Some("CronJob") => "/spec/jobTemplate/spec/template/spec",
        _ => "/spec/template/spec",
    };
    object.pointer_mut(path).expect("a Pod spec")
}

/// The first container of a request's object.
pub fn container(request: &mut Value) -> &mut Value {
    &mut pod_spec(&mut request["object"])["containers"][0]
}

/// The namespace `shop` as it was recorded: one Secret that serves `registry.example/shop`, which the
/// default ServiceAccount lists.
pub fn shop() -> Arc<Cluster> {
    const DIGESTS: &[(&str, &str)] = &[
        ("registry.example/shop/web:v1.4.2", digest::WEB),
        ("registry.example/shop/web:v1.5.0", digest::NEW_WEB),
        ("registry.example/shop/prepare:v1", digest::PREPARE),
        ("registry.example/shop/model:v7", digest::MODEL),
        ("registry.example/shop/tools:v3", digest::TOOLS),
        ("docker.io/library/busybox:1.36", digest::BUSYBOX),
        ("docker.io/library/nginx:latest", digest::WEB),
    ];
    let objects = ["pull", "default"].map(|name| fixture(&format!("cluster/{name}.json")));
    Cluster::with(objects.to_vec(), DIGESTS)
}

/// Digests that the registry has.
pub mod digest {
    pub const WEB: &str = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    pub const NEW_WEB: &str =
        "sha256:2222222222222222222222222222222222222222222222222222222222222222";
    pub const PREPARE: &str =
        "sha256:3333333333333333333333333333333333333333333333333333333333333333";
    pub const MODEL: &str =
        "sha256:4444444444444444444444444444444444444444444444444444444444444444";
    pub const TOOLS: &str =
        "sha256:5555555555555555555555555555555555555555555555555555555555555555";
    pub const BUSYBOX: &str =
        "sha256:6666666666666666666666666666666666666666666666666666666666666666";
}

/// The verdict on a request in the namespace `shop`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "rows are written out where they are used"
)]
pub fn judge(request: &Value, settings: Value) -> Verdict {
    PolicyServer::whypull().validate(request, &settings, &shop())
}

/// The verdict without any settings.
pub fn judge_plainly(request: &Value) -> Verdict {
    judge(request, json!({}))
}

/// Whether a policy server would send no patch: there is no object, or the same one.
pub fn assert_untouched(verdict: &Verdict, request: &Value) {
    if let Some(mutated) = verdict.mutated() {
        panic!("changed {} to {mutated}", request["object"]);
    }
}
