/// Seconds before the second, third, … try of a failing pull, without end: 10, 20, 40, 80, 160,
/// 300, 300, … There is no jitter, and a success does not reset it; a failure more than 600 s after
/// the last one starts at 10 s again.
///
/// Kubernetes: `pkg/kubelet/kubelet.go` (`MaxContainerBackOff`, `imageBackOff`), `client-go`
/// `util/flowcontrol/backoff.go`. The key is the Pod's UID and the image string as written.
pub fn back_off_seconds() -> impl Iterator<Item = u32> {
    std::iter::successors(Some(10_u32), |seconds| Some((seconds * 2).min(300)))
}
