use std::borrow::Cow;

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

/// Whether what may be a secret is where a parser sees host, port or path. Nothing of such a key
/// is shown but [`masked_key`].
pub(super) fn is_hidden_in_parts(key: &str) -> bool {
    user_info(key).is_some_and(|(start, at)| key[start..at].contains(['/', '?', '#']))
}

fn user_info(key: &str) -> Option<(usize, usize)> {
    let at = key.rfind('@')?;
    let start = match key.find("://") {
        Some(colon) if colon < at && !key[..colon].contains(['@', ':', '/']) => colon + 3,
        _ => 0,
    };
    Some((start, at))
}
