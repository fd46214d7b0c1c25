use super::{Finding, Object, Place, Text};
use crate::report::Role;

/// Whatever has an image: a container, or a volume of type `image`.
#[derive(Clone, Debug)]
pub(crate) struct ContainerSpec<'a> {
    pub(crate) name: &'a str,
    pub(crate) role: Role,
    pub(crate) place: Place,
    pub(crate) image: Option<Text<'a>>,
    /// There is an image field, of another type than a string: that was told already.
    pub(crate) image_mistyped: bool,
    pub(crate) pull_policy: Option<Text<'a>>,
    /// Where the field's value stands, of whatever type it is.
    pub(crate) pull_policy_place: Option<Place>,
}

impl<'a> ContainerSpec<'a> {
    pub(crate) fn read(object: Object<'a>, role: Role, findings: &mut Vec<Finding>) -> Self {
        object.check_duplicates(findings);
        Self {
            name: object.string("name", findings).map_or("", |name| name.text),
            role,
            place: object.place(),
            image: object.string("image", findings),
            image_mistyped: mistyped(object, "image"),
            pull_policy: object.string("imagePullPolicy", findings),
            pull_policy_place: place_of(object, "imagePullPolicy"),
        }
    }

    /// A volume, if it is one of type `image`.
    pub(crate) fn read_volume(volume: Object<'a>, findings: &mut Vec<Finding>) -> Option<Self> {
        let image = volume.mapping("image", findings)?;
        Some(Self {
            name: volume.string("name", findings).map_or("", |name| name.text),
            role: Role::ImageVolume,
            place: volume.place(),
            image: image.string("reference", findings),
            image_mistyped: mistyped(image, "reference"),
            pull_policy: image.string("pullPolicy", findings),
            pull_policy_place: place_of(image, "pullPolicy"),
        })
    }

    /// What is written for the policy; an empty text counts as not there.
    pub(crate) fn declared_policy(&self) -> Option<Text<'a>> {
        self.pull_policy.filter(|policy| !policy.text.is_empty())
    }

    /// Where a reader looks first: the image, or else the whole.
    pub(crate) fn focus(&self) -> Place {
        self.image.map_or(self.place, |image| image.place)
    }
}

fn place_of(object: Object<'_>, field: &str) -> Option<Place> {
    let node = object.node.get(field)?;
    Some(Place::of(object.source, node))
}

fn mistyped(object: Object<'_>, field: &str) -> bool {
    object
        .node
        .get(field)
        .is_some_and(|node| node.as_str().is_none() && !node.is_null())
}
