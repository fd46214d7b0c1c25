use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};

/// The custom section in which a policy server looks for what a policy is.
pub const SECTION: &str = "io.kubewarden.metadata";

/// The metadata of a Kubewarden policy, in the order in which the official command writes it. It is read
/// strictly: a field of another name would be passed over by the server.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Metadata {
    /// Not in `metadata.yml`: the SDK answers for it.
    #[serde(default = "protocol_version")]
    protocol_version: String,
    rules: Vec<Rule>,
    annotations: BTreeMap<String, String>,
    mutating: bool,
    background_audit: bool,
    execution_mode: String,
    policy_type: String,
    context_aware_resources: Vec<Resource>,
    host_capabilities: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Rule {
    api_groups: Vec<String>,
    api_versions: Vec<String>,
    resources: Vec<String>,
    operations: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Resource {
    api_version: String,
    kind: String,
}

fn protocol_version() -> String {
    "v1".to_owned()
}

/// `metadata.yml` as the section holds it.
pub fn json() -> Result<String, Box<dyn std::error::Error>> {
    let text = fs::read_to_string("crates/whypull-policy/metadata.yml")?;
    let metadata: Metadata = serde_saphyr::from_str(&text)?;
    Ok(serde_json::to_string(&metadata)?)
}
