//! What can be behind a failed pull. One row a cause; the sentences are in `decode.ftl` under its
//! code.

use super::step::{self, Template};

/// A cause, as it is kept.
pub(super) struct Row {
    pub code: &'static str,
    pub related: &'static [&'static str],
    pub learn_more: &'static str,
    pub steps: &'static [&'static Template],
    /// It only says that the pull failed: not told where anything says why.
    pub is_symptom: bool,
}

macro_rules! causes {
    ($($name:ident = $code:literal, $page:expr, [$($step:ident),*], [$($related:literal),*];)*) => {
        $(pub(super) static $name: Row = Row {
            code: $code,
            related: &[$($related),*],
            learn_more: $page,
            steps: &[$(&step::$step),*],
            is_symptom: false,
        };)*
    };
}

const NAMES: &str = "https://kubernetes.io/docs/concepts/containers/images/#image-names";
const POLICY: &str = "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy";
const BACK_OFF: &str = "https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff";
const PLATFORMS: &str = "https://kubernetes.io/docs/concepts/containers/images/#multi-architecture-images-with-image-indexes";
const PRIVATE: &str =
    "https://kubernetes.io/docs/concepts/containers/images/#using-a-private-registry";
const POD_SECRETS: &str =
    "https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod";
const CREATE_SECRET: &str =
    "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/";
const PRE_PULLED: &str = "https://kubernetes.io/docs/concepts/containers/images/#pre-pulled-images";
const PROVIDER: &str =
    "https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/";
const DEBUG_NODE: &str = "https://kubernetes.io/docs/tasks/debug/debug-cluster/crictl/";
const DEBUG_DNS: &str =
    "https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/";
const RUNTIMES: &str =
    "https://kubernetes.io/docs/setup/production-environment/container-runtimes/";
const DISK: &str =
    "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/";
const KUBELET_CONFIG: &str =
    "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/";

