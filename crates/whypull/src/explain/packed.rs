//! Reads what the crate `whypull-sentences` packed; the signs are told there.

use std::cmp::Ordering;

use super::Language;
use crate::message::Arg;

const RS: char = '\x1e';
const US: char = '\x1f';
const ARGUMENT: char = '\x01';
const END: char = '\x02';
const SELECT: char = '\x03';
const KEY: char = '\x04';
const VARIANT: char = '\x05';
const CLOSE: char = '\x06';

/// The pattern of an id, by bisection: there is no index to be built.
pub(super) fn find<'t>(packed: &'t str, id: &str) -> Option<&'t str> {
    let bytes = packed.as_bytes();
    // Both stand at a sign between records; what is sought is between them.
    let (mut low, mut high) = (0, bytes.len().checked_sub(1)?);
    while low < high {
        let middle = usize::midpoint(low, high - 1);
        let start = low + memchr::memrchr(RS as u8, &bytes[low..=middle])? + 1;
        let end = start + memchr::memchr(US as u8, &bytes[start..])?;
        let after = || Some(end + 1 + memchr::memchr(RS as u8, &bytes[end + 1..])?);
        match bytes[start..end].cmp(id.as_bytes()) {
            Ordering::Equal => return packed.get(end + 1..after()?),
            Ordering::Less => low = after()?,
            Ordering::Greater => high = start - 1,
        }
    }
    None
}

/// The ids of the messages, without those of their attributes.
pub(super) fn ids(packed: &str) -> impl Iterator<Item = &str> {
    let records = packed.split(RS);
    let ids = records.filter_map(|record| Some(record.split_once(US)?.0));
    ids.filter(|id| !id.contains('.'))
}

/// The sentence of a pattern. An argument that is missing is named.
pub(super) fn say(pattern: &str, args: &[(&str, Arg)], language: Language) -> String {
    let mut sentence = String::with_capacity(pattern.len() + 16);
    append(pattern, args, language, &mut sentence);
    sentence
}

fn append(mut pattern: &str, args: &[(&str, Arg)], language: Language, sentence: &mut String) {
    let arg = |name: &str| args.iter().find(|(known, _)| *known == name);
    let sign = |byte: u8| byte == ARGUMENT as u8 || byte == SELECT as u8;
    while let Some(at) = pattern.bytes().position(sign) {
        sentence.push_str(&pattern[..at]);
        let is_argument = pattern[at..].starts_with(ARGUMENT);
        pattern = &pattern[at + 1..];
        if is_argument {
            let (name, rest) = pattern.split_once(END).unwrap_or((pattern, ""));
            match arg(name) {
                Some((_, Arg::Text(text))) => sentence.push_str(text),
                Some((_, Arg::Number(number))) => sentence.push_str(&number.to_string()),
                None => sentence.extend(["{$", name, "}"]),
            }
            pattern = rest;
        } else {
            let (variants, rest) = closed(pattern);
            let (name, variants) = variants.split_once(KEY).unwrap_or((variants, ""));
            let value = arg(name).map(|(_, value)| value);
            append(chosen(variants, value, language), args, language, sentence);
            pattern = rest;
        }
    }
    sentence.push_str(pattern);
}

/// A selection, and what follows it.
fn closed(pattern: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, sign) in pattern.match_indices([SELECT, CLOSE]) {
        if sign.starts_with(SELECT) {
            depth += 1;
        } else if depth == 0 {
            return (&pattern[..at], &pattern[at + 1..]);
        } else {
            depth -= 1;
        }
    }
    (pattern, "")
}

/// The first variant whose key is the value or its plural category; else the last.
fn chosen<'p>(variants: &'p str, value: Option<&Arg>, language: Language) -> &'p str {
    let mut rest = variants;
    loop {
        let (key, after) = rest.split_once(VARIANT).unwrap_or((rest, ""));
        let (pattern, next) = next_variant(after);
        let fits = match value {
            Some(Arg::Text(text)) => *text == key,
            Some(Arg::Number(number)) => {
                key == language.plural(*number) || key.parse() == Ok(*number)
            }
            None => false,
        };
        match next {
            Some(next) if !fits => rest = next,
            _ => return pattern,
        }
    }
}

/// The pattern of a variant, and the variants that follow.
fn next_variant(text: &str) -> (&str, Option<&str>) {
    let mut depth = 0_usize;
    for (at, sign) in text.match_indices([SELECT, CLOSE, KEY]) {
        if sign.starts_with(SELECT) {
            depth += 1;
        } else if sign.starts_with(CLOSE) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            return (&text[..at], Some(&text[at + 1..]));
        }
    }
    (text, None)
}
