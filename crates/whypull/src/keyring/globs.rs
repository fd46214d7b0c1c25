use std::collections::HashMap;
use std::sync::OnceLock;

use super::prefixes::Prefixes;
use super::rule::Bytes;
use crate::host_glob::{Budget, HostGlob};

/// The patterns at one place of the [`super::index::Index`], and where each of them leads.
#[derive(Debug, Default)]
pub(super) struct Globs<'a> {
    patterns: Vec<(HostGlob<'a>, usize)>,
    numbers: HashMap<Bytes<'a>, u32>,
    arranged: OnceLock<Arranged>,
}

/// The patterns by the literal text at their start or at their end, whichever is rarer.
#[derive(Debug)]
struct Arranged {
    starts: Prefixes,
    /// The end of each pattern, reversed; empty for those in `starts`, which may be empty too.
    reversed: Vec<Vec<u8>>,
    ends: Prefixes,
}

/// So few that arranging them would not pay.
const FEW: usize = 8;

impl<'a> Globs<'a> {
    /// Where the pattern leads; `new` makes the place if it is the first of its text.
    pub(super) fn place(&mut self, pattern: Bytes<'a>, new: impl FnOnce() -> usize) -> usize {
        if let Some(&number) = self.numbers.get(&pattern) {
            return self.patterns[number as usize].1;
        }
        let place = new();
        if let Ok(number) = u32::try_from(self.patterns.len()) {
            self.numbers.insert(pattern.clone(), number);
            self.patterns.push((HostGlob::new(pattern), place));
        }
        place
    }

    /// Calls `found` with the place of every pattern that the label matches.
    pub(super) fn find(&self, label: &[u8], budget: &Budget, mut found: impl FnMut(usize)) {
        let mut check = |number: u32| {
            let (glob, place) = &self.patterns[number as usize];
            if glob.is_match_within(label, budget) {
                found(*place);
            }
        };
        if self.patterns.len() <= FEW {
            (0..)
                .zip(&self.patterns)
                .for_each(|(number, _)| check(number));
            return;
        }
        let arranged = self.arranged.get_or_init(|| self.arrange());
        let start_of = |number: u32| self.patterns[number as usize].0.prefix();
        arranged.starts.of(label, start_of, &mut check);
        let end_of = |number: u32| arranged.reversed[number as usize].as_slice();
        let reversed: Vec<u8> = label.iter().rev().copied().collect();
        arranged.ends.of(&reversed, end_of, check);
    }

    fn arrange(&self) -> Arranged {
        let mut starts = HashMap::new();
        let mut ends = HashMap::new();
        for (glob, _) in &self.patterns {
            *starts.entry(glob.prefix()).or_insert(0_usize) += 1;
            *ends.entry(glob.suffix()).or_insert(0_usize) += 1;
        }
        let mut with_start = Vec::new();
        let mut with_end = Vec::new();
        let mut reversed = Vec::with_capacity(self.patterns.len());
        for (number, (glob, _)) in (0_u32..).zip(&self.patterns) {
            let (start, end) = (glob.prefix(), glob.suffix());
            // The rarer text leaves fewer patterns to try; none at all leaves every one.
            let by_end = !end.is_empty() && (start.is_empty() || ends[end] < starts[start]);
            if by_end {
                with_end.push(number);
                reversed.push(end.iter().rev().copied().collect());
            } else {
                with_start.push(number);
                reversed.push(Vec::new());
            }
        }
        let start_of = |number: u32| self.patterns[number as usize].0.prefix();
        let starts = Prefixes::new(&with_start, start_of);
        let end_of = |number: u32| reversed[number as usize].as_slice();
        let ends = Prefixes::new(&with_end, end_of);
        Arranged {
            starts,
            reversed,
            ends,
        }
    }
}
