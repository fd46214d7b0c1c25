use std::collections::BTreeMap;

use whypull::pod::{ImageFields, Pods};
use whypull::report::Role;

use crate::request::Operation;

/// What a request brings that was not there before, container by container.
pub struct Change {
    /// By the order of [`Pods::images`].
    containers: Vec<Container>,
}

#[derive(Clone, Copy)]
struct Container {
    /// Whether it is looked at.
    is_judged: bool,
    /// Whether its image is none of the strings that the old object had, whichever container had it: so
    /// AlwaysPullImages has it (Kubernetes `plugin/pkg/admission/alwayspullimages`).
    has_new_image: bool,
}

impl Change {
    /// The change that an operation makes.
    pub fn of(operation: Operation, pods: &Pods<'_>, before: Option<&Before<'_, '_>>) -> Self {
        match before.filter(|_| operation == Operation::Update) {
            Some(before) => Self::update(pods, before),
            None => Self::all(pods, |_| true),
        }
    }

    /// Ephemeral containers that were added; the others can be neither changed nor removed.
    pub fn ephemeral(pods: &Pods<'_>, before: Option<&Before<'_, '_>>) -> Self {
        Self::all(pods, |(at, image)| {
            let old = before.and_then(|before| before.container(at, image));
            image.role == Role::Ephemeral && old.is_none()
        })
    }

    fn all(pods: &Pods<'_>, is_new: impl Fn((usize, &ImageFields<'_>)) -> bool) -> Self {
        let container = |image| {
            let is_new = is_new(image);
            Container {
                is_judged: is_new,
                has_new_image: is_new,
            }
        };
        Self {
            containers: pods.images.iter().enumerate().map(container).collect(),
        }
    }

    /// What differs from the object as it was. Of a container that is its image and its pull policy; a
    /// change of the Pod's Secrets or ServiceAccount concerns all of them.
    fn update(pods: &Pods<'_>, before: &Before<'_, '_>) -> Self {
        let old = before.pods;
        let mut old_images: Vec<&str> = old.images.iter().map(name).collect();
        old_images.sort_unstable();
        let all =
            pods.pull_secrets != old.pull_secrets || pods.service_account != old.service_account;
        let container = |(at, image): (usize, &ImageFields<'_>)| {
            let has_new_image = old_images.binary_search(&name(image)).is_err();
            let is_same = before
                .container(at, image)
                .is_some_and(|old| name(old) == name(image) && policy(old) == policy(image));
            Container {
                is_judged: all || has_new_image || !is_same,
                has_new_image,
            }
        };
        Self {
            containers: pods.images.iter().enumerate().map(container).collect(),
        }
    }

    /// Leaves out what nothing is to be said of, and nothing done to.
    pub fn exempt(&mut self, pods: &Pods<'_>, is_exempt: impl Fn(&str) -> bool) {
        for (container, image) in self.containers.iter_mut().zip(&pods.images) {
            let is_new = container.is_judged || container.has_new_image;
            if is_new
                && image
                    .image
                    .as_ref()
                    .is_some_and(|image| is_exempt(image.text))
            {
                container.is_judged = false;
                container.has_new_image = false;
            }
        }
    }

    /// Whether a container is looked at.
    pub fn judges(&self, container: usize) -> bool {
        self.containers
            .get(container)
            .is_some_and(|it| it.is_judged)
    }

    /// Whether any image is new: on an update that decides for the whole object.
    pub fn has_new_image(&self) -> bool {
        self.containers.iter().any(|it| it.has_new_image)
    }

    /// Whether nothing is looked at.
    pub fn is_nothing(&self) -> bool {
        !self.containers.iter().any(|it| it.is_judged)
    }

    /// Whether it is about these Pods, as far as their containers tell.
    pub fn is_of(&self, pods: &Pods<'_>) -> bool {
        self.containers.len() == pods.images.len()
    }
}

/// The Pods as they were.
pub struct Before<'b, 'p> {
    pub pods: &'b Pods<'p>,
    by_name: BTreeMap<(u8, &'b str), usize>,
}

impl<'b, 'p> Before<'b, 'p> {
    /// Knows every container by role and name; of equal names the first.
    pub fn new(pods: &'b Pods<'p>) -> Self {
        let mut by_name = BTreeMap::new();
        for (at, image) in pods.images.iter().enumerate() {
            by_name.entry((image.role as u8, image.name)).or_insert(at);
        }
        Self { pods, by_name }
    }

    /// The same container as it was, if it was there. Mostly it is where it was.
    pub fn container(&self, at: usize, image: &ImageFields<'_>) -> Option<&'b ImageFields<'p>> {
        let old = &self.pods.images;
        let there = old.get(at);
        let there = there.filter(|it| it.role == image.role && it.name == image.name);
        there.or_else(|| {
            let at = self.by_name.get(&(image.role as u8, image.name))?;
            old.get(*at)
        })
    }
}

fn name<'p>(image: &ImageFields<'p>) -> &'p str {
    image.image.as_ref().map_or("", |image| image.text)
}

/// What is written for the pull policy.
pub fn policy<'p>(image: &ImageFields<'p>) -> &'p str {
    image.pull_policy.as_ref().map_or("", |policy| policy.text)
}
