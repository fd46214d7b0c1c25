//! Every diagnostic that there is.

use serde::Serialize;

use crate::explain::Sentences;
use crate::message::Message;
use crate::report::Severity;

/// What a diagnostic is about, without a case of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) learn_more: &'static str,
}

/// A rule in words, as `whypull rules` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleInfo {
    /// The stable code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: String,
    /// When it is reported, why it matters, what to do.
    pub meaning: String,
    /// The page that tells more.
    pub learn_more: &'static str,
}

const IMAGES: &str = "https://kubernetes.io/docs/concepts/containers/images/";
const NAMES: &str = "https://kubernetes.io/docs/concepts/containers/images/#image-names";
const POLICY: &str = "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy";
const DEFAULTING: &str =
    "https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting";
const CONFIG_JSON: &str = "https://kubernetes.io/docs/concepts/containers/images/#config-json";
const PULL_SECRETS: &str =
    "https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod";
const PRIVATE: &str =
    "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/";
const SECRET_TYPES: &str =
    "https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets";
const ACCOUNT: &str = "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account";
const MULTI_ARCH: &str = "https://kubernetes.io/docs/concepts/containers/images/#multi-architecture-images-with-image-indexes";
const PROVIDER: &str =
    "https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/";
const NODES: &str = "https://kubernetes.io/docs/concepts/containers/images/#configuring-nodes-to-authenticate-to-a-private-registry";
const PARALLEL: &str =
    "https://kubernetes.io/docs/concepts/containers/images/#serial-and-parallel-image-pulls";
const PRE_PULLED: &str = "https://kubernetes.io/docs/concepts/containers/images/#pre-pulled-images";
const OBJECTS: &str = "https://kubernetes.io/docs/concepts/overview/working-with-objects/#describing-a-kubernetes-object";
const RUNTIMES: &str =
    "https://kubernetes.io/docs/setup/production-environment/container-runtimes/";

macro_rules! rules {
    ($($code:literal $severity:ident $learn_more:ident)*) => {
        /// All of them, by family, in the order of the documentation.
        pub(crate) const RULES: &[Rule] = &[$(Rule {
            code: $code,
            severity: Severity::$severity,
            learn_more: $learn_more,
        }),*];
    };
}

rules! {
    "secret-not-found" Error PULL_SECRETS
    "secret-not-given" Info PULL_SECRETS
    "secret-in-other-namespace" Error PULL_SECRETS
    "secret-wrong-type" Error SECRET_TYPES
    "secret-key-missing" Error SECRET_TYPES
    "auth-not-decodable" Error CONFIG_JSON
    "auth-double-encoded" Error CONFIG_JSON
    "auth-placeholder" Error PRIVATE
    "password-trailing-newline" Error PRIVATE
    "creds-store-ignored" Warning PRIVATE
    "credential-empty" Warning CONFIG_JSON
    "identity-token-ignored" Warning CONFIG_JSON
    "hub-key-never-matches" Error CONFIG_JSON
    "port-mismatch" Warning CONFIG_JSON
    "glob-label-count" Warning CONFIG_JSON
    "glob-outside-host" Warning CONFIG_JSON
    "glob-not-supported" Warning CONFIG_JSON
    "prefix-reaches-neighbour" Warning CONFIG_JSON
    "key-host-case" Warning CONFIG_JSON
    "no-key-matches" Warning CONFIG_JSON
    "service-account-secret-too-late" Warning ACCOUNT
    "pod-secrets-hide-service-account" Warning ACCOUNT
    "pull-secrets-misplaced" Error PULL_SECRETS
    "credentials-prevent-anonymous" Info CONFIG_JSON
    "image-has-scheme" Error NAMES
    "image-upper-case" Error NAMES
    "image-unexpanded-variable" Error NAMES
    "image-whitespace" Error NAMES
    "invalid-image-name" Error NAMES
    "latest-goes-stale" Warning POLICY
    "latest-with-digest" Info DEFAULTING
    "latest-in-production" Info POLICY
    "local-image-always-pulled" Warning PRE_PULLED
    "ecr-token-expires" Warning PROVIDER
    "hub-anonymous-rate-limit" Info PRIVATE
    "short-name-refused" Warning RUNTIMES
    "platform-missing" Error MULTI_ARCH
    "registry-plain-http" Info RUNTIMES
    "policy-not-updated" Warning DEFAULTING
    "several-credentials" Info CONFIG_JSON
    "key-order-random" Warning CONFIG_JSON
    "docs-differ" Warning CONFIG_JSON
    "docker-differs" Warning CONFIG_JSON
    "legacy-provider-gone" Warning PROVIDER
    "nodes-differ" Warning NODES
    "kubelet-config-invalid" Error PARALLEL
    "credential-provider-config-invalid" Error PROVIDER
    "document-unreadable" Error OBJECTS
    "field-wrong-type" Error OBJECTS
    "duplicate-key" Warning OBJECTS
    "object-ignored" Info IMAGES
    "pull-policy-unsupported" Error POLICY
    "node-file-not-read" Warning NODES
}

/// The rule of a code.
pub(crate) fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// The code of every diagnostic that whypull knows.
pub fn codes() -> impl ExactSizeIterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.code)
}

/// How bad the diagnostics of a code are; nothing if there is no such code.
pub fn severity(code: &str) -> Option<Severity> {
    rule(code).map(|rule| rule.severity)
}

/// Every diagnostic that whypull knows, in words.
pub fn rules(sentences: &Sentences) -> Vec<RuleInfo> {
    RULES
        .iter()
        .map(|rule| {
            let message = Message::new(rule.code);
            RuleInfo {
                code: rule.code,
                severity: rule.severity,
                title: sentences.say_part(&message, "title").unwrap_or_default(),
                meaning: sentences.say_part(&message, "meaning").unwrap_or_default(),
                learn_more: rule.learn_more,
            }
        })
        .collect()
}
