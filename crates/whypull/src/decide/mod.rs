//! The one decision engine: a World becomes a Report. No clock, no I/O, no language.

mod container;
mod credentials;
mod flow;
mod look_up;
mod naming;
mod places;
mod policy;
mod presence;
mod pull;
mod ring;
mod steps;
#[cfg(feature = "native")]
mod tried;
mod verification;

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnose;
use crate::image_name::normalized;
use crate::kubelet::{Pull, schedule};
use crate::manifest::PodOwner;
use crate::options::Options;
use crate::pull_policy::PullPolicy;
use crate::report::{Action, Report, Role, Subject, Workload};
use crate::world::World;

pub(crate) use container::{DecidedContainer, Found};
pub(crate) use credentials::{Credentials, PodCredentials, SecretState};
pub(crate) use policy::policy_of;
pub(crate) use presence::Presence;
#[cfg(feature = "native")]
pub(crate) use pull::pulled_event;
#[cfg(feature = "native")]
pub(crate) use tried::decide_image;

/// What was decided about one workload, with what diagnostics need beside the Report.
pub(crate) struct DecidedWorkload<'w, 'a> {
    pub(crate) owner: &'w PodOwner<'a>,
    pub(crate) credentials: std::rc::Rc<PodCredentials<'w, 'a>>,
    pub(crate) containers: Vec<DecidedContainer<'w, 'a>>,
}

/// How much of a Report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// What is decided and what is wrong, without the steps on the way and the schedule.
    Judgement,
}

/// Decides everything; looks for what is wrong in what concerns the caller.
pub(crate) fn decide(
    world: &World<'_>,
    options: &Options,
    extent: Extent,
    concerns: &dyn Fn(Subject) -> bool,
) -> Report {
    let complete = options.complete.unwrap_or_else(|| world.looks_complete());
    let mut credentials = Credentials::new(world, options, complete);
    let presence = presence::Presence::new(options);
    let node = world.nodes.first().map_or("", |node| node.node.as_str());

    let mut workloads = Vec::with_capacity(world.owners.len());
    let mut diagnostics = diagnose::Diagnostics::new(world, options);
    diagnostics.of_input();
    let mut pulls = Vec::new();
    // Pods repeat images: one number for each is enough to know it again.
    let mut images: HashMap<String, usize> = HashMap::new();
    for (pod, owner) in world.owners.iter().enumerate() {
        let of_pod = credentials.of_pod(owner);
        let secrets = of_pod.list_of(owner, world);
        let mut reports = Vec::with_capacity(owner.spec.containers.len());
        let mut decided = DecidedWorkload {
            owner,
            credentials: of_pod,
            containers: Vec::with_capacity(owner.spec.containers.len()),
        };
        let (mut volumes, mut of_containers) = (Vec::new(), Vec::new());
        for spec in &owner.spec.containers {
            let (container, report) = flow::container(
                &flow::Scene {
                    world,
                    options,
                    extent,
                    complete,
                    node,
                    presence: &presence,
                    owner,
                    credentials: &decided.credentials,
                    secrets: &secrets,
                },
                spec,
                &mut credentials,
            );
            if extent == Extent::Whole && report.action == Action::Pull {
                let image = report.image.given().to_owned();
                let of_owner = if report.role == Role::ImageVolume {
                    &mut volumes
                } else {
                    &mut of_containers
                };
                of_owner.push(Pull {
                    workload: format!("{}/{}/{}", owner.kind, owner.namespace, owner.name),
                    container: report.name.clone(),
                    reused_as: (report.pull_policy.effective != PullPolicy::Always.as_str()).then(
                        || {
                            let next = images.len();
                            *images.entry(normalized(&image)).or_insert(next)
                        },
                    ),
                    seconds: options.seconds(spec.image.map_or("", |image| image.text)),
                    image,
                    pod,
                    location: Arc::clone(&report.location),
                });
            }
            decided.containers.push(container);
            reports.push(report);
        }
        // The kubelet pulls image volumes before any container (`SyncPod`).
        pulls.append(&mut volumes);
        pulls.append(&mut of_containers);
        diagnostics.of_workload(pod, &decided, &reports, &mut credentials, concerns);
        workloads.push(Workload {
            kind: owner.kind.to_owned(),
            name: owner.name.to_owned(),
            namespace: owner.namespace.to_owned(),
            location: diagnostics.location(owner.place),
            service_account: owner
                .spec
                .service_account
                .map_or("default", |account| account.text)
                .to_owned(),
            image_pull_secrets: decided
                .credentials
                .secrets
                .iter()
                .map(|secret| secret.name.to_owned())
                .collect(),
            image_pull_secret_locations: decided
                .credentials
                .name_places(owner)
                .map(|place| diagnostics.location(place))
                .collect(),
            containers: reports,
        });
    }
    diagnostics.of_nodes(&presence, &mut credentials);
    Report {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        semantics: options.semantics,
        kubernetes_version: options.kubernetes_version.to_string(),
        complete,
        workloads,
        schedule: (!pulls.is_empty()).then(|| schedule(pulls, world)),
        diagnostics: diagnostics.finish(),
    }
}
