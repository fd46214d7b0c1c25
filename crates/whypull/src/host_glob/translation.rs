use std::fmt::Write;

use globset::{GlobBuilder, GlobMatcher};

use super::element::{Class, Element};

/// The pattern in globset's language, compiled; nothing if no ASCII text can match it.
pub(super) fn compile(pattern: &[u8]) -> Option<GlobMatcher> {
    let translated = translate(pattern)?;
    GlobBuilder::new(&translated)
        .literal_separator(true)
        .backslash_escape(true)
        .build()
        .ok()
        .map(|glob| glob.compile_matcher())
}

fn translate(pattern: &[u8]) -> Option<String> {
    let mut translated = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern;
    while !rest.is_empty() {
        let (element, after) = Element::first(rest).ok()?;
        match element {
            // A run of stars is one element: `**` would be recursive for globset.
            Element::Star => translated.push('*'),
            Element::Any => translated.push('?'),
            Element::Byte(byte) if !byte.is_ascii() => return None,
            Element::Byte(byte) => push_literal(&mut translated, char::from(byte)),
            Element::Class(class) => push_class(&mut translated, class)?,
        }
        rest = after;
    }
    Some(translated)
}

fn push_literal(translated: &mut String, character: char) {
    if character.is_ascii_punctuation() {
        translated.push('\\');
    }
    translated.push(character);
}

/// Writes the members one range after the other. globset has no escape in a class: `]` must come
/// first, `-` last, and neither `^` nor `!` first.
fn push_class(translated: &mut String, class: Class<'_>) -> Option<()> {
    let members: Vec<char> = (0..0x80_u8)
        .map(char::from)
        .filter(|&character| class.contains(character))
        .collect();
    let special = |character: &char| matches!(character, ']' | '-' | '^' | '!');
    match members.as_slice() {
        [] => return None,
        [single] => {
            push_literal(translated, *single);
            return Some(());
        }
        ['!', '^'] => {
            translated.push_str("{\\!,\\^}");
            return Some(());
        }
        _ => {}
    }
    let plain: Vec<char> = members.iter().copied().filter(|c| !special(c)).collect();
    translated.push('[');
    if members.contains(&']') {
        translated.push(']');
    }
    let consecutive = |a: &char, b: &char| u32::from(*a) + 1 == u32::from(*b);
    for range in plain.chunk_by(consecutive) {
        match range {
            [single] => translated.push(*single),
            [low, .., high] => {
                // Writing to a String does not fail.
                let _ = write!(translated, "{low}-{high}");
            }
            [] => {}
        }
    }
    let bare = plain.is_empty() && !members.contains(&']');
    if bare && members.contains(&'-') {
        translated.push('-');
    }
    for character in ['^', '!'] {
        if members.contains(&character) {
            translated.push(character);
        }
    }
    if !bare && members.contains(&'-') {
        translated.push('-');
    }
    translated.push(']');
    Some(())
}
