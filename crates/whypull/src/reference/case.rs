//! Letter case as Go's `strings.ToLower` has it: rune by rune.

/// The lower-case form, one character for one. `İ` is `i` there, where Rust adds a dot to it.
pub(super) fn lower(c: char) -> char {
    if c == 'İ' {
        return 'i';
    }
    c.to_lowercase().next().unwrap_or(c)
}

pub(super) fn is_upper(c: char) -> bool {
    // The tables behind `to_lowercase` are slow, and names as long as a file may be given.
    if c.is_ascii() {
        return c.is_ascii_uppercase();
    }
    lower(c) != c
}
