use std::collections::BTreeMap;

use super::{Diagnostics, Draft};
use crate::decide::{Credentials, Presence};
use crate::image_name::shortened;
use crate::kubelet::SEARCH_ORDER;
use crate::manifest::Embedded;
use crate::message::Message;
use crate::reference::Reference;
use crate::semantics::Semantics;

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(super) fn node_files(&mut self) {
        for files in &self.world.nodes {
            let chosen = files.chosen().map(|file| file.place);
            for file in &files.files {
                self.docker_config(&file.config, &Embedded::file(file.place));
                let code = if file.rank.is_none() {
                    "node-file-not-read"
                } else if file.config.fault.is_some() {
                    "node-file-not-read-invalid"
                } else if Some(file.place) != chosen {
                    let twice = files.chosen().is_some_and(|first| first.at == file.at);
                    if twice {
                        "node-file-not-read-twice"
                    } else {
                        "node-file-not-read-later"
                    }
                } else {
                    continue;
                };
                let mut place = file.place;
                place.end = place.start;
                let message = Message::new(code)
                    .with("at", shortened(&file.at).into_owned())
                    .with("places", SEARCH_ORDER.join(", "))
                    .with(
                        "chosen",
                        files
                            .chosen()
                            .map_or_else(String::new, |file| shortened(&file.at).into_owned()),
                    );
                self.report_as("node-file-not-read", Draft::new(message).at(place));
            }
        }
    }

    /// Each node decides alone: Pods run on some and fail on others.
    pub(crate) fn of_nodes(&mut self, presence: &Presence, credentials: &mut Credentials<'w, 'a>) {
        let mut nodes: Vec<&str> = self
            .world
            .nodes
            .iter()
            .map(|files| files.node.as_str())
            .filter(|node| !node.is_empty())
            .chain(presence.nodes())
            .collect();
        nodes.sort_unstable();
        nodes.dedup();
        if nodes.len() < 2 {
            return;
        }
        for owner in &self.world.owners {
            for spec in &owner.spec.containers {
                let Some(image) = spec.image else { continue };
                let Ok(reference) = Reference::parse(image.text) else {
                    continue;
                };
                let path = reference.path().to_string();
                let mut keys: BTreeMap<String, Vec<&str>> = BTreeMap::new();
                let mut present: BTreeMap<bool, Vec<&str>> = BTreeMap::new();
                for node in &nodes {
                    let tried = self
                        .world
                        .nodes
                        .iter()
                        .position(|files| files.node == *node)
                        .and_then(|at| credentials.of_node(at))
                        .map_or_else(String::new, |ring| {
                            ring.tries(Semantics::Kubelet, reference.domain(), &path)
                                .into_iter()
                                .filter_map(|at| ring.credentials.get(at))
                                .map(|credential| {
                                    format!(
                                        "{} ({})",
                                        crate::keyring::masked_key(&credential.entry.key),
                                        credential.entry.username
                                    )
                                })
                                .collect::<Vec<_>>()
                                .join(", ")
                        });
                    keys.entry(tried).or_default().push(node);
                    present
                        .entry(presence.on(node, image.text))
                        .or_default()
                        .push(node);
                }
                if keys.len() > 1 {
                    let with: Vec<String> = keys
                        .iter()
                        .map(|(tried, nodes)| {
                            let tried = if tried.is_empty() { "∅" } else { tried };
                            format!("{} → {tried}", nodes.join(", "))
                        })
                        .collect();
                    self.report(
                        Draft::new(
                            Message::new("nodes-differ")
                                .with("image", shortened(image.text).into_owned())
                                .with("nodes", shortened(&with.join("; ")).into_owned()),
                        )
                        .at(image.place)
                        .fix(Message::new("fix-same-nodes")),
                    );
                }
                if present.len() > 1 {
                    let list = |has: bool| {
                        shortened(
                            &present
                                .get(&has)
                                .map(|nodes| nodes.join(", "))
                                .unwrap_or_default(),
                        )
                        .into_owned()
                    };
                    self.report_as(
                        "nodes-differ",
                        Draft::new(
                            Message::new("nodes-differ-present")
                                .with("image", shortened(image.text).into_owned())
                                .with("with", list(true))
                                .with("without", list(false)),
                        )
                        .at(image.place)
                        .fix(Message::new("fix-same-nodes")),
                    );
                }
            }
        }
    }
}
