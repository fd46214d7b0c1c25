use std::collections::HashMap;

use super::{Ignored, Unreadable, World};
use crate::docker_config::{DockerConfig, Format};
use crate::input::{FileRole, Given, Use};
use crate::kubelet::{
    Configuration, ImageIndex, NodeFile, NodeFiles, ProviderResponse, place_rank, read_providers,
};
use crate::manifest::{
    Finding, FindingKind, Object, Place, PodOwner, PodSpec, PullSecret, ServiceAccount, Text,
    misplaced_pull_secrets, templates,
};
use crate::options::Options;
use crate::source::{Kind, Node, Source};

impl<'a> World<'a> {
    /// Sorts what was given.
    pub(crate) fn gather(given: &'a Given, options: &'a Options) -> Self {
        let mut world = Self {
            sources: Vec::new(),
            owners: Vec::new(),
            previous: Vec::new(),
            secrets: Vec::new(),
            service_accounts: Vec::new(),
            configuration: Configuration::of_version(options.kubernetes_version),
            configuration_faults: Vec::new(),
            providers: Vec::new(),
            provider_faults: Vec::new(),
            provider_config_given: false,
            responses: Vec::new(),
            nodes: Vec::new(),
            indexes: Vec::new(),
            findings: Vec::new(),
            ignored: Vec::new(),
            unreadable: Vec::new(),
            order: 0,
            secrets_by_name: HashMap::new(),
            accounts_by_name: HashMap::new(),
        };
        world.add(given, options);
        world
    }

    /// Sorts more of it in, behind what is there.
    pub(crate) fn add(&mut self, given: &'a Given, options: &'a Options) {
        let from = self.sources.len();
        self.sources.extend(&given.sources);
        let mut gatherer = Gatherer {
            order: self.order,
            world: self,
            options,
        };
        for (at, (source, file_use)) in given.sources.iter().zip(&given.uses).enumerate() {
            let id = u32::try_from(from + at).unwrap_or(u32::MAX);
            gatherer.source(id, source, file_use);
        }
        self.order = gatherer.order;
        self.index();
    }

    /// The last of equal objects wins, as it does when a file is applied.
    fn index(&mut self) {
        for (at, secret) in self.secrets.iter().enumerate() {
            self.secrets_by_name
                .insert((secret.namespace, secret.name), at);
        }
        for (at, account) in self.service_accounts.iter().enumerate() {
            self.accounts_by_name
                .insert((account.namespace, account.name), at);
        }
    }
}

struct Gatherer<'w, 'a> {
    world: &'w mut World<'a>,
    options: &'a Options,
    order: usize,
}

