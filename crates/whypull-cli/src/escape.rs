//! Text of strangers on a terminal: shown, never obeyed.
//!
//! Every text output passes user text through [`shown`]. JSON keeps the characters but writes them
//! as `\uXXXX`, by [`is_active`] too.

use std::borrow::Cow;

/// Whether a character does something to a terminal, or hides in one, instead of standing there.
pub fn is_active(c: char) -> bool {
    matches!(c,
        // C0 and C1 controls: escape sequences begin with U+001B or U+009B.
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // Bidi controls turn the order of what stands there around.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Line and paragraph separators.
        | '\u{2028}' | '\u{2029}'
        // Of no width: two names that look alike are not.
        | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// The text with every active character as an escape: `\n`, `\t`, `\u{1b}`.
pub fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, |_| None)
}

/// A sentence: as [`shown`], though a line end is only a space. The sentences' own sources are
/// wrapped, and a line end from user text must not begin a line that looks like ours.
pub fn sentence(text: &str) -> Cow<'_, str> {
    escaped(text, |c| (c == '\n').then_some(' '))
}

/// A line of a file in an excerpt: as [`shown`], though tabs stay.
pub fn line(text: &str) -> Cow<'_, str> {
    escaped(text, |c| (c == '\t').then_some('\t'))
}

fn escaped(text: &str, instead: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if !text.chars().any(is_active) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match instead(c) {
            Some(other) => out.push(other),
            None if !is_active(c) => out.push(c),
            None => match c {
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                _ => out.extend(c.escape_unicode()),
            },
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(
            shown("registry.k8s.io/pause:3.9"),
            Cow::Borrowed(_)
        ));
        assert!(matches!(shown("拉取镜像 é e\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn active_characters_are_shown() {
        assert_eq!(shown("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(shown("\u{202e}gnp\u{200b}"), "\\u{202e}gnp\\u{200b}");
        assert_eq!(
            shown("\u{9b}2J\u{feff}\u{2029}"),
            "\\u{9b}2J\\u{feff}\\u{2029}"
        );
        assert_eq!(shown("a\tb\r\nc"), "a\\tb\\r\\nc");
        assert_eq!(sentence("a\nb\u{7}"), "a b\\u{7}");
        assert_eq!(line("\tb\u{0}"), "\tb\\u{0}");
    }
}
