use std::collections::HashMap;
use std::sync::OnceLock;

use super::prefixes::Prefixes;
use super::rule::Bytes;
use crate::host_glob::HostGlob;

/// The patterns at one place of the [`super::index::Index`], and where each of them leads.
#[derive(Debug, Default)]
pub(super) struct Globs<'a> {
    globs: Vec<(HostGlob<'a>, usize)>,
    numbers: HashMap<Bytes<'a>, u32>,
    ends: OnceLock<Ends>,
}

/// The patterns by the literal text at their start or, failing that, at their end.
#[derive(Debug)]
struct Ends {
    starts: Prefixes,
    /// The end of each pattern, reversed; empty for those in `starts`.
    reversed: Vec<Vec<u8>>,
    ends: Prefixes,
}

/// So few that arranging them would not pay.
const FEW: usize = 8;

impl<'a> Globs<'a> {
    /// Where the pattern leads; `new` makes the place if it is the first of its text.
    pub(super) fn place(&mut self, pattern: Bytes<'a>, new: impl FnOnce() -> usize) -> usize {
        if let Some(&number) = self.numbers.get(&pattern) {
            return self.globs[number as usize].1;
        }
        let place = new();
        if let Ok(number) = u32::try_from(self.globs.len()) {
            self.numbers.insert(pattern.clone(), number);
            self.globs.push((HostGlob::new(pattern), place));
        }
        place
    }

    /// Calls `found` with the place of every pattern that the label matches.
    pub(super) fn find(&self, label: &[u8], mut found: impl FnMut(usize)) {
        let mut check = |number: u32| {
            let (glob, place) = &self.globs[number as usize];
            if glob.is_match(label) {
                found(*place);
            }
        };
        if self.globs.len() <= FEW {
            (0..).zip(&self.globs).for_each(|(number, _)| check(number));
            return;
        }
        let ends = self.ends.get_or_init(|| self.arrange());
        let start_of = |number: u32| self.globs[number as usize].0.prefix();
        ends.starts.of(label, start_of, &mut check);
        let end_of = |number: u32| ends.reversed[number as usize].as_slice();
        let reversed: Vec<u8> = label.iter().rev().copied().collect();
        ends.ends.of(&reversed, end_of, check);
    }

    fn arrange(&self) -> Ends {
        let mut with_start = Vec::new();
        let mut with_end = Vec::new();
        let mut reversed = Vec::with_capacity(self.globs.len());
        for (number, (glob, _)) in (0_u32..).zip(&self.globs) {
            if glob.prefix().is_empty() {
                with_end.push(number);
                reversed.push(glob.suffix().iter().rev().copied().collect());
            } else {
                with_start.push(number);
                reversed.push(Vec::new());
            }
        }
        let start_of = |number: u32| self.globs[number as usize].0.prefix();
        let starts = Prefixes::new(&with_start, start_of);
        let end_of = |number: u32| reversed[number as usize].as_slice();
        let ends = Prefixes::new(&with_end, end_of);
        Ends {
            starts,
            reversed,
            ends,
        }
    }
}