impl<'a> Gatherer<'_, 'a> {
    fn source(&mut self, id: u32, source: &'a Source, file_use: &Use) {
        if let Some(reason) = &file_use.unreadable {
            self.world.unreadable.push(Unreadable {
                reason: reason.clone(),
                place: Place::range(id, 1, 0..0),
            });
            return;
        }
        if let Some(at) = source.invalid_utf8() {
            self.world.unreadable.push(Unreadable {
                reason: "a byte that is not UTF-8 (read as U+FFFD)".to_owned(),
                place: Place::range(id, 1, at..at),
            });
        }
        if is_docker_config(source, file_use.role) {
            self.node_file(id, source, file_use);
            return;
        }
        for document in source.documents() {
            if let Some(unreadable) = document.unreadable() {
                self.world.unreadable.push(Unreadable {
                    reason: unreadable.reason.clone(),
                    place: Place::range(id, document.number, unreadable.offset..unreadable.offset),
                });
            }
            if let Some(root) = source.root(document) {
                self.object(Object::new(id, root), None, file_use);
            }
        }
    }

    /// `list_kind` is the kind that a typed list (`PodList`) gives to items without one.
    fn object(&mut self, object: Object<'a>, list_kind: Option<&'a str>, file_use: &Use) {
        let node = object.node;
        if node.kind() != Kind::Mapping {
            if !node.is_null() {
                self.ignore(None, object);
            }
            return;
        }
        let mut findings = Vec::new();
        let kind = object
            .string("kind", &mut findings)
            .map(|kind| kind.text)
            .or(list_kind);
        self.order += 1;
        match file_use.role {
            Some(FileRole::KubeletConfig) => return self.kubelet_configuration(object),
            Some(FileRole::CredentialProviderConfig) => return self.providers(object),
            Some(FileRole::ProviderResponse) => return self.response(object, file_use),
            Some(FileRole::ImageIndex) => return self.image_index(object, file_use),
            _ => {}
        }
        let Some(kind) = kind else {
            self.world.findings.append(&mut findings);
            if node.get("manifests").is_some() && node.get("schemaVersion").is_some() {
                self.image_index(object, file_use);
            } else {
                self.ignore(None, object);
            }
            return;
        };
        if let Some(items) = node.get("items").filter(|_| kind.ends_with("List")) {
            let item_kind = Some(&kind[..kind.len() - 4]).filter(|kind| !kind.is_empty());
            for item in items.items() {
                self.object(object.at(item), item_kind, file_use);
            }
            return;
        }
        match kind {
            "KubeletConfiguration" => self.kubelet_configuration(object),
            "CredentialProviderConfig" => self.providers(object),
            "CredentialProviderResponse" => self.response(object, file_use),
            _ => self.kubernetes_object(object, kind, findings, file_use),
        }
    }

    fn kubernetes_object(
        &mut self,
        object: Object<'a>,
        kind: &'a str,
        mut findings: Vec<Finding>,
        file_use: &Use,
    ) {
        object.check_duplicates(&mut findings);
        let metadata = object.mapping("metadata", &mut findings);
        if let Some(metadata) = metadata {
            metadata.check_duplicates(&mut findings);
        }
        let field = |field, findings: &mut Vec<Finding>| -> Option<Text<'a>> {
            metadata.and_then(|metadata| metadata.string(field, findings))
        };
        let name = field("name", &mut findings).or_else(|| field("generateName", &mut Vec::new()));
        let namespace = field("namespace", &mut findings)
            .map(|namespace| namespace.text)
            .filter(|namespace| !namespace.is_empty())
            .unwrap_or(&self.options.namespace);
        let previous = file_use.role == Some(FileRole::Previous);
        let named = matches!(kind, "Secret" | "ServiceAccount" | "Pod");
        if named && name.is_none_or(|name| name.text.is_empty()) && metadata_is_sound(&findings) {
            let mut place = object.place();
            place.end = place.start;
            findings.push(Finding {
                kind: FindingKind::Missing {
                    field: "metadata.name",
                },
                place,
            });
        }
        match kind {
            "Secret" if !previous => {
                let secret = PullSecret::read(object, name, namespace, &mut findings);
                self.world.secrets.push(secret);
            }
            "ServiceAccount" if !previous => {
                let name = name.map_or("", |name| name.text);
                let account =
                    ServiceAccount::read(object, (name, namespace), self.order, &mut findings);
                self.world.service_accounts.push(account);
            }
            _ => {
                let templates = templates(object, kind);
                if templates.is_empty() && !previous {
                    if let Some(field) = required_template(kind) {
                        template_missing(object, field, &mut findings);
                    } else {
                        self.ignore(Some(kind), object);
                    }
                }
                for template in templates {
                    let owner = PodOwner {
                        kind,
                        name: name.map_or("", |name| name.text),
                        namespace,
                        place: object.place(),
                        order: self.order,
                        live: kind == "Pod" && is_live(object.node),
                        mirror: kind == "Pod"
                            && object
                                .node
                                .at_path(&[
                                    "metadata",
                                    "annotations",
                                    "kubernetes.io/config.mirror",
                                ])
                                .is_some(),
                        misplaced: misplaced_pull_secrets(object, template.template, template.spec),
                        spec: PodSpec::read(template.spec, &mut findings),
                    };
                    if previous {
                        self.world.previous.push(owner);
                    } else {
                        self.world.owners.push(owner);
                    }
                }
            }
        }
        if !previous {
            self.world.findings.append(&mut findings);
        }
    }

    fn ignore(&mut self, kind: Option<&'a str>, object: Object<'a>) {
        self.world.ignored.push(Ignored {
            kind,
            place: object.place(),
        });
    }

    fn kubelet_configuration(&mut self, object: Object<'a>) {
        let (configuration, faults) = Configuration::read(
            object,
            self.options.kubernetes_version,
            &mut self.world.findings,
        );
        self.world.configuration = configuration;
        self.world.configuration_faults.extend(faults);
    }

    fn providers(&mut self, object: Object<'a>) {
        let (providers, faults) = read_providers(
            object,
            self.options.kubernetes_version,
            &mut self.world.findings,
        );
        self.world.provider_config_given = true;
        self.world.providers.extend(providers);
        self.world.provider_faults.extend(faults);
    }

    fn response(&mut self, object: Object<'a>, file_use: &Use) {
        let response =
            ProviderResponse::read(object, file_use.provider.clone(), &mut self.world.findings);
        self.world.responses.push(response);
    }

    fn image_index(&mut self, object: Object<'a>, file_use: &Use) {
        self.world
            .indexes
            .push(ImageIndex::read(object, file_use.image.clone()));
    }

    fn node_file(&mut self, id: u32, source: &'a Source, file_use: &Use) {
        let (at, format) = node_place(source, file_use.place.as_deref());
        let file = NodeFile {
            rank: place_rank(&at),
            config: DockerConfig::parse(source.text(), format),
            place: Place::range(id, 1, 0..source.text().len()),
            at,
        };
        let node = file_use.node.clone().unwrap_or_default();
        match self.world.nodes.iter_mut().find(|files| files.node == node) {
            Some(files) => files.files.push(file),
            None => self.world.nodes.push(NodeFiles {
                node,
                files: vec![file],
            }),
        }
    }
}

