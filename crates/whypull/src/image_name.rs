//! Image strings as they may be shown: whatever might be a password in them is masked.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::reference::Reference;

/// An image string without user info.
///
/// A reference has none, so a string that parses comes back as it is. In others everything before
/// the last `@` that no digest follows is taken for user info, if a `/` comes after it or a `:`
/// before it: `user:password@host/app`, `user:pass/word@host`, but not `app:1@sha256:…`.
pub fn masked_image(image: &str) -> Cow<'_, str> {
    let start = image.find("://").map_or(0, |at| at + 3);
    let name = match image.rsplit_once('@') {
        None => return Cow::Borrowed(image),
        Some((name, digest)) if is_digest(digest) => name,
        Some(_) => image,
    };
    match name.rfind('@') {
        Some(at) if at >= start && (name[at..].contains('/') || name[start..at].contains(':')) => {
            Cow::Owned([&image[..start], "***", &image[at..]].concat())
        }
        _ => Cow::Borrowed(image),
    }
}

/// Whether two spellings mean one image.
///
/// ```
/// use whypull::image_name::is_same_image;
///
/// assert!(is_same_image("nginx", "docker.io/library/nginx:latest"));
/// assert!(!is_same_image("nginx", "nginx:1.27"));
/// assert!(is_same_image("not a name", "not a name"));
/// ```
pub fn is_same_image(one: &str, other: &str) -> bool {
    one == other || normalized(one) == normalized(other)
}

/// One spelling for all that mean the same. By digest where there is one, since the tag beside it is
/// decoration; a string that is no name stays as it is.
pub(crate) fn normalized(image: &str) -> String {
    match Reference::parse(image) {
        Ok(reference) => match (reference.digest(), reference.effective_tag()) {
            (Some(digest), _) => format!("{}@{digest}", reference.repository()),
            (None, Some(tag)) => format!("{}:{tag}", reference.repository()),
            (None, None) => reference.repository().to_string(),
        },
        Err(_) => image.to_owned(),
    }
}

/// Whether a text is a digest, or the beginning of one, rather than a host.
fn is_digest(text: &str) -> bool {
    let (algorithm, digits) = text.split_once(':').unwrap_or((text, ""));
    !text.contains(['/', '.'])
        && (algorithm.starts_with("sha")
            || digits.len() >= 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A text in double quotes as Go's `%q` writes it, which is how events quote names.
pub fn go_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{b}' => quoted.push_str("\\v"),
            '\u{c}' => quoted.push_str("\\f"),
            ' ' => quoted.push(' '),
            c if u32::from(c) < 0x20 || u32::from(c) == 0x7f => {
                let _ = write!(quoted, "\\x{:02x}", u32::from(c));
            }
            // Go escapes what is not printable; of that, what hides or turns text matters here.
            c if c.is_control() || c.is_whitespace() || is_format(c) => {
                if u32::from(c) <= 0xffff {
                    let _ = write!(quoted, "\\u{:04x}", u32::from(c));
                } else {
                    let _ = write!(quoted, "\\U{:08x}", u32::from(c));
                }
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Unicode's format characters (Cf): invisible, or turning the text around them.
fn is_format(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// A text that is short enough for a sentence.
pub fn shortened(text: &str) -> Cow<'_, str> {
    const MOST: usize = 200;
    if text.chars().nth(MOST).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().take(MOST).chain(['…']).collect())
}
