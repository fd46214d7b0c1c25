//! Letter case as Go's `strings.ToLower` has it: rune by rune.

/// The lower-case form, one character for one. `İ` is `i` there, where Rust adds a dot to it.
pub(super) fn lower(c: char) -> char {
    if c == 'İ' {
        return 'i';
    }
    c.to_lowercase().next().unwrap_or(c)
}

pub(super) fn is_upper(c: char) -> bool {
    lower(c) != c
}
