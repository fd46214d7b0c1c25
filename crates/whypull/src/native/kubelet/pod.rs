use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use super::back_off::BackOff;
use super::container::{Ended, One};
use super::queue::Queue;
use super::rate::Rate;
use crate::Explanation;
use crate::image_name::masked_image;
use crate::kubelet::PullSettings;
use crate::native::event::{Event, Observer, Teller, What};
use crate::native::lookup::{Lookup, Which};
use crate::native::node::Plugins;
use crate::native::target::Target;
use crate::options::Options;
use crate::pod::Pods;
use crate::report::{Action, Role};

/// How often a kubelet looks at a Pod that waits for nothing.
const SYNC: Duration = Duration::from_secs(10);

/// A kubelet that pulls the images of the Pods in some files, and does nothing else.
pub struct Kubelet<'k> {
    pub(super) lookup: Lookup<'k>,
    pub(super) target: &'k Target,
    pub(super) observer: &'k dyn Observer,
    pub(super) queue: Queue,
    pub(super) rate: Rate,
    pub(super) back_off: BackOff,
    pub(super) bytes: Cell<(u64, u64)>,
    /// The Pods whose missing Secrets were told of.
    pub(super) told_missing: RefCell<HashSet<usize>>,
    watch: bool,
    /// Whether the Pods stand for images of the command line, which are in no workload.
    bare: bool,
}

/// How many images there are now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pulled.
    pub pulled: u64,
    /// There before.
    pub present: u64,
    /// Not there.
    pub failed: u64,
}

impl<'k> Kubelet<'k> {
    /// A kubelet with these settings; see [`PullSettings::faults`] for those that are refused.
    pub fn new(
        explanation: &'k Explanation,
        options: &'k Options,
        plugins: Option<&'k Plugins>,
        target: &'k Target,
        settings: &PullSettings,
        observer: &'k dyn Observer,
    ) -> Self {
        Self {
            lookup: Lookup::new(explanation, options, plugins),
            target,
            observer,
            queue: Queue::new(settings),
            rate: Rate::new(settings),
            back_off: BackOff::default(),
            bytes: Cell::default(),
            told_missing: RefCell::default(),
            watch: false,
            bare: false,
        }
    }

    /// Keeps trying until every image is there, or cannot be.
    #[must_use]
    pub fn watching(mut self, watch: bool) -> Self {
        self.watch = watch;
        self
    }

    /// For Pods that are made up around images.
    #[must_use]
    pub fn bare(mut self, bare: bool) -> Self {
        self.bare = bare;
        self
    }

    /// Tells what would be done, and does nothing.
    pub async fn plan(&self) -> Summary {
        let mut summary = Summary::default();
        let objects = self.lookup.objects();
        for (at, pod) in objects.pods().iter().enumerate() {
            for image in order(pod) {
                let teller = self.teller(pod, image);
                match self.plan_of(&teller, one(at, pod, image)).await {
                    Some(Action::UseLocal) => summary.present += 1,
                    Some(Action::Pull) => {}
                    Some(Action::Fail) | None => summary.failed += 1,
                }
            }
        }
        summary
    }

    /// Pulls.
    pub async fn run(&self) -> Summary {
        let started = Instant::now();
        let objects = self.lookup.objects();
        let pods = objects.pods();
        let all = pods.iter().enumerate().map(|(at, pod)| self.pod(at, pod));
        let mut summary = Summary::default();
        for ended in join_all(all).await.into_iter().flatten() {
            match ended {
                Ended::Pulled => summary.pulled += 1,
                Ended::Present => summary.present += 1,
                Ended::Failed { .. } => summary.failed += 1,
            }
        }
        let (transferred, reused) = self.bytes.get();
        self.observer.event(&Event {
            workload: None,
            container: None,
            image: None,
            what: What::Summary {
                pulled: summary.pulled,
                present: summary.present,
                failed: summary.failed,
                transferred,
                reused,
                seconds: started.elapsed().as_secs_f64(),
            },
        });
        summary
    }

    pub(super) fn is_watching(&self) -> bool {
        self.watch
    }

    /// One Pod: never two pulls at once, image volumes first, and no container before the init
    /// containers (k/k `pkg/kubelet/kuberuntime/kuberuntime_manager.go`, `SyncPod`).
    async fn pod(&self, at: usize, pod: &Pods<'_>) -> Vec<Ended> {
        let order = order(pod);
        let mut ended: Vec<Option<Ended>> = vec![None; order.len()];
        loop {
            let mut held_up = false;
            for (&image, ended) in order.iter().zip(&mut ended) {
                let again = matches!(ended, Some(Ended::Failed { passing: true }) | None);
                if !again {
                    held_up |= blocks(pod, image, *ended);
                    continue;
                }
                let teller = self.teller(pod, image);
                let comes_later = matches!(pod.images[image].role, Role::Init | Role::Container);
                if held_up && comes_later {
                    if ended.is_none() && !self.watch {
                        teller.tell(What::Failed {
                            reason: "PodInitializing",
                            error: "not tried: an init container before it has no image".to_owned(),
                        });
                    }
                    *ended = Some(Ended::Failed { passing: true });
                    continue;
                }
                *ended = Some(self.container(&teller, one(at, pod, image)).await);
                held_up |= blocks(pod, image, *ended);
            }
            let waits = order.iter().zip(&ended).filter_map(|(&image, ended)| {
                let passing = matches!(ended, Some(Ended::Failed { passing: true }));
                let name = pod.images[image].image.as_ref().map_or("", |it| it.text);
                passing.then(|| self.back_off.left(at, name))
            });
            let waits: Vec<Option<Duration>> = waits.collect();
            if !self.watch || waits.is_empty() {
                break;
            }
            let wait = waits.into_iter().flatten().min();
            // What failed without a wait (the runtime does not answer) is looked at again as often as the
            // kubelet looks at a Pod. What is held up by what cannot come is not.
            let cannot = ended.contains(&Some(Ended::Failed { passing: false }));
            if wait.is_none() && held_up && cannot {
                break;
            }
            tokio::time::sleep(wait.unwrap_or(SYNC)).await;
        }
        ended.into_iter().flatten().collect()
    }

    fn teller(&self, pod: &Pods<'_>, image: usize) -> Teller<'k> {
        let fields = &pod.images[image];
        let workload = format!("{}/{}/{}", pod.kind, pod.namespace, pod.name);
        let name = fields.image.as_ref().map_or("", |it| it.text);
        Teller {
            observer: self.observer,
            workload: (!self.bare).then(|| workload.into()),
            container: (!self.bare).then(|| fields.name.into()),
            image: Arc::from(&*masked_image(name)),
        }
    }
}

fn one<'p>(at: usize, pod: &Pods<'p>, image: usize) -> One<'p> {
    One {
        which: Which { pod: at, image },
        given: pod.images[image].image.as_ref().map_or("", |it| it.text),
    }
}

/// Whether a Pod comes no further.
fn blocks(pod: &Pods<'_>, image: usize, ended: Option<Ended>) -> bool {
    pod.images[image].role == Role::Init && matches!(ended, Some(Ended::Failed { .. }))
}

/// The images of a Pod in the order in which they are pulled.
fn order(pod: &Pods<'_>) -> Vec<usize> {
    let rank = |role: Role| match role {
        Role::ImageVolume => 0,
        Role::Ephemeral => 1,
        Role::Init => 2,
        Role::Container => 3,
    };
    let mut order: Vec<usize> = (0..pod.images.len()).collect();
    order.sort_by_key(|&at| rank(pod.images[at].role));
    order
}
