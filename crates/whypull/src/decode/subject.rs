//! Whom the text is about: Pod, namespace, node, Secrets. They fill the commands of the steps.

use super::entry::{self, Entry};
use crate::object_name;

/// Names, each checked to be one: they go into shell commands.
#[derive(Default)]
pub(super) struct Subject {
    pub pod: Option<String>,
    pub namespace: Option<String>,
    pub node: Option<String>,
    pub secret: Option<String>,
}

impl Subject {
    /// Takes the first `Name:`, `Namespace:` and `Node:` of `kubectl describe pod`.
    pub fn read(&mut self, entry: &Entry<'_>) {
        let Some((name, value)) = entry.lines.first().and_then(|line| entry::field(line)) else {
            return;
        };
        let (slot, value) = match name {
            "Name" => (&mut self.pod, value),
            "Namespace" => (&mut self.namespace, value),
            "Node" => (&mut self.node, value.split('/').next().unwrap_or_default()),
            _ => return,
        };
        if slot.is_none() && object_name::is_subdomain(value) {
            *slot = Some(value.to_owned());
        }
    }

    /// Takes the first name of `Unable to retrieve some image pull secrets (a, b); …`.
    pub fn read_secrets(&mut self, lower: &str) {
        const MARKER: &str = "unable to retrieve some image pull secrets (";
        let Some(at) = lower.find(MARKER) else { return };
        let list = &lower[at + MARKER.len()..];
        let list = &list[..list.find(')').unwrap_or(list.len())];
        let first = list
            .split(',')
            .map(str::trim)
            .find(|name| object_name::is_subdomain(name));
        if self.secret.is_none() {
            self.secret = first.map(str::to_owned);
        }
    }
}
