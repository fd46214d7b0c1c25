//! An existing config file: valid, and of any use to the kubelet?

use base64::Engine as _;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::IgnoredAny;
use zeroize::Zeroizing;

use crate::field_error::FieldError;
use crate::message::Message;
use crate::source::{Kind, Node, Source};

const FIELD: &str = "fromConfig";

/// How many entries are named one by one; a longer list helps nobody.
const MAX_NAMED: usize = 20;

/// Padding is optional to the kubelet, and wrong padding an error.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &ALPHABET,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Refuses what the API server refuses; warns of what the kubelet cannot use.
pub(super) fn check(config: &str, warnings: &mut Vec<Message>) -> Result<(), FieldError> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(config) {
        let (line, column) = place(config, &error);
        return Err(FieldError::new(
            FIELD,
            Message::new("secret-field-config-syntax")
                .with("line", line)
                .with("column", column),
        ));
    }
    if !config.trim_start().starts_with('{') {
        return Err(FieldError::new(
            FIELD,
            Message::new("secret-field-config-no-object"),
        ));
    }
    let source = Source::json("", config);
    let documents = source.documents().iter();
    // What the reader refuses beyond the grammar Go takes: valid, but not looked at.
    let mut roots = documents.filter_map(|document| source.root(document));
    if let Some(file) = roots.next() {
        note(file, warnings);
    }
    Ok(())
}

fn note(file: Node<'_>, warnings: &mut Vec<Message>) {
    for (name, code) in [
        ("credsStore", "secret-note-creds-store"),
        ("credHelpers", "secret-note-cred-helpers"),
    ] {
        if field(file, name).is_some_and(|value| !is_blank(value)) {
            warnings.push(Message::new(code));
        }
    }
    match field(file, "auths").filter(|auths| !auths.is_null()) {
        Some(auths) if auths.kind() == Kind::Mapping && auths.entries().len() == 0 => {
            warnings.push(Message::new("secret-note-no-auths"));
        }
        Some(auths) if auths.kind() == Kind::Mapping => note_entries(auths, warnings),
        None => warnings.push(Message::new(if looks_like_dockercfg(file) {
            "secret-note-dockercfg"
        } else {
            "secret-note-no-auths"
        })),
        Some(_) => warnings.push(Message::new("secret-note-wrong-type").with("field", "auths")),
    }
    if field(file, "HttpHeaders").is_some_and(|headers| !is_map_of_strings(headers)) {
        warnings.push(Message::new("secret-note-wrong-type").with("field", "HttpHeaders"));
    }
}

fn note_entries(auths: Node<'_>, warnings: &mut Vec<Message>) {
    let mut found = 0;
    for (key, entry) in auths.entries() {
        let code = match entry.kind() {
            Kind::Mapping => entry_code(entry),
            _ if entry.is_null() => Some("secret-note-entry-empty"),
            _ => Some("secret-note-entry-wrong-type"),
        };
        let Some(code) = code else { continue };
        found += 1;
        if found > MAX_NAMED {
            warnings.push(Message::new("secret-note-more-entries").with("shown", MAX_NAMED));
            return;
        }
        // A key may carry user information, and a key of any length is not to flood the list.
        let shown: String = key
            .raw()
            .unwrap_or_default()
            .rsplit('@')
            .next()
            .unwrap_or_default()
            .chars()
            .take(100)
            .collect();
        warnings.push(Message::new(code).with("key", crate::quoting::visible(&shown).into_owned()));
    }
}

fn entry_code(entry: Node<'_>) -> Option<&'static str> {
    for name in ["auth", "username", "password", "email"] {
        if field(entry, name).is_some_and(|value| !value.is_null() && value.as_str().is_none()) {
            return Some("secret-note-entry-wrong-type");
        }
    }
    if let Some(auth) = text(entry, "auth") {
        // Go's decoder skips line ends and nothing else.
        let auth: Zeroizing<String> =
            Zeroizing::new(auth.chars().filter(|c| !matches!(c, '\n' | '\r')).collect());
        let decoded = BASE64.decode(auth.as_bytes()).map(Zeroizing::new);
        return match decoded {
            Ok(pair) if pair.contains(&b':') => (pair.ends_with(b"\n") || pair.ends_with(b"\r"))
                .then_some("secret-note-entry-line-end"),
            _ => Some("secret-note-entry-auth"),
        };
    }
    if text(entry, "username").is_some() || text(entry, "password").is_some() {
        return None;
    }
    if text(entry, "identitytoken").is_some() || text(entry, "registrytoken").is_some() {
        return Some("secret-note-entry-identity-token");
    }
    Some("secret-note-entry-empty")
}

/// Go finds fields whatever their case, and the last one wins.
fn field<'a>(object: Node<'a>, name: &str) -> Option<Node<'a>> {
    object
        .entries()
        .filter(|(key, _)| key.raw().is_some_and(|key| key.eq_ignore_ascii_case(name)))
        .last()
        .map(|(_, value)| value)
}

fn text<'a>(object: Node<'a>, name: &str) -> Option<&'a str> {
    field(object, name)?
        .as_str()
        .filter(|text| !text.is_empty())
}

fn is_blank(value: Node<'_>) -> bool {
    match value.kind() {
        Kind::Mapping => value.entries().len() == 0,
        _ => value.is_null() || value.as_str() == Some(""),
    }
}

fn is_map_of_strings(value: Node<'_>) -> bool {
    let is_string = |value: Node<'_>| value.is_null() || value.as_str().is_some();
    match value.kind() {
        Kind::Mapping => value.entries().all(|(_, value)| is_string(value)),
        _ => value.is_null(),
    }
}

/// The older form, without `auths` around the entries.
fn looks_like_dockercfg(file: Node<'_>) -> bool {
    file.entries()
        .any(|(_, entry)| entry.kind() == Kind::Mapping && text(entry, "auth").is_some())
}

/// Line and column, both from 1, the column in UTF-16 units like every column of whypull.
fn place(config: &str, error: &serde_json::Error) -> (usize, usize) {
    let line = error.line().max(1);
    let before = config.split('\n').nth(line - 1).map_or(0, |text| {
        let bytes = error.column().saturating_sub(1).min(text.len());
        text.char_indices()
            .take_while(|(offset, _)| *offset < bytes)
            .map(|(_, c)| c.len_utf16())
            .sum()
    });
    (line, before + 1)
}
