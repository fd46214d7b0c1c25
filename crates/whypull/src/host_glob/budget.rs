use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// How often the patterns of one keyring have been tried, and how many of them are compiled.
///
/// Compiling a pattern costs as much as some hundred matches element by element, and a policy
/// module makes a keyring for every request: the first tries compile nothing. And a compiled
/// pattern takes kilobytes, of which a hostile config could ask for any number.
#[derive(Debug, Default)]
pub struct Budget {
    tries: AtomicU32,
    compiled: AtomicU32,
}

/// So many tries come before the first compilation.
#[cfg_attr(not(feature = "globset"), allow(dead_code))]
const TRIES_BEFORE: u32 = 64;

/// So many patterns are compiled; further ones are matched element by element.
#[cfg_attr(not(feature = "globset"), allow(dead_code))]
const MOST_COMPILED: u32 = 256;

impl Budget {
    /// Whether one pattern more may be compiled. The counts may be off by a few when threads meet
    /// here; they are limits of cost, not of meaning.
    #[cfg_attr(not(feature = "globset"), allow(dead_code))]
    pub(super) fn take(&self) -> bool {
        if self.tries.load(Relaxed) < TRIES_BEFORE {
            self.tries.fetch_add(1, Relaxed);
            return false;
        }
        if self.compiled.load(Relaxed) >= MOST_COMPILED {
            return false;
        }
        self.compiled.fetch_add(1, Relaxed);
        true
    }
}
