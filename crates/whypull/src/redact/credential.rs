//! The fields of a credential, replaced so that what is wrong with them still is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::number::{Numbers, REDACTED};
use crate::docker_config::{FaultKind, decode_auth};

/// A password; that it is empty, or ends with a line end, is what a diagnostic speaks of.
pub(super) fn password(text: &str) -> String {
    match text.trim_end_matches(['\r', '\n']) {
        _ if text.is_empty() => String::new(),
        core if core.len() < text.len() => format!("{REDACTED}\n"),
        _ => REDACTED.to_owned(),
    }
}

/// The field `auth`: `user:password` in base64, or as useless as it was.
pub(super) fn auth(text: &str, numbers: &mut Numbers) -> String {
    if text.is_empty() {
        return String::new();
    }
    match decode_auth(text) {
        Ok((user, secret)) => {
            STANDARD.encode([user_name(&user, numbers), password(secret.expose())].join(":"))
        }
        Err(FaultKind::NotBase64(at)) => "A".repeat(at) + "!",
        Err(FaultKind::EncodedTwice) => STANDARD.encode(STANDARD.encode(":")),
        Err(FaultKind::NoColon) => STANDARD.encode(REDACTED),
        Err(_) => "<REDACTED>".to_owned(),
    }
}

/// A user name, which Reports show, unless it looks like a token: some registries take one as user.
pub(super) fn user_name(text: &str, numbers: &mut Numbers) -> String {
    let core = text.trim_end_matches(['\r', '\n']);
    let end = if core.len() < text.len() { "\n" } else { "" };
    if core.is_empty() || is_plain(core) && !looks_like_token(core) {
        return [core, end].concat();
    }
    numbers.of(core) + end
}

fn is_plain(user: &str) -> bool {
    user.len() <= 64
        && user
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-@+$|/<>".contains(&byte))
}

/// Prefixes of tokens, and what is long and mixed as only chance mixes it.
fn looks_like_token(user: &str) -> bool {
    const PREFIXES: [&str; 9] = [
        "AKIA",
        "dckr_",
        "eyJ",
        "ghp_",
        "gho_",
        "ghs_",
        "github_pat_",
        "glpat-",
        "hvs.",
    ];
    let is_mixed = |word: &str| {
        word.len() >= 16
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    PREFIXES.iter().any(|prefix| user.starts_with(prefix))
        || user
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(is_mixed)
}
