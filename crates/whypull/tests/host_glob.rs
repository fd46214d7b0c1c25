//! Host globs against an independent matcher that follows Go's rules word by word.

use proptest::prelude::*;
use whypull::host_glob::{HostGlob, is_well_formed, matches};

/// A term of a pattern, as the comment above Go's `filepath.Match` has them.
#[derive(Debug)]
enum Term {
    Star,
    Any,
    One(char),
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

/// The terms of a pattern, or nothing if it is malformed.
fn terms(pattern: &str) -> Option<Vec<Term>> {
    let mut chars = pattern.chars().peekable();
    let mut terms = Vec::new();
    while let Some(c) = chars.next() {
        terms.push(match c {
            '*' => Term::Star,
            '?' => Term::Any,
            '\\' => Term::One(chars.next()?),
            '[' => {
                let negated = chars.next_if_eq(&'^').is_some();
                let mut ranges = Vec::new();
                let member =
                    |first: char, chars: &mut std::iter::Peekable<std::str::Chars>| match first {
                        '-' | ']' => None,
                        '\\' => chars.next(),
                        other => Some(other),
                    };
                loop {
                    let first = chars.next()?;
                    if first == ']' && !ranges.is_empty() {
                        break;
                    }
                    let low = member(first, &mut chars)?;
                    let high = if chars.next_if_eq(&'-').is_some() {
                        let next = chars.next()?;
                        member(next, &mut chars)?
                    } else {
                        low
                    };
                    ranges.push((low, high));
                }
                Term::Class { negated, ranges }
            }
            other => Term::One(other),
        });
    }
    Some(terms)
}

/// By the table of which ends of the text each start of the pattern reaches: no backtracking, and
/// nothing in common with the code under test.
fn oracle(pattern: &str, text: &str) -> bool {
    let Some(terms) = terms(pattern) else {
        return false;
    };
    let text: Vec<char> = text.chars().collect();
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for term in &terms {
        let mut next = vec![false; text.len() + 1];
        for at in 0..=text.len() {
            if let Term::Star = term {
                next[at] = reached[at] || (at > 0 && next[at - 1] && text[at - 1] != '/');
            } else if at > 0 && reached[at - 1] {
                let c = text[at - 1];
                next[at] = match term {
                    Term::Star => false,
                    Term::Any => c != '/',
                    Term::One(one) => c == *one,
                    Term::Class { negated, ranges } => {
                        ranges.iter().any(|&(low, high)| low <= c && c <= high) != *negated
                    }
                };
            }
        }
        reached = next;
    }
    reached[text.len()]
}

fn check(pattern: &str, text: &str) -> bool {
    let expect = oracle(pattern, text);
    assert_eq!(
        HostGlob::new(pattern.as_bytes()).is_match(text.as_bytes()),
        expect,
        "{pattern:?} on {text:?}"
    );
    assert_eq!(
        matches(pattern.as_bytes(), text.as_bytes()),
        expect,
        "{pattern:?} on {text:?}, element by element"
    );
    expect
}

macro_rules! rows {
    ($($name:ident: $pattern:literal $(matches $yes:literal)* $(not $no:literal)*;)*) => {
        $(#[test] fn $name() {
            $(assert!(check($pattern, $yes), "{} matches {}", $pattern, $yes);)*
            $(assert!(!check($pattern, $no), "{} does not match {}", $pattern, $no);)*
        })*
    };
}

rows! {
    star_matches_nothing_too: "*" matches "" matches "foo" not "a/b";
    two_stars_are_one: "**" matches "" matches "foo" not "a/b" not "/";
    star_and_slash: "**/" matches "/" matches "a/" not "a/b/";
    star_slash_star: "a/**/b" matches "a/x/b" not "a/b" not "a/x/y/b";
    star_at_the_end: "foo*" matches "foo" matches "foobar" not "fo";
    star_inside: "f*o" matches "fo" matches "foooo" not "f";
    ends_may_not_overlap: "aba*aba" matches "abaaba" not "ababa" not "aba";
    stars_take_turns: "*a*b*" matches "ab" matches "xaybz" not "ba";
    question_mark: "k?s" matches "k8s" not "ks" not "k88s" not "k/s";
    braces_are_themselves: "{a,b}" matches "{a,b}" not "a" not "b";
    braces_with_a_star: "{a*,b}*" matches "{ax,b}" not "a";
    exclamation_mark_is_a_member: "[!a]" matches "!" matches "a" not "b";
    caret_negates: "[^a]" matches "b" matches "!" matches "/" not "a" not "";
    caret_later_is_a_member: "[a^]" matches "a" matches "^" not "b";
    caret_and_exclamation_mark: "[!^]" matches "!" matches "^" not "a";
    caret_negates_itself: "[^^]" matches "a" not "^";
    exclamation_mark_and_dash: "[!\\-^]" matches "!" matches "-" matches "^" not "a";
    escaped_bracket: "[\\]a]" matches "]" matches "a" not "\\";
    escaped_bracket_and_dash: "[\\]\\-^!]" matches "]" matches "-" matches "^" not "a";
    escaped_bracket_dash_and_letters: "[\\]\\-b-d]" matches "]" matches "-" matches "c" not "a" not "^";
    range_of_punctuation: "[!-/]" matches "!" matches "-" matches "/" matches "," not "0";
    bracket_in_a_class: "[[]" matches "[" not "a";
    bracket_outside: "a]" matches "a]" not "a";
    empty_class: "[]" not "" not "]" not "[]";
    empty_negated_class: "[^]" not "" not "a" not "^";
    class_cannot_start_with_a_bracket: "[]a]" not "]" not "a";
    open_class: "[a" not "a" not "[a";
    open_class_after_a_star: "*[a" not "a" not "";
    class_with_a_final_dash: "[a-]" not "a" not "-";
    class_with_a_leading_dash: "[-a]" not "a" not "-";
    reversed_range: "[z-a]" not "z" not "a" not "m";
    reversed_range_negated: "[^z-a]" matches "a" matches "-";
    star_in_a_class: "[*]" matches "*" not "a";
    star_in_a_class_and_after: "[*]*" matches "*" matches "*x" not "x";
    escape: "a\\*b" matches "a*b" not "axb";
    escape_of_a_letter: "\\a" matches "a" not "\\a";
    final_escape: "a\\" not "a" not "a\\";
    final_escape_after_a_star: "*\\" not "" not "\\";
    everything_globset_knows: "a,b{!}-^" matches "a,b{!}-^";
    beyond_ascii: "[à-é]*" matches "é" matches "àb" not "e";
    question_mark_beyond_ascii: "?" matches "é" not "éé";
    negated_class_beyond_ascii: "[^é]" matches "a" matches "à" not "é";
    only_negated_beyond_ascii_class_on_ascii: "a[^é]?" matches "abc" not "aé";
}

