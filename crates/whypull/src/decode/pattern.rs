//! Which words mean what: the one table of patterns.

use super::Likelihood::{Certain, Likely, Possible};
use super::cause::{self, Row};
use super::event::Reason;
use super::{Finding, Likelihood};
use crate::reference::Reference;

/// Words, in lower case, and what they can mean.
struct Pattern {
    /// All of them are there.
    all: &'static [&'static str],
    /// None of them is there.
    none: &'static [&'static str],
    where_: Where,
    causes: &'static [(&'static Row, Likelihood)],
}

/// Where the words count. `connection refused` in a probe's event says nothing about a pull.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    /// Anywhere: nothing else says so.
    Anywhere,
    /// Next to words about a pull, a manifest or a registry.
    Pull,
    /// There, and where the kubelet puts a raw error as reason and message (1.33 and later).
    PullOrStatus,
}
use Where::{Anywhere, Pull, PullOrStatus};

macro_rules! patterns {
    ($($where_:ident [$($all:literal),*] - [$($none:literal),*] => $($cause:ident $likelihood:ident),*;)*) => {
        static PATTERNS: &[Pattern] = &[$(Pattern {
            all: &[$($all),*],
            none: &[$($none),*],
            where_: $where_,
            causes: &[$((&cause::$cause, $likelihood)),*],
        }),*];
    };
}

