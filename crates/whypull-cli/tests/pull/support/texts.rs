use serde_json::{Value, json};

use super::base64;

/// A docker config with one user a key.
pub fn docker_config(entries: &[(&str, &str, &str)]) -> String {
    let mut auths = serde_json::Map::new();
    for (key, user, password) in entries {
        let auth = base64(format!("{user}:{password}"));
        auths.insert((*key).to_owned(), json!({"auth": auth}));
    }
    json!({"auths": auths}).to_string()
}

/// A docker config with one entry.
pub fn node_config(key: &str, user: &str, password: &str) -> String {
    docker_config(&[(key, user, password)])
}

/// A pull Secret.
pub fn secret(name: &str, entries: &[(&str, &str, &str)]) -> String {
    let data = base64(docker_config(entries));
    json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": name, "namespace": "default"},
        "type": "kubernetes.io/dockerconfigjson",
        "data": {".dockerconfigjson": data},
    })
    .to_string()
}

/// A Pod with containers of these names, images and policies (none where empty).
pub fn pod_of(name: &str, containers: &[(&str, &str, &str)], secrets: &[&str]) -> Value {
    let container = |(name, image, policy): &(&str, &str, &str)| {
        let mut container = json!({"name": name, "image": image});
        if !policy.is_empty() {
            container["imagePullPolicy"] = json!(policy);
        }
        container
    };
    let containers: Vec<Value> = containers.iter().map(container).collect();
    let mut pod = json!({
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {"containers": containers},
    });
    if !secrets.is_empty() {
        let named: Vec<Value> = secrets.iter().map(|name| json!({"name": name})).collect();
        pod["spec"]["imagePullSecrets"] = json!(named);
    }
    pod
}

/// A Pod with one container, `app`, and no policy of its own.
pub fn pod(image: &str, secrets: &[&str]) -> String {
    pod_of("web", &[("app", image, "")], secrets).to_string()
}