#[test]
fn what_is_well_formed() {
    for pattern in ["", "*", "[a-z]", "[^a]", "[z-a]", "\\a", "{", "a]", "[[]"] {
        assert!(is_well_formed(pattern.as_bytes()), "{pattern}");
    }
    for pattern in [
        "[", "[]", "[^]", "[a", "[a-", "[a-]", "[-a]", "\\", "a\\", "[]a]",
    ] {
        assert!(!is_well_formed(pattern.as_bytes()), "{pattern}");
    }
    assert!(!is_well_formed(b"[\xff]"));
    assert!(is_well_formed(b"\xff"));
}

#[test]
fn ends_of_a_pattern_are_literal() {
    let ends = |pattern: &'static str| {
        let glob = HostGlob::new(pattern.as_bytes());
        (glob.prefix().to_vec(), glob.suffix().to_vec())
    };
    assert_eq!(ends("ab*cd"), (b"ab".to_vec(), b"cd".to_vec()));
    assert_eq!(ends("ab[c]de"), (b"ab".to_vec(), b"e".to_vec()));
    assert_eq!(ends("*\\*"), (Vec::new(), Vec::new()));
}

#[test]
fn hostile_patterns_take_bounded_time() {
    let text = format!("{}b", "a".repeat(1000));
    for pattern in [
        format!("{}c", "*a".repeat(100)),
        format!("{}c", "*a".repeat(50_000)),
        format!("*{}c", "a".repeat(490)),
        "*?".repeat(200),
        "[^a]".repeat(100),
        format!("*{}", "[".repeat(100_000)),
        "*".repeat(1_000_000),
    ] {
        let glob = HostGlob::new(pattern.as_bytes());
        let by_glob = glob.is_match(text.as_bytes());
        assert_eq!(by_glob, matches(pattern.as_bytes(), text.as_bytes()));
    }
    // Documented: such a text is no host.
    let long = "a".repeat(5000);
    assert!(!HostGlob::new(&b"*a*"[..]).is_match(long.as_bytes()));
    assert!(!matches(b"*a*", long.as_bytes()));
    assert!(HostGlob::new(&b"a*"[..]).is_match(long.as_bytes()));
    assert!(matches(b"a*", long.as_bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn agrees_with_the_oracle(
        pattern in "[-ab*?\\[\\]^!{},/\\\\]{0,12}",
        text in "[-ab\\[\\]^!{},\\\\]{0,8}",
    ) {
        check(&pattern, &text);
    }

    #[test]
    fn agrees_with_the_oracle_on_well_formed_patterns(
        pattern in prop::collection::vec("[ab]|\\*|\\?|\\[\\^?([-!^a-c\\\\\\]]|a-c|!-/){1,3}\\]|\\\\[-\\[\\]*]|é", 0..6),
        text in "[-abc!^\\[\\]é]{0,6}",
    ) {
        check(&pattern.concat(), &text);
    }

    /// No host has a slash, but neither way of matching may depend on that.
    #[test]
    fn both_ways_agree_with_slashes(pattern in "[ab*?\\[\\]^/]{0,8}", text in "[ab/]{0,6}") {
        let glob = HostGlob::new(pattern.as_bytes());
        prop_assert_eq!(
            glob.is_match(text.as_bytes()),
            matches(pattern.as_bytes(), text.as_bytes())
        );
    }

    #[test]
    fn takes_any_bytes(
        pattern in prop::collection::vec(any::<u8>(), 0..40),
        text in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let glob = HostGlob::new(pattern.as_slice());
        prop_assert_eq!(glob.is_match(&text), matches(&pattern, &text));
    }
}
