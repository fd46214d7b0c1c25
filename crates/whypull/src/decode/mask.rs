//! Secrets in a pasted text are not shown again.
//!
//! Errors carry them: user information in an address, a `Bearer` header in a debug log, a config
//! file pasted along. Rather too much is masked than too little.

use crate::quoting;
use crate::secret_value::SecretValue;

const MASK: &str = SecretValue::MASK;

/// Names whose value is a secret, as the end of a word before `:` or `=`.
const SECRET_NAMES: [&str; 17] = [
    "password",
    "passwd",
    "pwd",
    "auth",
    "token",
    "secret",
    "apikey",
    "api_key",
    "api-key",
    "signature",
    "credential",
    "creds",
    "authorization",
    "dockerconfigjson",
    "dockercfg",
    "sig",
    "x-registry-auth",
];

/// Flags whose value is, or may hold, a password: those of `docker login`, `curl`, `ctr`.
const FLAGS: [&str; 4] = ["-p", "-u", "-user", "--user"];

/// Text of an event: masked, visible, at most 500 characters.
pub(super) fn bounded(text: &str) -> String {
    bounded_to(text, 500)
}

/// Masked before it is cut: half a secret is no longer recognised, and still half a secret.
pub(super) fn bounded_to(text: &str, max_chars: usize) -> String {
    let masked = mask(text);
    let seen = quoting::visible(&masked);
    match seen.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}…", &seen[..end]),
        None => seen.into_owned(),
    }
}

/// What the words before the present one ask for.
#[derive(Clone, Copy, PartialEq)]
enum Hide {
    Nothing,
    /// The next word is a secret value, or begins one in quotes.
    Next,
    /// The value goes on to this quote.
    Until(char),
}

fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut hide = Hide::Nothing;
    let mut before = "";
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            masked.push(' ');
        }
        hide = match hide {
            Hide::Until(quote) => {
                if word.contains(quote) {
                    Hide::Nothing
                } else {
                    hide
                }
            }
            // `Authorization: Bearer x`, `password = x`: not yet the value.
            Hide::Next if is_scheme(word) || matches!(word, "" | ":" | "=") => {
                masked.push_str(word);
                Hide::Next
            }
            Hide::Next => {
                masked.push_str(MASK);
                open_quote(word)
            }
            Hide::Nothing => push_word(&mut masked, word, before),
        };
        before = word;
    }
    masked
}

/// Writes a word, and says what it asks of the next.
fn push_word(masked: &mut String, word: &str, before: &str) -> Hide {
    let bare = word.trim_start_matches(['"', '\'', '(', '{', '[', ',']);
    if is_scheme(bare) || FLAGS.contains(&word) {
        masked.push_str(word);
        return Hide::Next;
    }
    if matches!(word, ":" | "=") && is_secret_name(before.trim_end_matches(['"', '\''])) {
        masked.push_str(word);
        return Hide::Next;
    }
    if let Some(name_end) = secret_name_end(word) {
        let (name, value) = word.split_at(name_end);
        push_without_user_info(masked, name);
        if value.trim_matches(['"', '\'', ':', '=', '\\']).is_empty() {
            masked.push_str(value);
            return Hide::Next;
        }
        masked.push_str(MASK);
        return open_quote(
            value
                .trim_start_matches(['"', '\''])
                .trim_start_matches([':', '=', '\\']),
        );
    }
    push_without_user_info(masked, word);
    Hide::Nothing
}

/// Whether a value opens a quote that it does not close.
fn open_quote(value: &str) -> Hide {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) if !value[1..].contains(quote) => Hide::Until(quote),
        _ => Hide::Nothing,
    }
}

/// `Bearer`, `Basic`: an authorization header goes on with the credential.
fn is_scheme(word: &str) -> bool {
    word.eq_ignore_ascii_case("bearer") || word.eq_ignore_ascii_case("basic")
}

/// The end of a secret's name in `"auth":"…"`, `--docker-password=…`, `&sig=…`. From there on the
/// word is not shown.
fn secret_name_end(word: &str) -> Option<usize> {
    let flag = word.starts_with("--") && !word.contains('=');
    if flag && is_secret_name(word) {
        return Some(word.len());
    }
    word.match_indices(['=', ':']).find_map(|(at, separator)| {
        let name = word[..at].trim_end_matches(['"', '\'', '\\']);
        // `failed to fetch anonymous token: unexpected status` and `may require authorization: server
        // message` name no value: behind a colon and a space only a password surely follows.
        let is_prose = separator == ":"
            && at + 1 == word.len()
            && name.len() == at
            && !["password", "passwd", "pwd"]
                .iter()
                .any(|sure| ends_with(name, sure));
        (!is_prose && is_secret_name(name)).then_some(name.len())
    })
}

fn is_secret_name(name: &str) -> bool {
    SECRET_NAMES.iter().any(|secret| {
        // `sig` and `auth` end ordinary words too (`oauth`, `config`-like names do not matter).
        ends_with(name, secret)
            && name[..name.len() - secret.len()]
                .chars()
                .next_back()
                .is_none_or(|before| !before.is_ascii_alphanumeric() || secret.len() > 4)
    })
}

fn ends_with(text: &str, end: &str) -> bool {
    text.len() >= end.len()
        && text.as_bytes()[text.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

fn push_without_user_info(masked: &mut String, word: &str) {
    let Some((start, end)) = user_info(word) else {
        push_without_tokens(masked, word);
        return;
    };
    push_without_tokens(masked, &word[..start]);
    masked.push_str(MASK);
    push_without_tokens(masked, &word[end..]);
}

/// From behind the scheme to the last `@` that no digest follows.
fn user_info(word: &str) -> Option<(usize, usize)> {
    let end = word
        .match_indices('@')
        .map(|(at, _)| at)
        .rfind(|at| !word[at + 1..].starts_with("sha"))?;
    if let Some(scheme) = word[..end].find("://") {
        return Some((scheme + 3, end));
    }
    // Without a scheme `a@b` is an email address; `a:b@c` is a password.
    let colon = word[..end].find(':')?;
    let start = word[..colon]
        .rfind(['"', '\'', '=', '(', '{', '[', ','])
        .map_or(0, |at| at + 1);
    Some((start, end))
}

/// Long runs that look like base64 or a token: both cases and a digit, or padding. An image path has
/// no capitals, a digest neither.
fn push_without_tokens(masked: &mut String, word: &str) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '_' | '-' | '=');
    let mut rest = word;
    while let Some(start) = rest.find(is_part) {
        masked.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let run = &rest[..end];
        masked.push_str(if looks_secret(run) { MASK } else { run });
        rest = &rest[end..];
    }
    masked.push_str(rest);
}

fn looks_secret(run: &str) -> bool {
    let has = |test: fn(&u8) -> bool| run.as_bytes().iter().any(test);
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    let padded = run.ends_with('=') && run.len() >= 8;
    mixed && (padded || run.len() >= 20 && has(u8::is_ascii_digit))
}
