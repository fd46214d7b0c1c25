//! One image at the moment at which it is pulled, with the credentials themselves.

use std::rc::Rc;

use super::{Credentials, Extent, Presence, flow};
use crate::docker_config::Entry;
use crate::options::Options;
use crate::reference::Reference;
use crate::report::Container;
use crate::semantics::Semantics;
use crate::world::World;

/// What was decided about one image.
pub(crate) struct DecidedImage<'w> {
    pub(crate) container: Container,
    /// The credentials behind [`Container::attempts`], in the same order. They are there for an image
    /// that is not pulled too, whose attempts are none.
    pub(crate) tried: Vec<&'w Entry>,
    /// The credential providers that are asked, and whose answers were not given.
    pub(crate) unanswered: Vec<&'w str>,
}

/// Decides one image alone: the same as in the Report, at a moment at which more or less is present.
pub(crate) fn decide_image<'w>(
    world: &'w World<'_>,
    options: &'w Options,
    pod: usize,
    image: usize,
) -> Option<DecidedImage<'w>> {
    let owner = world.owners.get(pod)?;
    let spec = owner.spec.containers.get(image)?;
    let complete = options.complete.unwrap_or_else(|| world.looks_complete());
    let mut credentials = Credentials::new(world, options, complete);
    let of_pod = credentials.of_pod(owner);
    let secrets = of_pod.list_of(owner, world);
    let node = world.nodes.first().map_or("", |node| node.node.as_str());
    let (_, container) = flow::container(
        &flow::Scene {
            world,
            options,
            extent: Extent::Whole,
            complete,
            node,
            presence: &Presence::new(options),
            owner,
            credentials: &of_pod,
            secrets: &secrets,
        },
        spec,
        &mut credentials,
    );
    let (mut tried, mut unanswered) = (Vec::new(), Vec::new());
    if let Ok(reference) = Reference::parse(spec.image.map_or("", |image| image.text)) {
        let rings = credentials.rings(&Rc::clone(&of_pod), &reference);
        let path = reference.path().to_string();
        for ring in rings.in_order() {
            for at in ring.tries(Semantics::Kubelet, reference.domain(), &path) {
                if let Some(credential) = ring.credentials.get(at) {
                    tried.push(credential.entry);
                }
            }
        }
        unanswered = rings.unanswered.iter().map(|asked| asked.name).collect();
    }
    Some(DecidedImage {
        container,
        tried,
        unanswered,
    })
}
