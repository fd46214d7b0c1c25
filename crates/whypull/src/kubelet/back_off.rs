/// Seconds before the second, third, … try of a failing pull, without end: 10, 20, 40, 80, 160,
/// 300, 300, … There is no jitter, and a success does not reset it; a failure more than 600 s after
/// the last one starts at 10 s again.
///
/// Kubernetes: `pkg/kubelet/kubelet.go` (`MaxContainerBackOff`, `imageBackOff`), `client-go`
/// `util/flowcontrol/backoff.go`. The key is the Pod's UID and the image string as written.
pub fn back_off_seconds() -> impl Iterator<Item = u32> {
    std::iter::successors(Some(10_u32), |seconds| Some((seconds * 2).min(300)))
}

/// A try of a pull that fails at once, and the wait after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailedTry {
    /// Which one, from 1.
    pub number: u32,
    /// Seconds after the first one.
    pub at: u32,
    /// Seconds until the next one.
    pub wait: u32,
}

/// The tries of a pull that keeps failing at once, without end. The kubelet looks at such a Pod
/// every 10 to 15 seconds, so each may be that much later.
pub fn failed_tries() -> impl Iterator<Item = FailedTry> {
    let mut at = 0;
    (1..).zip(back_off_seconds()).map(move |(number, wait)| {
        let failed = FailedTry { number, at, wait };
        at += wait;
        failed
    })
}

/// An event of a Pod, as `kubectl describe` counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenEvent {
    /// `Normal` or `Warning`.
    pub kind: &'static str,
    /// The reason.
    pub reason: &'static str,
    /// The words. The error that follows `Failed to pull image …: ` is the registry's, and left out.
    pub message: String,
    /// How often at least: the kubelet repeats those of a wait as often as it looks at the Pod.
    pub count: u32,
}

/// What `kubectl` shows of a pull that keeps failing at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The reason in the container's state and in the column STATUS: `ErrImagePull` at the moment
    /// of a try, `ImagePullBackOff` between two.
    pub status: &'static str,
    /// The last try.
    pub last: FailedTry,
    /// The events so far, in the order in which they first came.
    pub events: Vec<SeenEvent>,
}

/// What `kubectl` shows so many seconds after the first try (k/k `pkg/kubelet/images`,
/// `EnsureImageExists`). The image is shown with its user info masked.
pub fn seen_after(image: &str, seconds: u32) -> Seen {
    let image = crate::image_name::masked_image(image);
    let first = FailedTry {
        number: 1,
        at: 0,
        wait: 0,
    };
    // A day has 300 tries; nobody waits longer to look.
    let last = failed_tries()
        .take(1000)
        .take_while(|failed| failed.at <= seconds)
        .last()
        .unwrap_or(first);
    let waits = if last.at == seconds {
        last.number - 1
    } else {
        last.number
    };
    let event = |kind, reason, message: String, count| SeenEvent {
        kind,
        reason,
        message,
        count,
    };
    let tries = last.number;
    let mut events = vec![
        event(
            "Normal",
            "Pulling",
            format!("Pulling image \"{image}\""),
            tries,
        ),
        event(
            "Warning",
            "Failed",
            format!("Failed to pull image \"{image}\": …"),
            tries,
        ),
        event("Warning", "Failed", "Error: ErrImagePull".to_owned(), tries),
    ];
    if waits > 0 {
        let message = format!("Back-off pulling image \"{image}\"");
        events.push(event("Normal", "BackOff", message, waits));
        let message = "Error: ImagePullBackOff".to_owned();
        events.push(event("Warning", "Failed", message, waits));
    }
    Seen {
        status: if last.at == seconds {
            "ErrImagePull"
        } else {
            "ImagePullBackOff"
        },
        last,
        events,
    }
}
