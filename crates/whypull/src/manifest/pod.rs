use super::{ContainerSpec, Finding, FindingKind, Object, Place, SecretShape, Text};
use crate::report::Role;
use crate::source::{Kind, Node};

/// An object that runs Pods, with the Pods it runs.
#[derive(Clone, Debug)]
pub(crate) struct PodOwner<'a> {
    pub(crate) kind: &'a str,
    pub(crate) name: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) place: Place,
    /// The order of the object in the input.
    pub(crate) order: usize,
    /// Whether it is a Pod that the API server has already taken: what is copied at creation has
    /// been copied.
    pub(crate) live: bool,
    /// Whether it mirrors a static Pod: admission leaves those alone, and the kubelet runs the file.
    pub(crate) mirror: bool,
    pub(crate) spec: PodSpec<'a>,
    /// Pull secrets that stand where nobody reads them.
    pub(crate) misplaced: Vec<Misplaced<'a>>,
}

/// The fields of a Pod's spec that matter for pulls.
#[derive(Clone, Debug)]
pub(crate) struct PodSpec<'a> {
    pub(crate) place: Place,
    pub(crate) service_account: Option<Text<'a>>,
    /// The list as written: `None` where there is none or an empty one.
    pub(crate) pull_secrets: Vec<NamedSecret<'a>>,
    pub(crate) pull_secrets_place: Option<Place>,
    pub(crate) containers: Vec<ContainerSpec<'a>>,
}

/// An element of `imagePullSecrets`. An empty name counts as listed and is then skipped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedSecret<'a> {
    pub(crate) name: &'a str,
    pub(crate) place: Place,
}

/// `imagePullSecrets` in a place where Kubernetes does not look.
#[derive(Clone, Debug)]
pub(crate) struct Misplaced<'a> {
    /// The key and its value.
    pub(crate) place: Place,
    pub(crate) key: Text<'a>,
    /// Whether they stand in that mapping itself, beside other keys: then they can be moved.
    pub(crate) movable: bool,
    /// In which mapping: `container`, `metadata`, `template`, `spec`, `root`.
    pub(crate) parent: &'static str,
    pub(crate) names: Vec<&'a str>,
}

impl<'a> PodSpec<'a> {
    pub(crate) fn read(spec: Object<'a>, findings: &mut Vec<Finding>) -> Self {
        spec.check_duplicates(findings);
        let mut containers = Vec::new();
        for (field, role) in [
            ("initContainers", Role::Init),
            ("containers", Role::Container),
            ("ephemeralContainers", Role::Ephemeral),
        ] {
            for object in spec.objects(field, findings) {
                containers.push(ContainerSpec::read(object, role, findings));
            }
        }
        if !containers
            .iter()
            .any(|container| container.role == Role::Container)
        {
            let mut place = spec.place();
            place.end = place.start;
            findings.push(Finding {
                kind: FindingKind::Missing {
                    field: "spec.containers",
                },
                place,
            });
        }
        for volume in spec.objects("volumes", findings) {
            containers.extend(ContainerSpec::read_volume(volume, findings));
        }
        containers.shrink_to_fit();
        let service_account = spec
            .string("serviceAccountName", findings)
            .filter(|name| !name.text.is_empty())
            .or_else(|| spec.string("serviceAccount", findings))
            .filter(|name| !name.text.is_empty());
        Self {
            place: spec.place(),
            service_account,
            pull_secrets: read_names(spec, findings),
            pull_secrets_place: names_place(spec),
            containers,
        }
    }
}