/// Where a kind has its Pods, if it must have them.
fn required_template(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "Pod" => "spec",
        "CronJob" => "spec.jobTemplate.spec.template.spec",
        "PodTemplate" => "template.spec",
        "Deployment"
        | "StatefulSet"
        | "DaemonSet"
        | "ReplicaSet"
        | "ReplicationController"
        | "Job" => "spec.template.spec",
        _ => return None,
    })
}

/// Tells the first part of the way to the Pods that is not there, or not what it should be.
fn template_missing(object: Object<'_>, field: &'static str, findings: &mut Vec<Finding>) {
    let mut at = object;
    for key in field.split('.') {
        match at.node.get(key) {
            Some(node) if node.kind() == Kind::Mapping => at = at.at(node),
            Some(node) if !node.is_null() => {
                at.refuse(field, "object", node, findings);
                return;
            }
            _ => break,
        }
    }
    let mut place = at.place();
    place.end = place.start;
    findings.push(Finding {
        kind: FindingKind::Missing { field },
        place,
    });
}

/// Whether nothing was wrong with the metadata: a name of another type was told already.
fn metadata_is_sound(findings: &[Finding]) -> bool {
    findings.is_empty()
}

/// The API server has taken the Pod: what it copies at creation has been copied.
fn is_live(pod: Node<'_>) -> bool {
    pod.at_path(&["metadata", "uid"]).is_some()
        || pod
            .at_path(&["metadata", "creationTimestamp"])
            .is_some_and(|time| !time.is_null())
        || pod.at_path(&["status", "phase"]).is_some()
}

/// Whether a text is the docker config of a node.
pub(crate) fn is_docker_config(source: &Source, role: Option<FileRole>) -> bool {
    match role {
        Some(role) => role == FileRole::NodeConfig,
        None => looks_like_docker_config(source),
    }
}

/// Where a node has its docker config, by what was said or by the name, and so which format it has.
pub(crate) fn node_place(source: &Source, place: Option<&str>) -> (String, Format) {
    let at = match place {
        Some(place) => place.to_owned(),
        None if source.name.ends_with(".dockercfg") => "/var/lib/kubelet/.dockercfg".to_owned(),
        None => "/var/lib/kubelet/config.json".to_owned(),
    };
    let format = if at.ends_with(".dockercfg") {
        Format::Dockercfg
    } else {
        Format::ConfigJson
    };
    (at, format)
}

/// A docker config has no `kind`: it is known by `auths`, or by its name.
fn looks_like_docker_config(source: &Source) -> bool {
    let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    if file == ".dockercfg" {
        return true;
    }
    let [document] = source.documents() else {
        return false;
    };
    match source.root(document) {
        Some(root) => {
            root.get("kind").is_none()
                && root.get("apiVersion").is_none()
                && root.entries().any(|(key, _)| {
                    key.raw().is_some_and(|key| {
                        key.eq_ignore_ascii_case("auths")
                            || key == "credsStore"
                            || key == "credHelpers"
                    })
                })
        }
        None => file == "config.json" || file.ends_with(".dockerconfigjson"),
    }
}
