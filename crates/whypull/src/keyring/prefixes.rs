/// Texts by number, arranged so that all of them that are a prefix of a given text are found
/// without looking at the others.
///
/// Sorted by bytes, the prefixes of a text are all on one chain: its predecessor, that one's
/// longest proper prefix in the set, and so on.
#[derive(Debug)]
pub(super) struct Prefixes {
    sorted: Vec<u32>,
    /// For each place in `sorted`, the place of its longest prefix before it.
    parents: Vec<Option<u32>>,
}

impl Prefixes {
    pub(super) fn new<'t>(numbers: &[u32], text: impl Fn(u32) -> &'t [u8]) -> Self {
        let mut sorted = numbers.to_vec();
        sorted.sort_by(|&one, &other| text(one).cmp(text(other)));
        let mut parents = Vec::with_capacity(sorted.len());
        let mut chain: Vec<u32> = Vec::new();
        for (place, &number) in (0_u32..).zip(&sorted) {
            while let Some(&last) = chain.last()
                && !text(number).starts_with(text(sorted[last as usize]))
            {
                chain.pop();
            }
            parents.push(chain.last().copied());
            chain.push(place);
        }
        Self { sorted, parents }
    }

    /// Calls `found` with the number of every text that is a prefix of `whole`.
    pub(super) fn of<'t>(
        &self,
        whole: &[u8],
        text: impl Fn(u32) -> &'t [u8],
        mut found: impl FnMut(u32),
    ) {
        let after = self.sorted.partition_point(|&number| text(number) <= whole);
        let Some(nearest) = after.checked_sub(1) else {
            return;
        };
        let common = text(self.sorted[nearest])
            .iter()
            .zip(whole)
            .take_while(|(one, other)| one == other)
            .count();
        let mut place = u32::try_from(nearest).ok();
        while let Some(here) = place {
            let number = self.sorted[here as usize];
            // It is a prefix of the nearest text, which agrees with `whole` so far.
            if text(number).len() <= common {
                found(number);
            }
            place = self.parents[here as usize];
        }
    }
}
