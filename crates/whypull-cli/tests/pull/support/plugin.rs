use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::Room;

/// A credential provider: a shell script that notes what it was asked.
pub struct Plugin {
    name: &'static str,
}

/// The full name of a version of the plugins' protocol.
pub fn version_of(version: &str) -> String {
    format!("credentialprovider.kubelet.k8s.io/{version}")
}

/// A configuration of these providers.
pub fn providers(list: &[Value]) -> String {
    json!({
        "apiVersion": "kubelet.config.k8s.io/v1",
        "kind": "CredentialProviderConfig",
        "providers": list,
    })
    .to_string()
}

impl Plugin {
    pub fn new(name: &'static str) -> Self {
        Self { name }
    }

    /// Its part of the configuration.
    pub fn configuration(&self, version: &str, images: &[&str]) -> Value {
        json!({
            "name": self.name,
            "apiVersion": version_of(version),
            "matchImages": images,
            "defaultCacheDuration": "1h",
        })
    }

    fn asked(&self, room: &Room) -> String {
        room.text(&format!("{}.asked", self.name))
    }

    /// A script that notes its input, and then does this. A line a call.
    pub fn script(&self, room: &Room, then: &str) {
        let asked = self.asked(room);
        let path = format!("bin/{}", self.name);
        let text = format!("#!/bin/sh\ntr -d '\\n' >>'{asked}'\necho >>'{asked}'\n{then}\n");
        room.write(&path, text);
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(room.path(path), executable).expect("a script");
    }

    /// A script that answers so.
    pub fn answers(&self, room: &Room, answer: &Value) {
        let file = room.write(&format!("{}.answer", self.name), answer.to_string());
        self.script(room, &format!("cat '{file}'"));
    }

    /// A script that answers with one user for one key.
    pub fn gives(&self, room: &Room, version: &str, kind: &str, key: &str, user: &str) {
        let answer = json!({
            "apiVersion": version_of(version),
            "kind": "CredentialProviderResponse",
            "cacheKeyType": kind,
            "auth": {key: {"username": user, "password": format!("password-of-{user}")}},
        });
        self.answers(room, &answer);
    }

    /// What it was asked, in order.
    pub fn requests(&self, room: &Room) -> Vec<Value> {
        let text = fs::read_to_string(self.asked(room)).unwrap_or_default();
        let request = |line: &str| serde_json::from_str(line).expect("JSON");
        text.lines().map(request).collect()
    }
}
