use super::Object;
use crate::source::{Kind, Node};

/// How far into an unknown object a Pod template is looked for, and how many nodes are looked at.
const MAX_DEPTH: usize = 8;
const MAX_NODES: usize = 2_000;

/// A Pod template: the mapping that has `metadata` and `spec`, and that `spec`.
pub(crate) struct Template<'a> {
    /// Nothing for a Pod, which is its own.
    pub(crate) template: Option<Object<'a>>,
    pub(crate) spec: Object<'a>,
}

/// The Pod templates of an object: one for every built-in kind, any number for kinds that whypull
/// does not know (an Argo Rollout, a `JobSet`), none for what runs no Pods.
pub(crate) fn templates<'a>(object: Object<'a>, kind: &str) -> Vec<Template<'a>> {
    let path: &[&str] = match kind {
        "Pod" => {
            return object
                .node
                .get("spec")
                .filter(|spec| spec.kind() == Kind::Mapping)
                .map(|spec| Template {
                    template: None,
                    spec: object.at(spec),
                })
                .into_iter()
                .collect();
        }
        "CronJob" => &["spec", "jobTemplate", "spec", "template"],
        "PodTemplate" => &["template"],
        "Deployment"
        | "StatefulSet"
        | "DaemonSet"
        | "ReplicaSet"
        | "ReplicationController"
        | "Job" => &["spec", "template"],
        // What these hold is data: it may look like anything.
        "Secret" | "ConfigMap" | "ServiceAccount" | "CustomResourceDefinition" => {
            return Vec::new();
        }
        _ => {
            let mut found = Vec::new();
            search(object.node, 0, &mut MAX_NODES.clone(), &mut found);
            return found
                .into_iter()
                .filter_map(|node| template_at(object, node))
                .collect();
        }
    };
    object
        .node
        .at_path(path)
        .and_then(|node| template_at(object, node))
        .into_iter()
        .collect()
}

fn template_at<'a>(object: Object<'a>, node: Node<'a>) -> Option<Template<'a>> {
    let spec = node
        .get("spec")
        .filter(|spec| spec.kind() == Kind::Mapping)?;
    Some(Template {
        template: Some(object.at(node)),
        spec: object.at(spec),
    })
}

/// Mappings with `spec.containers`: that is what a Pod template looks like under any name.
fn search<'a>(node: Node<'a>, depth: usize, budget: &mut usize, found: &mut Vec<Node<'a>>) {
    if depth > MAX_DEPTH || *budget == 0 {
        return;
    }
    *budget -= 1;
    let has_containers = node
        .at_path(&["spec", "containers"])
        .is_some_and(|containers| containers.kind() == Kind::Sequence);
    if node.kind() == Kind::Mapping && has_containers && depth > 0 {
        found.push(node);
        return;
    }
    for (_, value) in node.entries() {
        search(value, depth + 1, budget, found);
    }
    for item in node.items() {
        search(item, depth + 1, budget, found);
    }
}