patterns! {
    Anywhere ["failed to apply default image tag", "must be lowercase"] - [] => NAME_UPPER_CASE Certain;
    Anywhere ["failed to apply default image tag", "://"] - ["must be lowercase"] => NAME_SCHEME Certain;
    Anywhere ["failed to apply default image tag", "$"] - [] => NAME_VARIABLE Certain;
    Anywhere ["failed to apply default image tag", "{{"] - [] => NAME_VARIABLE Certain;
    Anywhere ["failed to apply default image tag"] - ["must be lowercase", "://", "$", "{{"] => INVALID_NAME Certain;
    Anywhere ["invalidimagename"] - ["failed to apply default image tag"] => INVALID_NAME Certain;

    Anywhere ["is not present with pull policy of never"] - [] => NEVER_PULL Certain;
    Anywhere ["errimageneverpull"] - ["is not present with"] => NEVER_PULL Certain;

    Anywhere ["unable to parse auth field"] - [] => AUTH_UNDECODABLE Certain;
    Anywhere ["illegal base64 data at input byte"] - ["cannot be handled as a secret", "error from server"] => AUTH_UNDECODABLE Certain;
    PullOrStatus ["unexpected end of json input"] - ["response body", "error from server"] => CONFIG_NOT_JSON Likely;
    PullOrStatus ["invalid character '<' looking for"] - [] => NOT_A_REGISTRY Likely;
    PullOrStatus ["invalid character '"] - ["invalid character '<'", "response body", "error from server", "invalid url"] => CONFIG_NOT_JSON Likely;
    PullOrStatus ["json: cannot unmarshal"] - ["response body", "error from server"] => CONFIG_NOT_JSON Likely;

    Anywhere ["unable to retrieve some image pull secrets"] - [] => SECRET_MISSING Certain;
    Anywhere ["failedtoretrieveimagepullsecret"] - ["unable to retrieve some"] => SECRET_MISSING Certain;

    Anywhere ["artifactregistry.repositories.downloadartifacts", "unauthenticated request"] - [] => ANONYMOUS_REFUSED Certain, GOOGLE_PERMISSION Possible;
    Anywhere ["artifactregistry.repositories.downloadartifacts"] - ["unauthenticated request"] => GOOGLE_PERMISSION Certain, NOT_EXISTING Possible;
    Anywhere ["no basic auth credentials"] - [] => NO_BASIC_AUTH Certain;
    Anywhere ["your authorization token has expired"] - [] => ECR_TOKEN Certain;
    Pull ["failed to fetch anonymous token", "401 unauthorized"] - [] => ANONYMOUS_REFUSED Certain;
    Pull ["failed to fetch anonymous token", "403 forbidden"] - [] => ANONYMOUS_REFUSED Certain;
    Pull ["failed to fetch oauth token", "401 unauthorized"] - [] => CREDENTIALS_REFUSED Certain, STALE_BLOCKS_PUBLIC Possible;
    Pull ["failed to fetch oauth token", "403 forbidden"] - [] => CREDENTIALS_REFUSED Likely, FORBIDDEN Likely, STALE_BLOCKS_PUBLIC Possible;
    Pull ["invalid username/password"] - [] => CREDENTIALS_REFUSED Certain, STALE_BLOCKS_PUBLIC Possible;
    Pull ["incorrect username or password"] - [] => CREDENTIALS_REFUSED Certain, STALE_BLOCKS_PUBLIC Possible;
    Anywhere ["pull access denied"] - ["no basic auth credentials"] => NO_CREDENTIALS Likely, NOT_EXISTING Likely, LACK_OF_SCOPE Possible;
    Anywhere ["insufficient_scope: authorization failed"] - ["pull access denied"] => LACK_OF_SCOPE Likely, NO_CREDENTIALS Likely, NOT_EXISTING Possible;
    Anywhere ["requested access to the resource is denied"] - ["pull access denied"] => NO_CREDENTIALS Likely, NOT_EXISTING Likely, LACK_OF_SCOPE Possible;
    Pull ["401 unauthorized"] - ["failed to fetch anonymous token", "failed to fetch oauth token"] => UNAUTHORIZED Likely;
    Pull ["unauthorized:"] - ["401 unauthorized", "invalid username/password", "incorrect username or password", "requested access to the resource is denied"] => UNAUTHORIZED Likely;
    Pull ["access to the requested resource is not authorized"] - ["unauthorized:"] => UNAUTHORIZED Likely;
    Pull ["403 forbidden"] - ["failed to fetch anonymous token", "failed to fetch oauth token", "proxyconnect"] => FORBIDDEN Likely, NO_CREDENTIALS Possible;
    Pull ["only allowed read access on public repos"] - [] => NO_CREDENTIALS Likely;

    Anywhere ["no match for platform in manifest"] - [] => PLATFORM Certain;
    Anywhere ["no matching manifest for "] - [] => PLATFORM Certain;
    Anywhere ["no image found in manifest list for architecture"] - [] => PLATFORM Certain;
    Anywhere ["no image found in image index for architecture"] - [] => PLATFORM Certain;
    Anywhere ["exec format error"] - [] => EXEC_FORMAT Likely;
    Anywhere ["distribution.manifest.v1+prettyjws"] - [] => OLD_MANIFEST Certain;

    Anywhere ["manifest unknown"] - [] => TAG_MISSING Likely, NOT_EXISTING Possible;
    Anywhere ["name unknown: "] - [] => NOT_EXISTING Certain;
    Pull ["404 not found"] - ["manifest unknown", "name unknown"] => TAG_MISSING Likely, NOT_EXISTING Likely;
    Pull [": not found"] - ["manifest unknown", "no match for platform", "executable file not found", "no such host", "command not found", "secret \""] => TAG_MISSING Likely, NOT_EXISTING Possible;
    Anywhere ["error: image ", " not found"] - ["manifest unknown"] => TAG_MISSING Likely, NOT_EXISTING Possible, NO_CREDENTIALS Possible;
    Pull ["not found in repository"] - [] => TAG_MISSING Certain;

    Anywhere ["toomanyrequests"] - [] => RATE_LIMIT Certain;
    Pull ["429 too many requests"] - ["toomanyrequests"] => RATE_LIMIT Certain;
    Pull ["pull rate limit"] - ["toomanyrequests", "429 too many"] => RATE_LIMIT Certain;
    Anywhere ["pull qps exceeded"] - [] => PULL_QPS Certain;

    Anywhere ["short name mode is enforcing"] - [] => SHORT_NAME Certain;
    Anywhere ["did not resolve to an alias and no unqualified-search registries"] - [] => SHORT_NAME Certain;

    Pull ["certificate signed by unknown authority"] - ["proxyconnect"] => UNKNOWN_AUTHORITY Certain;
    Pull ["x509: certificate has expired or is not yet valid"] - [] => CERTIFICATE_EXPIRED Certain;
    Pull ["x509: certificate is valid for"] - [] => CERTIFICATE_HOST Certain;
    Pull ["x509: cannot validate certificate for"] - [] => CERTIFICATE_HOST Certain;
    Pull ["x509: certificate is not valid for any names"] - [] => CERTIFICATE_HOST Certain;
    Pull ["legacy common name field"] - [] => CERTIFICATE_HOST Certain;
    Pull ["server gave http response to https client"] - [] => PLAIN_HTTP Certain;
    Pull ["http request to an https server"] - [] => EXPECTS_HTTPS Certain;

    Pull ["proxyconnect tcp"] - [] => PROXY Certain;
    Pull ["proxy authentication required"] - ["proxyconnect tcp"] => PROXY Certain;
    Pull ["no such host"] - ["proxyconnect"] => HOST_UNKNOWN Certain;
    Pull ["server misbehaving"] - ["proxyconnect"] => HOST_UNKNOWN Likely;
    Pull ["temporary failure in name resolution"] - [] => HOST_UNKNOWN Likely;
    Pull ["lookup ", ":53", "timeout"] - ["proxyconnect"] => HOST_UNKNOWN Likely;
    Pull ["dial unix", "connect: "] - [] => RUNTIME_DOWN Certain;
    Pull ["connection refused"] - ["proxyconnect", "dial unix"] => REFUSED Certain;
    Pull ["i/o timeout"] - ["lookup ", "proxyconnect"] => TIMEOUT Certain;
    Pull ["tls handshake timeout"] - [] => TIMEOUT Certain;
    Pull ["deadline exceeded"] - ["i/o timeout"] => TIMEOUT Likely;
    Pull ["client.timeout exceeded"] - ["i/o timeout"] => TIMEOUT Likely;
    Pull ["no route to host"] - ["proxyconnect"] => UNREACHABLE Certain;
    Pull ["network is unreachable"] - ["proxyconnect"] => UNREACHABLE Certain;
    Pull ["connection reset by peer"] - ["proxyconnect"] => UNREACHABLE Likely;
    Pull ["500 internal server error"] - [] => REGISTRY_ERROR Certain;
    Pull ["502 bad gateway"] - [] => REGISTRY_ERROR Certain;
    Pull ["503 service unavailable"] - ["proxyconnect"] => REGISTRY_ERROR Certain;
    Pull ["504 gateway time"] - [] => REGISTRY_ERROR Certain;

    Pull ["no space left on device"] - [] => DISK_FULL Certain;
    Pull ["context canceled"] - [] => PULL_CANCELED Likely;
    Pull ["unexpected eof"] - [] => TRUNCATED Likely;
    Anywhere ["registryunavailable"] - ["connection refused"] => REGISTRY_UNAVAILABLE Certain;
    Anywhere ["because the registry is unavailable"] - ["connection refused"] => REGISTRY_UNAVAILABLE Certain;
    Anywhere ["signaturevalidationfailed"] - [] => SIGNATURE Certain;
    Anywhere ["because the signature validation failed"] - [] => SIGNATURE Certain;
    Anywhere ["source image rejected"] - ["signaturevalidationfailed"] => SIGNATURE Certain;
    Anywhere ["failed to get sandbox image"] - [] => SANDBOX_IMAGE Certain;
    Anywhere ["imageinspecterror"] - ["short name", "short-name"] => INSPECT_FAILED Likely;
    Anywhere ["failed to inspect image"] - ["short name", "short-name", "imageinspecterror"] => INSPECT_FAILED Likely;
}