causes! {
    INVALID_NAME = "decode-invalid-image-name", NAMES, [CORRECT_NAME, EXPLAIN],
        ["invalid-image-name", "image-has-scheme", "image-upper-case", "image-unexpanded-variable", "image-whitespace"];
    NAME_SCHEME = "decode-name-scheme", NAMES, [CORRECT_NAME], ["image-has-scheme"];
    NAME_UPPER_CASE = "decode-name-upper-case", NAMES, [CORRECT_NAME], ["image-upper-case"];
    NAME_VARIABLE = "decode-name-variable", NAMES, [CORRECT_NAME], ["image-unexpanded-variable"];

    NEVER_PULL = "decode-never-pull", PRE_PULLED, [SET_POLICY, LIST_NODE_IMAGES, LOAD_LOCAL], [];
    LOCAL_IMAGE = "decode-local-image", POLICY, [LOAD_LOCAL, SET_POLICY], ["local-image-always-pulled"];
    LOCALHOST = "decode-localhost-registry", NAMES, [REACHABLE_NAME], [];

    SECRET_MISSING = "decode-pull-secret-missing", POD_SECRETS, [LIST_SECRETS, POD_SECRETS_NAMED, CREATE_PULL_SECRET],
        ["secret-not-found", "secret-in-other-namespace"];
    NO_CREDENTIALS = "decode-no-credentials", PRIVATE, [POD_SECRETS_NAMED, EXPLAIN, CREATE_PULL_SECRET],
        ["secret-not-found", "secret-in-other-namespace", "secret-wrong-type", "pull-secrets-misplaced",
         "service-account-secret-too-late", "pod-secrets-hide-service-account", "hub-key-never-matches",
         "port-mismatch", "glob-label-count", "creds-store-ignored", "identity-token-ignored"];
    ANONYMOUS_REFUSED = "decode-anonymous-refused", PRIVATE, [POD_SECRETS_NAMED, EXPLAIN, CREATE_PULL_SECRET],
        ["secret-not-found", "secret-wrong-type", "pull-secrets-misplaced", "credential-empty",
         "hub-key-never-matches", "port-mismatch", "glob-label-count", "identity-token-ignored"];
    NOT_EXISTING = "decode-repository-missing", NAMES, [CHECK_NAME], [];
    HUB_PRIVATE = "decode-hub-private-looks-missing", PRIVATE, [CHECK_HUB, POD_SECRETS_NAMED, CREATE_PULL_SECRET],
        ["secret-not-found", "hub-key-never-matches"];
    HUB_LIBRARY = "decode-hub-library", NAMES, [FULL_NAME], [];
    LACK_OF_SCOPE = "decode-credentials-lack-scope", PRIVATE, [GRANT_PULL, TRY_ON_NODE], ["several-credentials"];
    UNAUTHORIZED = "decode-unauthorized", PRIVATE, [TRY_ON_NODE, CHECK_SECRET, EXPLAIN],
        ["password-trailing-newline", "auth-double-encoded", "auth-placeholder", "several-credentials", "credential-empty"];
    CREDENTIALS_REFUSED = "decode-credentials-refused", CREATE_SECRET, [CHECK_SECRET, TRY_ON_NODE, CREATE_PULL_SECRET],
        ["password-trailing-newline", "auth-double-encoded", "auth-placeholder", "credentials-prevent-anonymous", "several-credentials"];
    FORBIDDEN = "decode-forbidden", PRIVATE, [GRANT_PULL, TRY_ON_NODE], ["credentials-prevent-anonymous"];
    STALE_BLOCKS_PUBLIC = "decode-stale-credentials-block-public", PRIVATE, [CHECK_SECRET, EXPLAIN],
        ["credentials-prevent-anonymous"];
    NO_BASIC_AUTH = "decode-no-basic-auth", PRIVATE, [POD_SECRETS_NAMED, EXPLAIN, CREATE_PULL_SECRET],
        ["secret-not-found", "secret-wrong-type", "port-mismatch"];
    ECR_TOKEN = "decode-ecr-token-expired", PROVIDER, [USE_PROVIDER, RENEW_ECR_TOKEN], ["ecr-token-expires", "legacy-provider-gone"];
    ACR_ROLE = "decode-acr-role", PROVIDER, [CHECK_ACR, USE_PROVIDER], ["identity-token-ignored", "legacy-provider-gone"];
    GOOGLE_PERMISSION = "decode-google-permission", PROVIDER, [GRANT_GOOGLE], ["legacy-provider-gone"];
    AUTH_UNDECODABLE = "decode-auth-undecodable", CREATE_SECRET, [FIND_BROKEN_SECRET, EXPLAIN, CREATE_PULL_SECRET],
        ["auth-not-decodable", "auth-placeholder"];
    CONFIG_NOT_JSON = "decode-config-not-json", CREATE_SECRET, [FIND_BROKEN_SECRET, EXPLAIN, CREATE_PULL_SECRET],
        ["document-unreadable"];

    TAG_MISSING = "decode-tag-missing", NAMES, [CHECK_NAME], [];
    LATEST_MISSING = "decode-latest-missing", NAMES, [GIVE_TAG], ["latest-in-production"];
    PLATFORM = "decode-platform-missing", PLATFORMS, [COMPARE_PLATFORMS, BUILD_PLATFORM], ["platform-missing"];
    EXEC_FORMAT = "decode-exec-format", PLATFORMS, [COMPARE_PLATFORMS, BUILD_PLATFORM], ["platform-missing"];
    OLD_MANIFEST = "decode-old-manifest", PLATFORMS, [REBUILD], [];
    SHORT_NAME = "decode-short-name", NAMES, [FULL_NAME], ["short-name-refused"];

    HUB_RATE_LIMIT = "decode-hub-rate-limit", PRIVATE, [RATE_LIMIT_CREDENTIALS, MIRROR], ["hub-anonymous-rate-limit"];
    RATE_LIMIT = "decode-registry-rate-limit", PRIVATE, [RATE_LIMIT_CREDENTIALS, MIRROR], [];
    PULL_QPS = "decode-pull-qps", KUBELET_CONFIG, [RAISE_QPS], [];

    UNKNOWN_AUTHORITY = "decode-x509-unknown-authority", DEBUG_NODE, [SHOW_CERTIFICATE, TRUST_AUTHORITY], [];
    CERTIFICATE_EXPIRED = "decode-x509-expired", DEBUG_NODE, [SHOW_CERTIFICATE, CHECK_CLOCK], [];
    CERTIFICATE_HOST = "decode-x509-host-name", DEBUG_NODE, [SHOW_CERTIFICATE, USE_CERTIFIED_NAME], [];
    PLAIN_HTTP = "decode-plain-http-registry", RUNTIMES, [PREFER_TLS, ALLOW_HTTP], ["registry-plain-http"];
    EXPECTS_HTTPS = "decode-registry-expects-https", RUNTIMES, [FORBID_HTTP], [];

    HOST_UNKNOWN = "decode-host-unknown", DEBUG_DNS, [CHECK_HOST_NAME, RESOLVE_ON_NODE], [];
    REFUSED = "decode-connection-refused", DEBUG_NODE, [CONNECT_FROM_NODE, CHECK_PORT], ["port-mismatch"];
    TIMEOUT = "decode-timeout", DEBUG_NODE, [CONNECT_FROM_NODE, CHECK_FIREWALL], [];
    UNREACHABLE = "decode-network-unreachable", DEBUG_NODE, [CONNECT_FROM_NODE, CHECK_FIREWALL], [];
    PROXY = "decode-proxy", RUNTIMES, [CHECK_PROXY], [];
    REGISTRY_ERROR = "decode-registry-error", BACK_OFF, [WAIT_FOR_REGISTRY], [];
    NOT_A_REGISTRY = "decode-not-a-registry", NAMES, [CONNECT_FROM_NODE, CHECK_PROXY], [];
    REGISTRY_UNAVAILABLE = "decode-registry-unavailable", DEBUG_NODE, [CONNECT_FROM_NODE, WAIT_FOR_REGISTRY], [];
    PULL_CANCELED = "decode-pull-canceled", DEBUG_NODE, [READ_RUNTIME_LOG, CHECK_DISK], [];
    TRUNCATED = "decode-transfer-broken", DEBUG_NODE, [TRY_ON_NODE, READ_RUNTIME_LOG], [];
    DISK_FULL = "decode-disk-full", DISK, [CHECK_DISK, PRUNE_IMAGES], [];
    RUNTIME_DOWN = "decode-runtime-down", DEBUG_NODE, [READ_RUNTIME_LOG], [];
    INSPECT_FAILED = "decode-image-inspect-error", DEBUG_NODE, [READ_RUNTIME_LOG], [];
    SIGNATURE = "decode-signature-refused", RUNTIMES, [CHECK_SIGNATURE_POLICY], [];
    SANDBOX_IMAGE = "decode-sandbox-image", RUNTIMES, [SET_SANDBOX_IMAGE], [];
}

macro_rules! symptoms {
    ($($name:ident = $code:literal, [$($step:ident),*];)*) => {
        $(pub(super) static $name: Row = Row {
            code: $code,
            related: &[],
            learn_more: BACK_OFF,
            steps: &[$(&step::$step),*],
            is_symptom: true,
        };)*
    };
}

symptoms! {
    BACK_OFF_ONLY = "decode-back-off-only", [SHOW_EVENTS, EXPLAIN];
    FAILED_ONLY = "decode-err-image-pull-only", [SHOW_EVENTS, EXPLAIN];
}
