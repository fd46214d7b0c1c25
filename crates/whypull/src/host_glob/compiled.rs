use std::sync::OnceLock;

use globset::{Candidate, GlobMatcher};

use super::{Budget, translation};

/// A pattern longer than this is matched element by element. It cannot be a real label (DNS ends
/// at 63 bytes, a whole host at 253), and the regular expression of a hostile one would be large.
const LONGEST: usize = 512;

/// A pattern that is compiled when it is first worth it; `None` inside is what matches no ASCII text.
#[derive(Debug, Default)]
pub(super) struct Compiled(OnceLock<Option<GlobMatcher>>);

impl Compiled {
    /// What globset says; nothing where it is not to be asked.
    pub(super) fn decide(
        &self,
        pattern: &[u8],
        label: &[u8],
        budget: Option<&Budget>,
    ) -> Option<bool> {
        // `?` and classes take characters, and globset's take bytes. A slash is in no host; with
        // one, Go's way of never going back past a star could be told from globset's.
        let foreign = !label.is_ascii() || label.contains(&b'/');
        if foreign || pattern.len() > LONGEST {
            return None;
        }
        if self.0.get().is_none() && !budget.is_none_or(Budget::take) {
            return None;
        }
        let glob = self.0.get_or_init(|| translation::compile(pattern));
        Some(
            glob.as_ref()
                .is_some_and(|glob| glob.is_match_candidate(&Candidate::from_bytes(label))),
        )
    }
}