/// Words that put an error next to a pull.
const PULL_WORDS: [&str; 16] = [
    "failed to pull",
    "pull and unpack",
    "image pull",
    "pulling from",
    "pulling image",
    "pull access",
    "failed to resolve reference",
    "failed to copy",
    "/v2/",
    "/manifests/",
    "reading manifest",
    "container registry",
    "fetch oauth token",
    "fetch anonymous token",
    "error response from daemon",
    "pull rate limit",
];

/// Words of events that may hold the same errors and are about something else.
const OTHER_EVENTS: [&str; 5] = [
    "probe failed",
    "probe errored",
    "mountvolume.",
    "failedmount",
    "failedattachvolume",
];

/// Words of runtimes and registries that say nothing else than these words: all that a reader may
/// have kept of an error. What begins with one may go on in any way behind a colon.
const BARE: [&str; 10] = [
    "401 unauthorized",
    "429 too many requests",
    "toomanyrequests",
    "x509: certificate signed by unknown authority",
    "http: server gave http response to https client",
    "manifest unknown",
    "no match for platform in manifest",
    "short name mode is enforcing",
    "unauthorized: incorrect username or password",
    "unauthorized: authentication required",
];

/// Words that may stand before them: who says it.
const BEFORE_BARE: [&str; 9] = [
    "error:", "err:", "fatal:", "failed:", "http/1.1", "http/2", "http", "tls:", "status:",
];

