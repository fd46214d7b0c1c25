//! Foreign text in YAML, in a shell, on a screen.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A YAML scalar that is read back as this very text.
///
/// Plain where no YAML reader could take it for something else; else a JSON string, which is YAML
/// too. Control and format characters are escaped: YAML allows few of them and none is readable.
pub(crate) fn yaml(text: &str) -> Cow<'_, str> {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte))
        && !is_yaml_word(text);
    if plain {
        return Cow::Borrowed(text);
    }
    Cow::Owned(json(text))
}

/// A JSON string, which is a YAML scalar too, with what nobody can read escaped.
pub(crate) fn json(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_unreadable(c) => escape_utf16(&mut quoted, c),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A word that a POSIX shell passes on as this very text.
pub(crate) fn shell(text: &str) -> Cow<'_, str> {
    let plain = !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_./:@".contains(&byte));
    if plain {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("'{}'", text.replace('\'', r"'\''")))
    }
}

/// The text with whatever would move a cursor, switch a colour or turn the direction of writing
/// made visible.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unreadable) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unreadable(c) {
            escape_utf16(&mut seen, c);
        } else {
            seen.push(c);
        }
    }
    Cow::Owned(seen)
}

/// Controls, line and paragraph separators, bidi controls, zero-width characters, the byte order mark.
pub(crate) fn is_unreadable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{61c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

fn escape_utf16(text: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        // Writing to a String cannot fail.
        let _ = write!(text, "\\u{unit:04x}");
    }
}

/// Words that some YAML version reads as a boolean or as null.
fn is_yaml_word(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}
