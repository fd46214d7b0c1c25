//! What each byte may do in a name: one table for the domain, the path and the tag.
//!
//! A row packs the transitions of the path's automaton, six bits a state, and above them the
//! byte's classes. A step is then a load and a shift (`row >> state`), with no branch to mispredict.

/// Where the automaton starts, and where a `/` leads back to.
pub(super) const START: u64 = 0;
/// After a letter or digit: the only state in which a part may end.
pub(super) const ALNUM: u64 = 6;
/// After `.`.
const DOT: u64 = 12;
/// After `_`.
const LINE: u64 = 18;
/// After `__`.
const LINES: u64 = 24;
/// After one or more `-`.
const DASH: u64 = 30;
/// Out of the grammar, for good.
pub(super) const FAIL: u64 = 36;

const STATES: [u64; 7] = [START, ALNUM, DOT, LINE, LINES, DASH, FAIL];

/// An upper-case letter: steps as a letter does, because hosts take both; paths must look.
pub(super) const IS_UPPER: u64 = 1 << 48;
/// `.`
pub(super) const IS_DOT: u64 = 1 << 49;
/// `_`
pub(super) const IS_LINE: u64 = 1 << 50;
/// `/`
pub(super) const IS_SLASH: u64 = 1 << 51;
/// `0` to `9`
pub(super) const IS_DIGIT: u64 = 1 << 52;
/// May stand in a tag.
pub(super) const IS_TAG: u64 = 1 << 53;
/// May begin a tag.
pub(super) const IS_TAG_START: u64 = 1 << 54;
/// May stand in neither domain name nor path: `:`, `@` and everything illegal.
pub(super) const IS_STOP: u64 = 1 << 63;

/// The six bits of a state word that count.
const STATE: u64 = 63;

/// The row of a byte.
#[inline]
pub(super) const fn row(byte: u8) -> u64 {
    ROWS[byte as usize]
}

/// The state after a byte with this row. The bits above the sixth are leftovers of the row.
#[inline]
pub(super) const fn step(state: u64, row: u64) -> u64 {
    row >> (state & STATE)
}

/// Whether the state word is in this state.
#[inline]
pub(super) const fn is(state: u64, wanted: u64) -> bool {
    state & STATE == wanted
}

static ROWS: [u64; 256] = {
    let mut rows = [0; 256];
    let mut byte = 0_u8;
    loop {
        rows[byte as usize] = build(byte);
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    rows
};

const fn build(byte: u8) -> u64 {
    let classes = match byte {
        b'a'..=b'z' => IS_TAG | IS_TAG_START,
        b'A'..=b'Z' => IS_TAG | IS_TAG_START | IS_UPPER,
        b'0'..=b'9' => IS_TAG | IS_TAG_START | IS_DIGIT,
        b'_' => IS_TAG | IS_TAG_START | IS_LINE,
        b'.' => IS_TAG | IS_DOT,
        b'-' => IS_TAG,
        b'/' => IS_SLASH,
        _ => IS_STOP,
    };
    let mut row = classes;
    let mut index = 0;
    while index < STATES.len() {
        row |= next(STATES[index], byte) << STATES[index];
        index += 1;
    }
    row
}

const fn next(state: u64, byte: u8) -> u64 {
    match (state, byte) {
        (FAIL, _) => FAIL,
        (_, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => ALNUM,
        (ALNUM, b'.') => DOT,
        (ALNUM, b'_') => LINE,
        (LINE, b'_') => LINES,
        (ALNUM | DASH, b'-') => DASH,
        (ALNUM, b'/') => START,
        _ => FAIL,
    }
}
