/// The first part of a pattern.
#[derive(Clone, Copy)]
pub(super) enum Element<'p> {
    /// A run of `*`.
    Star,
    /// `?`.
    Any,
    /// A byte that stands for itself.
    Byte(u8),
    /// `[…]`.
    Class(Class<'p>),
}

/// A character class whose ranges are well-formed.
#[derive(Clone, Copy)]
pub(super) struct Class<'p> {
    negated: bool,
    /// Between the brackets, without the `^`.
    ranges: &'p [u8],
}

/// The pattern is malformed.
pub(super) struct Malformed;

impl<'p> Element<'p> {
    /// The first element of a pattern that is not empty, and what follows it.
    pub(super) fn first(pattern: &'p [u8]) -> Result<(Self, &'p [u8]), Malformed> {
        match pattern {
            [b'*', ..] => {
                let stars = pattern.iter().take_while(|&&byte| byte == b'*').count();
                Ok((Self::Star, &pattern[stars..]))
            }
            [b'?', rest @ ..] => Ok((Self::Any, rest)),
            [b'[', rest @ ..] => {
                let (class, rest) = Class::first(rest)?;
                Ok((Self::Class(class), rest))
            }
            [] | [b'\\'] => Err(Malformed),
            [b'\\', byte, rest @ ..] | [byte, rest @ ..] => Ok((Self::Byte(*byte), rest)),
        }
    }
}

impl<'p> Class<'p> {
    fn first(text: &'p [u8]) -> Result<(Self, &'p [u8]), Malformed> {
        let negated = text.first() == Some(&b'^');
        let ranges = if negated { &text[1..] } else { text };
        let mut rest = range(ranges)?.2;
        loop {
            if let [b']', after @ ..] = rest {
                let length = ranges.len() - rest.len();
                let ranges = &ranges[..length];
                return Ok((Self { negated, ranges }, after));
            }
            rest = range(rest)?.2;
        }
    }

    pub(super) fn contains(&self, character: char) -> bool {
        let mut rest = self.ranges;
        let mut found = false;
        // The closing bracket is cut off, so the last range ends where the text does.
        while !rest.is_empty() {
            let Ok((low, high, after)) = range_within(rest) else {
                return false;
            };
            found |= (low..=high).contains(&character);
            rest = after;
        }
        found != self.negated
    }
}

/// A range of a class that something must follow: a `]`, at least.
fn range(text: &[u8]) -> Result<(char, char, &[u8]), Malformed> {
    let (low, high, rest) = range_within(text)?;
    if rest.is_empty() {
        return Err(Malformed);
    }
    Ok((low, high, rest))
}

fn range_within(text: &[u8]) -> Result<(char, char, &[u8]), Malformed> {
    let (low, rest) = class_character(text)?;
    match rest {
        [b'-', rest @ ..] => {
            let (high, rest) = class_character(rest)?;
            Ok((low, high, rest))
        }
        _ => Ok((low, low, rest)),
    }
}

fn class_character(text: &[u8]) -> Result<(char, &[u8]), Malformed> {
    let text = match text {
        [] | [b'-' | b']', ..] => return Err(Malformed),
        [b'\\', rest @ ..] => rest,
        _ => text,
    };
    match character(text) {
        Some((character, length)) => Ok((character, &text[length..])),
        None => Err(Malformed),
    }
}

/// The first character and its length; nothing where the text is empty or no UTF-8.
pub(super) fn character(text: &[u8]) -> Option<(char, usize)> {
    let head = &text[..text.len().min(4)];
    let valid = match str::from_utf8(head) {
        Ok(valid) => valid,
        Err(error) => str::from_utf8(&head[..error.valid_up_to()]).ok()?,
    };
    let character = valid.chars().next()?;
    Some((character, character.len_utf8()))
}
