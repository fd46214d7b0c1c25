use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::kubelet::back_off_seconds;

/// The waits after failed pulls, by Pod and image (client-go `util/flowcontrol/backoff.go`).
#[derive(Default)]
pub(super) struct BackOff {
    failures: Mutex<HashMap<(usize, String), Failed>>,
}

#[derive(Clone, Copy)]
struct Failed {
    /// How many failures came before it, without a long time between.
    before: usize,
    wait: Duration,
    at: Instant,
}

/// A failure so long after the last one is a first one again.
const FORGOTTEN: Duration = Duration::from_mins(10);

impl BackOff {
    /// Notes a failure; answers how long is waited now.
    pub(super) fn failed(&self, pod: usize, image: &str) -> Duration {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let before = match failures.get(&(pod, image.to_owned())) {
            Some(last) if now.duration_since(last.at) <= FORGOTTEN => last.before + 1,
            _ => 0,
        };
        let seconds = back_off_seconds().nth(before).unwrap_or_default();
        let wait = Duration::from_secs(seconds.into());
        let failed = Failed {
            before,
            wait,
            at: now,
        };
        failures.insert((pod, image.to_owned()), failed);
        wait
    }

    /// How long is still to be waited.
    pub(super) fn left(&self, pod: usize, image: &str) -> Option<Duration> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let failed = failures.get(&(pod, image.to_owned()))?;
        let left = failed.wait.checked_sub(failed.at.elapsed())?;
        (!left.is_zero()).then_some(left)
    }
}
