use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The waits after failed pulls, by Pod and image (client-go `util/flowcontrol/backoff.go`).
#[derive(Default)]
pub(super) struct BackOff {
    failures: Mutex<HashMap<(usize, String), Failed>>,
}

#[derive(Clone, Copy)]
struct Failed {
    wait: Duration,
    at: Instant,
}

const FIRST: Duration = Duration::from_secs(10);
const LONGEST: Duration = Duration::from_mins(5);

impl BackOff {
    /// Notes a failure; answers how long is waited now.
    pub(super) fn failed(&self, pod: usize, image: &str) -> Duration {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let wait = match failures.get(&(pod, image.to_owned())) {
            // A failure long after the last one is a first one again.
            Some(last) if now.duration_since(last.at) <= 2 * LONGEST => {
                (last.wait * 2).min(LONGEST)
            }
            _ => FIRST,
        };
        failures.insert((pod, image.to_owned()), Failed { wait, at: now });
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
