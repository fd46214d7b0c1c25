//! Names by their places: JavaScript writes names into a buffer, this module writes where their
//! parts stand, and JavaScript cuts its own strings there.
//!
//! Making an object of nine strings in Rust takes some 5 µs; so it takes a tenth of that.
//!
//! ```text
//! text     the names, one after the other, ASCII; at most TEXT_MAX bytes
//! ends     where each of them ends in `text`; at most NAMES_MAX
//! records  RECORD words a name: flags, then places counted from the name's own start
//!          flags  domainEnd  pathStart  pathEnd  tagEnd  digestStart  familiarStart
//! ```
//!
//! A record whose flags are 0 is of a string that is no name. A tag stands between `pathEnd + 1` and
//! `tagEnd`, or there is none and both places are `pathEnd`.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use whypull::pull_policy::PullPolicy;
use whypull::reference::Reference;

/// The bytes that names may have in one call.
pub const TEXT_MAX: usize = 64 * 1024;

/// The names in one call.
pub const NAMES_MAX: usize = 1024;

/// The words of a record.
pub const RECORD: usize = 7;

/// The string is a name.
const GOOD: u32 = 1;
/// Its domain is Docker Hub's, whatever is written.
const HUB: u32 = 2;
/// `library/` is implied.
const LIBRARY: u32 = 4;
/// The tag that counts is `latest`, which is not written.
const LATEST: u32 = 8;
/// The policy is Always.
const ALWAYS: u32 = 16;

struct Table {
    text: Vec<u8>,
    ends: Vec<u32>,
    records: Vec<u32>,
}

thread_local! {
    static TABLE: RefCell<Table> = RefCell::new(Table {
        text: vec![0; TEXT_MAX],
        ends: vec![0; NAMES_MAX],
        records: vec![0; NAMES_MAX * RECORD],
    });
}

/// Where `text`, `ends` and `records` are in memory. They never move.
#[wasm_bindgen(js_name = nameTable)]
pub fn name_table() -> Vec<usize> {
    TABLE.with_borrow(|table| {
        vec![
            table.text.as_ptr().addr(),
            table.ends.as_ptr().addr(),
            table.records.as_ptr().addr(),
        ]
    })
}

/// Takes the first `count` names apart.
#[wasm_bindgen(js_name = scanNames)]
pub fn scan_names(count: usize) {
    TABLE.with_borrow_mut(|table| {
        let mut start = 0;
        for (&end, record) in table
            .ends
            .iter()
            .zip(table.records.as_chunks_mut::<RECORD>().0)
            .take(count)
        {
            let end = end as usize;
            let name = table.text.get(start..end).unwrap_or_default();
            *record = str::from_utf8(name).map_or([0; RECORD], scan);
            start = end;
        }
    });
}

/// The record of a name.
fn scan(name: &str) -> [u32; RECORD] {
    let parsed = Reference::parse(name);
    let (policy, _) = PullPolicy::default_for(&parsed);
    let Ok(reference) = parsed else {
        return [0; RECORD];
    };
    let parts = reference.parts();
    let mut flags = GOOD;
    let mut set = |flag, is_set: bool| {
        if is_set {
            flags |= flag;
        }
    };
    set(HUB, reference.is_docker_hub());
    set(LIBRARY, !reference.path().as_parts()[0].is_empty());
    set(LATEST, reference.effective_tag() != reference.tag());
    set(ALWAYS, policy == PullPolicy::Always);
    let places = [
        parts.domain.map_or(0, |domain| domain.end),
        parts.path.start,
        parts.path.end,
        parts.tag.map_or(parts.path.end, |tag| tag.end),
        parts.digest.map_or(name.len(), |digest| digest.start),
        name.len() - reference.familiar().as_str().len(),
    ];
    let mut record = [flags; RECORD];
    for (word, place) in record[1..].iter_mut().zip(places) {
        // A name fits into `text`.
        *word = u32::try_from(place).unwrap_or_default();
    }
    record
}
