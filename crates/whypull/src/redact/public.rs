//! Values of fields that are public, without what may be secret in them.

use super::credential::user_name;
use super::number::Numbers;
use crate::image_name::masked_image;
use crate::keyring::{hollow, hollow_key};
use crate::reference::{ErrorKind, Reference};

/// The longest value that is taken for a name, a version or a key.
const MAX_LENGTH: usize = 1024;

pub(super) fn text(field: &str, raw: &str, numbers: &mut Numbers) -> String {
    let name = raw.trim_end_matches(['\r', '\n']);
    match field {
        "username" => user_name(raw, numbers),
        // A key or a certificate has lines, a name has one.
        _ if name.trim_start().contains(char::is_control) => numbers.of(raw),
        "image" | "reference" | "preloadedImagesVerificationAllowlist" => image(raw),
        _ if raw.len() > MAX_LENGTH => numbers.of(raw),
        _ => hollow_key(raw).into_owned(),
    }
}

/// An image without user info, refused for the same reason.
pub(super) fn image(raw: &str) -> String {
    let masked = masked_image(raw);
    if masked == raw {
        return raw.to_owned();
    }
    // Where the mask stands, the user info stood.
    let start = raw.find("://").map_or(0, |at| at + 3);
    let rest = &masked[start + "***".len()..];
    let Some(info) = raw[start..].strip_suffix(rest) else {
        return masked.into_owned();
    };
    let kind = |image: &str| -> Option<ErrorKind> {
        Reference::parse(image).err().map(|error| error.kind())
    };
    let wanted = kind(raw);
    ["redacted", "REDACTED", "***"]
        .iter()
        .map(|run| [&raw[..start], &hollow(info, run), rest].concat())
        .find(|image| kind(image) == wanted)
        .unwrap_or_else(|| masked.into_owned())
}
