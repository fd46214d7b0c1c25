use std::borrow::Cow;

use super::rule::without_scheme;

/// The key with its user info, if it has any, replaced by `***`.
///
/// User info is what stands between the scheme and the last `@`, even where no URL parser would
/// find it: in `user:pa/ss@host` the password has a slash, and a part of it must not show either.
pub fn masked_key(key: &str) -> Cow<'_, str> {
    match user_info(key) {
        Some((start, at)) => Cow::Owned([&key[..start], "***", &key[at..]].concat()),
        None => Cow::Borrowed(key),
    }
}

/// The key with its user info emptied of all but what a URL parser goes by: `u:pa/ss@host` becomes
/// `***:***/***@host`, which is read, or refused, as it was.
pub(crate) fn hollow_key(key: &str) -> Cow<'_, str> {
    let Some((start, at)) = user_info(key) else {
        return Cow::Borrowed(key);
    };
    let hollow = hollow(&key[start..at], "***");
    Cow::Owned([&key[..start], &hollow, &key[at..]].concat())
}

/// Delimiters stay, the rest becomes `run` where user info may have it, else `^`.
pub(crate) fn hollow(info: &str, run: &str) -> String {
    let mut hollow = String::new();
    let bytes = info.as_bytes();
    let mut last = None;
    for (at, c) in info.char_indices() {
        let escapes = || {
            let digit = |next: usize| bytes.get(at + next).is_some_and(u8::is_ascii_hexdigit);
            digit(1) && digit(2)
        };
        let class = match c {
            ':' | '/' | '?' | '#' | '[' | ']' | '@' | ' ' => {
                hollow.push(c);
                last = None;
                continue;
            }
            '%' if !escapes() => '%',
            '\0'..='\u{1f}' | '\u{7f}' => '\u{7f}',
            c if c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=%".contains(c) => 'a',
            _ => '^',
        };
        if last.replace(class) != Some(class) {
            match class {
                'a' => hollow.push_str(run),
                c => hollow.push(c),
            }
        }
    }
    hollow
}

/// Whether what may be a secret is where a parser sees host, port or path. Nothing of such a key
/// is shown but [`masked_key`].
pub(super) fn is_hidden_in_parts(key: &str) -> bool {
    without_scheme(key)
        .rsplit_once('@')
        .is_some_and(|(info, _)| info.contains(['/', '?', '#']))
}

/// Where the byte at `offset` is in the masked key, in characters from 1; nothing where it is in
/// what the mask hides.
pub(super) fn masked_position(key: &str, offset: usize) -> Option<usize> {
    let (start, at) = user_info(key).unwrap_or((0, 0));
    let count = |text: Option<&str>| text.map(|text| text.chars().count());
    if offset < start {
        return count(key.get(..offset)).map(|before| before + 1);
    }
    if offset < at {
        return None;
    }
    let mask = if at > start { "***".len() } else { 0 };
    Some(count(key.get(..start))? + mask + count(key.get(at..offset))? + 1)
}

fn user_info(key: &str) -> Option<(usize, usize)> {
    let at = key.rfind('@')?;
    let start = match key.find("://") {
        Some(colon) if colon < at && !key[..colon].contains(['@', ':', '/']) => colon + 3,
        _ => 0,
    };
    Some((start, at))
}
