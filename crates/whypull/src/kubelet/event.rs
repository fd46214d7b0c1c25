/// The columns that `kubectl describe` puts before the words of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventColumns {
    /// `Normal` or `Warning`.
    pub event_type: &'static str,
    /// Such as `Pulling` or `BackOff`.
    pub reason: &'static str,
}

/// How the words of the kubelet's own events begin, and what stands before them
/// (`pkg/kubelet/images/image_manager.go`, `kuberuntime_container.go`, `kubelet_pods.go`).
const EVENTS: [(&str, &str, &str); 8] = [
    (
        "Failed to apply default image tag ",
        "Warning",
        "InspectFailed",
    ),
    ("Pulling image ", "Normal", "Pulling"),
    ("Successfully pulled image ", "Normal", "Pulled"),
    ("Failed to pull image ", "Warning", "Failed"),
    ("Back-off pulling image ", "Normal", "BackOff"),
    ("Error: ", "Warning", "Failed"),
    (
        "Unable to retrieve some image pull secrets ",
        "Warning",
        "FailedToRetrieveImagePullSecret",
    ),
    // Both begin with the name of the image, so the rest decides below.
    ("Container image ", "Normal", "Pulled"),
];

impl EventColumns {
    /// The columns of an event by its words, as a Report's steps have them. Nothing for other words.
    pub fn of(event: &str) -> Option<Self> {
        let (_, event_type, reason) = EVENTS.iter().find(|(start, ..)| event.starts_with(start))?;
        if event.ends_with(" is not present with pull policy of Never") {
            return Some(Self {
                event_type: "Warning",
                reason: "ErrImageNeverPull",
            });
        }
        Some(Self { event_type, reason })
    }
}