/// Whether an entry is only such words, or an image name and `: not found`.
pub(super) fn is_bare(lower: &str) -> bool {
    let mut words = lower.trim_matches(['"', '\'', '`', '.', ' ']);
    while let Some(rest) = BEFORE_BARE.iter().find_map(|before| {
        words
            .strip_prefix(before)
            .and_then(|rest| rest.strip_prefix(' '))
    }) {
        words = rest.trim_start();
    }
    let says_only = BARE.iter().any(|bare| {
        words.strip_prefix(bare).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with([':', ',', ';']) || rest.starts_with(" sha256:")
        })
    });
    says_only || image_not_found(words).is_some()
}

/// The name in `r.io/x:v1: not found`: one word that can only be an image name, with a registry and
/// a tag or a digest. `src/main.rs:10` is none.
pub(super) fn image_not_found(words: &str) -> Option<&str> {
    let at = words.len().checked_sub(NOT_FOUND.len())?;
    let is_it = (words.get(at..)?).eq_ignore_ascii_case(NOT_FOUND);
    let name = words.get(..at).filter(|_| is_it)?;
    let (host, path) = name.split_once('/')?;
    let has_registry = host.contains(['.', ':']) || host == "localhost";
    (has_registry && path.contains(':') && Reference::parse(name).is_ok()).then_some(name)
}

const NOT_FOUND: &str = ": not found";

/// Whether the words around an error say that it is one of a pull.
pub(super) fn is_about_a_pull(lower: &str, reason: Option<Reason>) -> bool {
    reason.is_some_and(|reason| reason.is_failed_pull() || reason == Reason::FailedCreatePodSandBox)
        || PULL_WORDS.iter().any(|words| lower.contains(words))
}

pub(super) fn findings(lower: &str, reason: Option<Reason>) -> Vec<Finding> {
    if OTHER_EVENTS.iter().any(|words| lower.contains(words)) {
        return Vec::new();
    }
    if reason == Some(Reason::Pulled) && !lower.contains("failed") {
        return Vec::new();
    }
    let about_a_pull = is_about_a_pull(lower, reason);
    let is_status = lower.starts_with("reason:")
        || lower.starts_with("message:")
        || lower.contains("kubelet") && lower.contains("error: ");
    let bare = !about_a_pull && !is_status && is_bare(lower);
    let mut findings: Vec<Finding> = Vec::new();
    for pattern in PATTERNS {
        let counts = match pattern.where_ {
            Anywhere => true,
            Pull => about_a_pull || bare,
            PullOrStatus => about_a_pull || is_status,
        };
        if counts
            && pattern.all.iter().all(|words| lower.contains(words))
            && !pattern.none.iter().any(|words| lower.contains(words))
        {
            for (row, likelihood) in pattern.causes {
                let likelihood = if bare { Possible } else { *likelihood };
                add(&mut findings, row, likelihood);
            }
        }
    }
    if findings.is_empty() {
        match reason {
            Some(Reason::ImagePullBackOff) => add(&mut findings, &cause::BACK_OFF_ONLY, Certain),
            Some(Reason::ErrImagePull) => add(&mut findings, &cause::FAILED_ONLY, Certain),
            _ => {}
        }
    }
    findings
}

/// Adds a cause, or makes it surer.
pub(super) fn add(findings: &mut Vec<Finding>, row: &'static Row, likelihood: Likelihood) {
    match findings
        .iter_mut()
        .find(|finding| finding.row.code == row.code)
    {
        Some(finding) => finding.likelihood = finding.likelihood.min(likelihood),
        None => findings.push(Finding { row, likelihood }),
    }
}
