use whypull::pod::Pods;
use whypull::report::Role;

use crate::request::Operation;

/// What a request brings that was not there before, container by container.
pub struct Change {
    /// Which containers are looked at, in the order of [`Pods::images`].
    judged: Vec<bool>,
    /// Whether any image is new. On an update it decides for the whole object, as in AlwaysPullImages
    /// (Kubernetes `plugin/pkg/admission/alwayspullimages`): an image is new if it is none of the strings
    /// that the old object had, whichever container had it.
    pub new_image: bool,
}

impl Change {
    /// Everything is new.
    pub fn creation(pods: &Pods<'_>) -> Self {
        Self {
            judged: vec![true; pods.images.len()],
            new_image: true,
        }
    }

    /// Ephemeral containers that were added; the others can be neither changed nor removed.
    pub fn ephemeral(pods: &Pods<'_>, before: Option<&Pods<'_>>) -> Self {
        let was_there = |name: &str| {
            before.is_some_and(|before| {
                let mut old = before.images.iter();
                old.any(|old| old.role == Role::Ephemeral && old.name == name)
            })
        };
        let judged: Vec<bool> = pods
            .images
            .iter()
            .map(|image| image.role == Role::Ephemeral && !was_there(image.name))
            .collect();
        Self {
            new_image: judged.contains(&true),
            judged,
        }
    }

    /// What differs from the object as it was. Of a container that is its image and its pull policy; a
    /// change of the Pod's Secrets or ServiceAccount concerns all of them.
    pub fn update(pods: &Pods<'_>, before: Option<&Pods<'_>>) -> Self {
        let Some(before) = before else {
            return Self::creation(pods);
        };
        let mut old_images: Vec<&str> = before
            .images
            .iter()
            .filter_map(|old| Some(old.image.as_ref()?.text))
            .collect();
        old_images.sort_unstable();
        let all = pods.pull_secrets != before.pull_secrets
            || pods.service_account != before.service_account;
        let mut new_image = false;
        let judged = pods
            .images
            .iter()
            .enumerate()
            .map(|(at, image)| {
                let text = image.image.as_ref().map_or("", |image| image.text);
                let is_new = old_images.binary_search(&text).is_err();
                new_image |= is_new;
                all || is_new || {
                    // Mostly it is where it was.
                    let at = before.images.get(at);
                    let old = at.filter(|old| old.name == image.name && old.role == image.role);
                    old.is_none_or(|old| policy(old) != policy(image))
                }
            })
            .collect();
        Self { judged, new_image }
    }

    /// The change that an operation makes.
    pub fn of(operation: Operation, pods: &Pods<'_>, before: Option<&Pods<'_>>) -> Self {
        if operation == Operation::Update {
            Self::update(pods, before)
        } else {
            Self::creation(pods)
        }
    }

    /// Leaves out what nothing is to be said of.
    pub fn exempt(&mut self, pods: &Pods<'_>, is_exempt: impl Fn(&str) -> bool) {
        for (judged, image) in self.judged.iter_mut().zip(&pods.images) {
            if let Some(image) = &image.image
                && *judged
                && is_exempt(image.text)
            {
                *judged = false;
            }
        }
    }

    /// Whether a container is looked at.
    pub fn judges(&self, container: usize) -> bool {
        self.judged.get(container).copied().unwrap_or(false)
    }

    /// Whether nothing is looked at.
    pub fn is_nothing(&self) -> bool {
        !self.judged.contains(&true)
    }
}

fn policy<'p>(image: &whypull::pod::ImageFields<'p>) -> &'p str {
    image.pull_policy.as_ref().map_or("", |policy| policy.text)
}
