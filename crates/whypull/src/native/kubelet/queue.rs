use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::kubelet::PullSettings;

/// The line that pulls stand in (k/k `pkg/kubelet/images/puller.go`): in the order of arrival, and one
/// at a time, some at a time, or all at once.
pub(super) struct Queue {
    places: Option<Arc<Semaphore>>,
}

impl Queue {
    pub(super) fn new(settings: &PullSettings) -> Self {
        let places = if settings.is_serial() {
            Some(1)
        } else {
            let limit = settings
                .max_parallel
                .and_then(|limit| usize::try_from(limit).ok());
            limit.map(|limit| limit.clamp(1, Semaphore::MAX_PERMITS))
        };
        Self {
            places: places.map(|places| Arc::new(Semaphore::new(places))),
        }
    }

    /// Whether there is somebody before.
    pub(super) fn is_full(&self) -> bool {
        self.places
            .as_ref()
            .is_some_and(|places| places.available_permits() == 0)
    }

    /// Waits for its turn, which lasts until the answer is dropped.
    pub(super) async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        let places = self.places.as_ref()?;
        Arc::clone(places).acquire_owned().await.ok()
    }
}
