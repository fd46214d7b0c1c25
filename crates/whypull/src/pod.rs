//! What a manifest says of its Pods, with the places of what one edits to change a pull.
//!
//! ```
//! use whypull::{Explanation, input::File, options::Options};
//!
//! let text = r#"{"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
//! let explanation = Explanation::of([File::new("pod.json", text)]);
//! let options = Options::default();
//! let objects = explanation.objects(&options);
//! let pods = objects.pods();
//! let image = pods[0].images[0].image.as_ref().unwrap();
//! assert_eq!(image.text, "nginx");
//! assert_eq!(&text[image.range.clone()], "\"nginx\"");
//! ```

use std::ops::Range;

use crate::manifest::{ContainerSpec, Place, PodOwner};
use crate::report::Role;

/// The Pods that an object runs, as it describes them. They come in the order of
/// [`crate::report::Report::workloads`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pods<'a> {
    /// The kind of the object.
    pub kind: &'a str,
    /// The name of the object; empty where there is none.
    pub name: &'a str,
    /// Its namespace, given or default.
    pub namespace: &'a str,
    /// The ServiceAccount that is named.
    pub service_account: Option<&'a str>,
    /// The names in `imagePullSecrets`, empty ones too.
    pub pull_secrets: Vec<&'a str>,
    /// Init containers, containers, ephemeral containers, image volumes: in the order of
    /// [`crate::report::Workload::containers`].
    pub images: Vec<ImageFields<'a>>,
}

/// The fields of a container, or of an image volume, that say what is pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFields<'a> {
    /// The name of the container or volume; empty where there is none.
    pub name: &'a str,
    /// What it is.
    pub role: Role,
    /// `image`, of an image volume `reference`; nothing where there is no text.
    pub image: Option<Field<'a>>,
    /// `imagePullPolicy`, of an image volume `pullPolicy`; nothing where there is no such field.
    pub pull_policy: Option<Field<'a>>,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// The file, by the order in which the files were given.
    pub file: usize,
    /// The text; empty where the value is no text.
    pub text: &'a str,
    /// Where the value stands in its file, quotes and all, in bytes.
    pub range: Range<usize>,
}

impl<'a> Pods<'a> {
    pub(crate) fn of(owner: &PodOwner<'a>) -> Self {
        let spec = &owner.spec;
        Self {
            kind: owner.kind,
            name: owner.name,
            namespace: owner.namespace,
            service_account: spec.service_account.map(|account| account.text),
            pull_secrets: spec.pull_secrets.iter().map(|it| it.name).collect(),
            images: spec.containers.iter().map(ImageFields::of).collect(),
        }
    }
}

impl<'a> ImageFields<'a> {
    fn of(spec: &ContainerSpec<'a>) -> Self {
        Self {
            name: spec.name,
            role: spec.role,
            image: spec.image.map(|image| Field::at(image.place, image.text)),
            pull_policy: spec.pull_policy_place.map(|place| {
                let text = spec.pull_policy.map_or("", |policy| policy.text);
                Field::at(place, text)
            }),
        }
    }
}

impl<'a> Field<'a> {
    fn at(place: Place, text: &'a str) -> Self {
        Self {
            file: place.source as usize,
            text,
            range: place.start as usize..place.end as usize,
        }
    }
}