/// The names in a field `imagePullSecrets`.
pub(super) fn read_names<'a>(
    object: Object<'a>,
    findings: &mut Vec<Finding>,
) -> Vec<NamedSecret<'a>> {
    const FIELD: &str = "imagePullSecrets";
    let Some(list) = object.node.get(FIELD) else {
        return Vec::new();
    };
    let mut wrong = |node: Node<'a>, wanted: &'static str, found: &'static str, shape| {
        findings.push(Finding {
            kind: FindingKind::PullSecret {
                wanted,
                found,
                shape,
            },
            place: Place::of(object.source, node),
        });
    };
    match list.kind() {
        Kind::Scalar if list.as_str().is_some() => {
            wrong(list, "array", "string", SecretShape::Name);
        }
        Kind::Mapping if list.entries().len() == 1 && list.get("name").is_some() => {
            wrong(list, "array", "object", SecretShape::Mapping);
        }
        Kind::Sequence => {
            for item in list.items().filter(|item| item.as_str().is_some()) {
                wrong(item, "object", "string", SecretShape::Element);
            }
            for item in list.items() {
                if item.kind() != Kind::Mapping && item.as_str().is_none() {
                    object.refuse(FIELD, "object", item, findings);
                }
            }
        }
        _ => object.refuse(FIELD, "array", list, findings),
    }
    list.items()
        .filter(|item| item.kind() == Kind::Mapping)
        .map(|item| {
            let element = object.at(item);
            let name = element.string("name", findings);
            NamedSecret {
                name: name.map_or("", |name| name.text),
                place: name.map_or(element.place(), |name| name.place),
            }
        })
        .collect()
}

/// The field's value.
pub(super) fn names_place(object: Object<'_>) -> Option<Place> {
    object
        .node
        .get("imagePullSecrets")
        .map(|node| Place::of(object.source, node))
}

/// Finds `imagePullSecrets` next to the Pod spec instead of in it: on a container, in `metadata`,
/// beside `template`.
pub(crate) fn misplaced_pull_secrets<'a>(
    root: Object<'a>,
    template: Option<Object<'a>>,
    spec: Object<'a>,
) -> Vec<Misplaced<'a>> {
    let mut misplaced = Vec::new();
    let mut look = |object: Object<'a>, parent: &'static str| {
        for (key, value) in pull_secret_fields(object) {
            let Some(written) = key.raw() else { continue };
            if parent == "pod" && written == "imagePullSecrets" {
                continue;
            }
            let (whole, value_range) = (object.node.range(), value.range());
            let movable = object.node.entries().len() > 1
                && whole.start <= key.range().start
                && key.range().end <= value_range.start
                && value_range.end <= whole.end;
            let names = value
                .items()
                .filter_map(|item| item.get("name").and_then(|name| name.as_str()))
                .chain(value.items().filter_map(|item| item.as_str()))
                .chain(value.as_str())
                .chain(value.get("name").and_then(|name| name.as_str()))
                .filter(|name| !name.is_empty())
                .collect();
            misplaced.push(Misplaced {
                place: Place::range(
                    object.source,
                    key.document,
                    key.range().start..value.range().end,
                ),
                key: Text {
                    text: written,
                    place: Place::of(object.source, key),
                },
                movable,
                parent,
                names,
            });
        }
    };
    look(root, "root");
    if let Some(metadata) = root.node.get("metadata") {
        look(root.at(metadata), "metadata");
    }
    if let Some(template) = template {
        if template.node.range() != root.node.range() {
            look(template, "template");
            if let Some(metadata) = template.node.get("metadata") {
                look(template.at(metadata), "metadata");
            }
        }
        if let Some(outer) = root.node.get("spec")
            && outer.range() != spec.node.range()
        {
            look(root.at(outer), "spec");
        }
    }
    look(spec, "pod");
    for field in ["initContainers", "containers", "ephemeralContainers"] {
        if let Some(containers) = spec.node.get(field) {
            for container in containers.items() {
                look(spec.at(container), "container");
            }
        }
    }
    misplaced
}

/// The fields of a mapping that were meant to be `imagePullSecrets`.
fn pull_secret_fields(object: Object<'_>) -> impl Iterator<Item = (Node<'_>, Node<'_>)> {
    let exact = ["imagePullSecrets", "imagePullSecret"];
    let found = exact.map(|field| object.node.pair(field));
    let other_case = object.node.entries().find(move |(key, _)| {
        key.raw().is_some_and(|key| {
            !exact.contains(&key) && exact.iter().any(|field| key.eq_ignore_ascii_case(field))
        })
    });
    found.into_iter().flatten().chain(other_case)
}
