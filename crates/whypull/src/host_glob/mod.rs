//! Go's `filepath.Match` for the labels of a host, on top of [`globset`].
//!
//! | in a pattern | matches |
//! |---|---|
//! | `*` | any text, also none; `**` is the same |
//! | `?` | one character |
//! | `[a-z]`, `[^a-z]` | one character of the class, or not of it |
//! | `\c` | the character `c` |
//! | `{`, `}`, `,`, `!` and all others | themselves |
//!
//! None of them matches `/`, except a class. A malformed pattern matches nothing: an empty class
//! (`[]`, `[^]`), an open one, a range without an end (`[a-]`, `[-a]`), a final `\`. A reversed
//! range (`[z-a]`) is well-formed and empty. (Go `src/path/filepath/match.go`.)
//!
//! globset reads several of these otherwise (`{a,b}`, `[!a]`, `[]a]`, `[a\]`, `**`), so a pattern
//! is translated, never handed over. Compiling one costs 20 to 100 µs: patterns with a single run
//! of stars and nothing else are decided by comparing both ends.
//!
//! Without the feature `globset` every pattern is matched element by element ([`matches()`]). The
//! answers are the same; a test holds both against the same oracle.

mod budget;
#[cfg(feature = "globset")]
mod compiled;
#[cfg(not(feature = "globset"))]
#[path = "uncompiled.rs"]
mod compiled;
mod element;
mod plain;
#[cfg(feature = "globset")]
mod translation;

use std::borrow::Cow;
use std::ops::Range;

pub use budget::Budget;
use compiled::Compiled;
pub use plain::{is_well_formed, matches};

/// A pattern for a label of a host (or, under `docs`, for a whole host).
#[derive(Debug)]
pub struct HostGlob<'a> {
    pattern: Cow<'a, [u8]>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// No metacharacter.
    Literal,
    /// One run of stars and no other metacharacter: where it starts and ends.
    Affix { start: usize, end: usize },
    /// Anything else.
    General {
        /// Where a text stands that every match contains; it spares most patterns the compiling.
        needle: Range<usize>,
        compiled: Compiled,
    },
}

impl<'a> HostGlob<'a> {
    /// Takes the pattern; compiles nothing yet.
    pub fn new(pattern: impl Into<Cow<'a, [u8]>>) -> Self {
        let pattern = pattern.into();
        let kind = match pattern.iter().position(|&byte| is_meta(byte)) {
            None => Kind::Literal,
            Some(start) => {
                let is_star = |byte: &&u8| **byte == b'*';
                let end = start + pattern[start..].iter().take_while(is_star).count();
                if end > start && !pattern[end..].iter().any(|&byte| is_meta(byte)) {
                    Kind::Affix { start, end }
                } else {
                    Kind::General {
                        needle: needle(&pattern),
                        compiled: Compiled::default(),
                    }
                }
            }
        };
        Self { pattern, kind }
    }

    /// The pattern as it was given.
    pub fn pattern(&self) -> &[u8] {
        &self.pattern
    }

    /// Whether it has no metacharacter and so matches itself alone.
    pub const fn is_literal(&self) -> bool {
        matches!(self.kind, Kind::Literal)
    }

    /// Whether it is nothing but stars and so matches every label, the empty one too.
    pub fn is_any(&self) -> bool {
        matches!(self.kind, Kind::Affix { start: 0, end } if end == self.pattern.len())
    }

    /// Whether only globset (or [`matches`]) can tell what it matches.
    const fn is_general(&self) -> bool {
        matches!(self.kind, Kind::General { .. })
    }

    /// The literal text with which every match starts.
    pub fn prefix(&self) -> &[u8] {
        let end = self.pattern.iter().position(|&byte| is_meta(byte));
        &self.pattern[..end.unwrap_or(self.pattern.len())]
    }

    /// The literal text with which every match ends; where that is hard to say, less of it.
    pub fn suffix(&self) -> &[u8] {
        // A `]` may close a class, and any character may be escaped.
        let start = self
            .pattern
            .iter()
            .rposition(|&byte| is_meta(byte) || byte == b']');
        match start {
            Some(at) if self.pattern[at] == b'*' => &self.pattern[at + 1..],
            Some(at) => self.pattern.get(at + 2..).unwrap_or_default(),
            None => &self.pattern,
        }
    }

    /// Whether the label matches. Compiles the pattern if need be, and keeps it.
    pub fn is_match(&self, label: &[u8]) -> bool {
        self.decide(label, None)
    }

    /// As [`Self::is_match`], but compiles only within the budget.
    pub fn is_match_within(&self, label: &[u8], budget: &Budget) -> bool {
        self.decide(label, Some(budget))
    }

    fn decide(&self, label: &[u8], budget: Option<&Budget>) -> bool {
        let (needle, compiled) = match &self.kind {
            Kind::Literal => return *self.pattern == *label,
            Kind::Affix { start, end } => {
                let (prefix, suffix) = (&self.pattern[..*start], &self.pattern[*end..]);
                return label
                    .strip_prefix(prefix)
                    .and_then(|rest| rest.strip_suffix(suffix))
                    .is_some_and(|middle| !middle.contains(&b'/'));
            }
            Kind::General { needle, compiled } => (needle, compiled),
        };
        if label.len() > plain::LONGEST_TEXT
            || !label.starts_with(self.prefix())
            || !contains(label, &self.pattern[needle.clone()])
        {
            return false;
        }
        compiled
            .decide(&self.pattern, label, budget)
            .unwrap_or_else(|| matches(&self.pattern, label))
    }
}

/// The longest text between two stars, if the pattern has no other metacharacter.
fn needle(pattern: &[u8]) -> Range<usize> {
    let mut longest = 0..0;
    let mut start = 0;
    for (at, &byte) in pattern.iter().enumerate() {
        match byte {
            b'*' => {
                if at - start > longest.len() {
                    longest = start..at;
                }
                start = at + 1;
            }
            _ if is_meta(byte) => return 0..0,
            _ => {}
        }
    }
    longest
}

fn contains(label: &[u8], needle: &[u8]) -> bool {
    let Some(first) = needle.first() else {
        return true;
    };
    label
        .windows(needle.len())
        .any(|window| window[0] == *first && window == needle)
}

const fn is_meta(byte: u8) -> bool {
    matches!(byte, b'*' | b'?' | b'[' | b'\\')
}
