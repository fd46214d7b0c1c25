use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::mem::take;
use std::sync::Arc;

use crate::report::{Location, Schedule, ScheduleMode, ScheduledPull};
use crate::world::World;

/// A pull that some container needs.
pub(crate) struct Pull {
    /// `kind/namespace/name`.
    pub(crate) workload: String,
    pub(crate) container: String,
    pub(crate) image: String,
    pub(crate) seconds: f64,
    /// The number of the image, whatever its spelling, if one that is there is used (the policy is
    /// not Always).
    pub(crate) reused_as: Option<usize>,
    /// Containers of one Pod wait for each other, whatever the mode.
    pub(crate) pod: usize,
    /// Where the image stands.
    pub(crate) location: Arc<Location>,
}

/// When the pulls happen if all the Pods land on one node at once: within a Pod one after the other,
/// across Pods as the configuration says. The serial puller is a queue in the order of arrival
/// (`pkg/kubelet/images/puller.go`), so Pods take turns.
pub(crate) fn schedule(mut pulls: Vec<Pull>, world: &World<'_>) -> Schedule {
    let configuration = &world.configuration;
    let serial = configuration.pulls.is_serial();
    let limit = if serial {
        Some(1)
    } else {
        configuration
            .pulls
            .max_parallel
            .and_then(|limit| usize::try_from(limit).ok())
            .filter(|&limit| limit > 0)
    };
    // A pull asks when the one before it in its Pod has ended.
    let mut queue: BinaryHeap<Reverse<(Moment, usize)>> = BinaryHeap::new();
    let mut next_in_pod: Vec<Option<usize>> = vec![None; pulls.len()];
    let mut last_of_pod = HashMap::new();
    for (at, pull) in pulls.iter().enumerate() {
        match last_of_pod.insert(pull.pod, at) {
            Some(earlier) => next_in_pod[earlier] = Some(at),
            None => queue.push(Reverse((Moment(0.0), at))),
        }
    }
    let mut running: BinaryHeap<Reverse<(Moment, usize)>> = BinaryHeap::new();
    let mut ended_before: Vec<Option<usize>> = vec![None; pulls.len()];
    let mut times: Vec<(f64, f64)> = vec![(0.0, 0.0); pulls.len()];
    let mut order = Vec::with_capacity(pulls.len());
    let mut available: HashMap<usize, f64> = HashMap::new();
    while let Some(Reverse((asked, at))) = queue.pop() {
        // Presence is looked at when the pull is asked for, before it is queued.
        let there = pulls[at]
            .reused_as
            .and_then(|image| available.get(&image))
            .is_some_and(|end| *end <= asked.0);
        if there {
            if let Some(next) = next_in_pod[at] {
                ended_before[next] = ended_before[at];
                queue.push(Reverse((asked, next)));
            }
            continue;
        }
        let mut start = asked.0;
        let mut waited_for = ended_before[at];
        if limit.is_some_and(|limit| running.len() >= limit)
            && let Some(Reverse((free, other))) = running.pop()
            && free.0 > start
        {
            start = free.0;
            waited_for = Some(other);
        }
        let end = start + pulls[at].seconds;
        times[at] = (start, end);
        ended_before[at] = waited_for;
        running.push(Reverse((Moment(end), at)));
        order.push(at);
        if let Some(image) = pulls[at].reused_as {
            available.entry(image).or_insert(end);
        }
        if let Some(next) = next_in_pod[at] {
            ended_before[next] = Some(at);
            queue.push(Reverse((Moment(end), next)));
        }
    }
    order.sort_by(|&a, &b| times[a].0.total_cmp(&times[b].0).then(a.cmp(&b)));
    let waits: Vec<Option<String>> = order
        .iter()
        .map(|&at| {
            let other = &pulls[ended_before[at]?];
            Some(format!("{}/{}", other.workload, other.container))
        })
        .collect();
    let scheduled = order
        .iter()
        .zip(waits)
        .map(|(&at, waits_for)| {
            let pull = &mut pulls[at];
            ScheduledPull {
                workload: take(&mut pull.workload),
                container: take(&mut pull.container),
                image: take(&mut pull.image),
                start: times[at].0,
                end: times[at].1,
                waits_for,
                location: Arc::clone(&pull.location),
            }
        })
        .collect();
    Schedule {
        mode: if serial {
            ScheduleMode::Serial
        } else {
            ScheduleMode::Parallel
        },
        max_parallel: limit
            .filter(|_| !serial)
            .map(|limit| u32::try_from(limit).unwrap_or(u32::MAX)),
        location: configuration
            .mode_place
            .and_then(|place| place.locate(&world.sources))
            .map(Arc::new),
        pulls: scheduled,
    }
}

/// A time that can be ordered: the durations are checked to be finite where they are given.
#[derive(Clone, Copy, PartialEq)]
struct Moment(f64);

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
