//! What people paste: mistakes that are known by their looks and better told than the first byte
//! at which the grammar gives up.

use super::help::{Fault, excerpt};

/// What a scheme's name may be long, for `://` to be taken for one.
const SCHEME_MAX: usize = 16;

/// Mistakes that stand whatever else is wrong, upper case included: to write `${IMAGE}` in lower
/// case would help nobody.
pub(super) fn wrapped(text: &str) -> Option<Fault> {
    quoted(text)
        .or_else(|| template(text))
        .or_else(|| placeholder(text))
        .or_else(|| scheme(text))
}

/// Mistakes in names that are not of the grammar.
pub(super) fn any(text: &str) -> Option<Fault> {
    blank_ends(text)
        .or_else(|| wrapped(text))
        .or_else(|| credentials(text))
        .or_else(|| odd_character(text))
}

fn blank_ends(text: &str) -> Option<Fault> {
    if text.is_empty() {
        return Some(Fault::new(0, "help-reference-empty"));
    }
    let trimmed = text.trim_end();
    if trimmed.is_empty() {
        return Some(Fault::new(0, "help-reference-blank"));
    }
    if text.starts_with(char::is_whitespace) {
        return Some(Fault::new(0, "help-reference-space-start"));
    }
    (trimmed.len() < text.len()).then(|| Fault::new(trimmed.len(), "help-reference-space-end"))
}

fn quoted(text: &str) -> Option<Fault> {
    let at = text.find(['"', '\'', '`', '“', '”', '‘', '’'])?;
    Some(Fault::character(at, "help-reference-quote", text))
}

fn template(text: &str) -> Option<Fault> {
    let braces = text.find("{{").map(|at| (at, "}}"));
    let dollar = text
        .match_indices('$')
        .find_map(|(at, _)| match text.as_bytes().get(at + 1)? {
            b'{' => Some((at, "}")),
            b'(' => Some((at, ")")),
            b if b.is_ascii_alphabetic() || *b == b'_' => Some((at, "")),
            _ => None,
        });
    let (at, close) = match (braces, dollar) {
        (Some(braces), Some(dollar)) => braces.min(dollar),
        (braces, dollar) => braces.or(dollar)?,
    };
    let rest = &text[at..];
    let end = if close.is_empty() {
        rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .map(|end| end + 1)
    } else {
        rest.find(close).map(|end| end + close.len())
    };
    let variable = &rest[..end.unwrap_or(rest.len())];
    Some(Fault::new(at, "help-reference-template").with("text", excerpt(variable)))
}

fn placeholder(text: &str) -> Option<Fault> {
    let (at, end) = angled(text).or_else(|| {
        let marks = ["@@", "__", "%"].iter();
        marks.filter_map(|mark| marked(text, mark)).min()
    })?;
    Some(Fault::new(at, "help-reference-placeholder").with("text", excerpt(&text[at..end])))
}

/// `<image>`.
fn angled(text: &str) -> Option<(usize, usize)> {
    let at = text.find('<')?;
    Some((at, at + text[at..].find('>')? + 1))
}

/// `@@IMAGE@@`, `__IMAGE__`, `%IMAGE%`: a word in capitals between two equal marks.
fn marked(text: &str, mark: &str) -> Option<(usize, usize)> {
    let mut marks = text.match_indices(mark).map(|(at, _)| at).peekable();
    while let Some(at) = marks.next() {
        let Some(&close) = marks.peek() else { break };
        let word = text.get(at + mark.len()..close).unwrap_or_default();
        let is_word = word.starts_with(|c: char| c.is_ascii_uppercase())
            && word
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if is_word {
            return Some((at, close + mark.len()));
        }
    }
    None
}

fn scheme(text: &str) -> Option<Fault> {
    let end = text.find("://")?;
    let scheme = &text[..end];
    let is_scheme = !scheme.is_empty()
        && end <= SCHEME_MAX
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then(|| Fault::new(0, "help-reference-scheme").with("scheme", format!("{scheme}://")))
}

/// `user:password@host/…`. The help quotes none of it.
fn credentials(text: &str) -> Option<Fault> {
    let first = &text[..text.find('/')?];
    let (user, host) = first.rsplit_once('@')?;
    let is_host = host.contains(['.', ':']) || host == "localhost";
    let is_digest = host.starts_with("sha") && host.contains(':');
    (!user.is_empty() && is_host && !is_digest).then(|| Fault::new(0, "help-reference-credentials"))
}

fn odd_character(text: &str) -> Option<Fault> {
    let (at, c) = text
        .char_indices()
        .find(|(_, c)| c.is_whitespace() || c.is_control() || !c.is_ascii() || *c == '\\')?;
    let code = format!("U+{:04X}", u32::from(c));
    Some(match c {
        '\\' => Fault::new(at, "help-reference-backslash"),
        _ if c.is_whitespace() => Fault::new(at, "help-reference-space-inside"),
        _ if is_invisible(c) => Fault::new(at, "help-reference-invisible").with("code", code),
        _ => match half_width(c) {
            Some(ascii) => Fault::character(at, "help-reference-full-width", text)
                .with("ascii", ascii.to_string()),
            None => Fault::character(at, "help-reference-non-ascii", text).with("code", code),
        },
    })
}

/// Characters that show nothing, or turn what follows around: named by number, never printed.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// What an input method for Chinese or Japanese makes of an ASCII character.
fn half_width(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '。' => Some('.'),
        '–' | '—' | '‐' | '‑' | '−' => Some('-'),
        _ => None,
    }
}
