use super::HostGlob;
use super::element::{Element, Malformed, character};

/// A longer text matches only a literal pattern, or one with a single run of stars: no host is as
/// long (DNS ends at 253 bytes), and matching takes time by the product of both lengths.
pub(super) const LONGEST_TEXT: usize = 1024;

/// Whether Go's `filepath.Match` takes the pattern.
pub fn is_well_formed(pattern: &[u8]) -> bool {
    let mut rest = pattern;
    while !rest.is_empty() {
        match Element::first(rest) {
            Ok((_, after)) => rest = after,
            Err(Malformed) => return false,
        }
    }
    true
}

/// Whether the text matches the pattern, element by element, without compiling anything.
pub fn matches(pattern: &[u8], text: &[u8]) -> bool {
    if text.len() > LONGEST_TEXT {
        let glob = HostGlob::new(pattern);
        return !glob.is_general() && glob.is_match(text);
    }
    // A malformed end spoils a pattern whose start decides already.
    is_well_formed(pattern) && matches_well_formed(pattern, text)
}

/// Going back to the last star is enough: whatever an earlier star could take, the later can.
fn matches_well_formed(pattern: &[u8], text: &[u8]) -> bool {
    let (mut pattern, mut text) = (pattern, text);
    let mut retry: Option<(&[u8], &[u8])> = None;
    loop {
        let step = if pattern.is_empty() {
            if text.is_empty() {
                return true;
            }
            None
        } else {
            match Element::first(pattern) {
                Ok((Element::Star, rest)) => {
                    retry = Some((rest, text));
                    Some((rest, text))
                }
                Ok((element, rest)) => one(element, text).map(|after| (rest, after)),
                Err(Malformed) => return false,
            }
        };
        if let Some((rest, after)) = step {
            (pattern, text) = (rest, after);
            continue;
        }
        match retry {
            Some((rest, [skipped, after @ ..])) if *skipped != b'/' => {
                retry = Some((rest, after));
                (pattern, text) = (rest, after);
            }
            _ => return false,
        }
    }
}

/// What is left of the text after an element that is no star.
fn one<'t>(element: Element<'_>, text: &'t [u8]) -> Option<&'t [u8]> {
    let (first, rest) = text.split_first()?;
    // A byte that is no UTF-8 counts as one replacement character, as in Go.
    let (found, length) = character(text).unwrap_or((char::REPLACEMENT_CHARACTER, 1));
    match element {
        Element::Star => None,
        Element::Byte(byte) => (*first == byte).then_some(rest),
        Element::Any => (*first != b'/').then(|| &text[length..]),
        Element::Class(class) => class.contains(found).then(|| &text[length..]),
    }
}
