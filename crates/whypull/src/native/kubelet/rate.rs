use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crate::kubelet::PullSettings;

/// `registryPullQPS` and `registryBurst`: a bucket of tokens, one for each pull; who finds none is
/// refused and not kept waiting (client-go `util/flowcontrol/throttle.go`).
pub(super) struct Rate {
    /// Nothing is no limit.
    bucket: Option<Mutex<Bucket>>,
}

struct Bucket {
    qps: f64,
    burst: f64,
    tokens: f64,
    filled: Instant,
}

impl Rate {
    #[expect(
        clippy::cast_precision_loss,
        reason = "nobody pulls so many images a second"
    )]
    pub(super) fn new(settings: &PullSettings) -> Self {
        let (qps, burst) = (settings.qps() as f64, settings.burst() as f64);
        let bucket = Bucket {
            qps,
            burst,
            tokens: burst,
            filled: Instant::now(),
        };
        Self {
            bucket: (qps > 0.0).then(|| Mutex::new(bucket)),
        }
    }

    /// Whether one more pull may be made now.
    pub(super) fn accepts(&self) -> bool {
        let Some(bucket) = &self.bucket else {
            return true;
        };
        let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let came = now.duration_since(bucket.filled).as_secs_f64() * bucket.qps;
        bucket.tokens = (bucket.tokens + came).min(bucket.burst);
        bucket.filled = now;
        let accepts = bucket.tokens >= 1.0;
        if accepts {
            bucket.tokens -= 1.0;
        }
        accepts
    }
}
