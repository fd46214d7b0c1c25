use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use whypull::docker_config::{DockerConfig, Format};
use whypull::input::File;
use whypull::source::{Kind, Node, Source};

/// A password that must not be seen.
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Password {
    /// Plain, as JSON has it, and in base64.
    pub fn forms(&self) -> [String; 3] {
        let json = serde_json::Value::from(self.0.as_str()).to_string();
        [
            self.0.clone(),
            json.trim_matches('"').to_owned(),
            STANDARD.encode(&self.0),
        ]
    }
}

/// Every password in the docker configs of some files, wherever those stand, and the `auth` itself.
pub fn passwords(files: &[File]) -> Vec<Password> {
    let mut found = Vec::new();
    for file in files {
        let source = Source::read(&file.name, file.bytes.clone());
        of_config(source.text(), &mut found);
        for document in source.documents() {
            if let Some(root) = source.root(document) {
                of_node(root, &mut found);
            }
        }
    }
    found.retain(|password| password.0.len() >= 4);
    found
}

fn of_node(node: Node<'_>, found: &mut Vec<Password>) {
    if node.kind() == Kind::Scalar {
        let text = node.raw().unwrap_or_default();
        of_config(text, found);
        if let Ok(bytes) = STANDARD.decode(text.trim()) {
            of_config(&String::from_utf8_lossy(&bytes), found);
        }
    }
    for (key, value) in node.entries() {
        if key.raw() == Some("password") {
            found.extend(value.raw().map(|text| Password(text.to_owned())));
        }
        of_node(value, found);
    }
    for item in node.items() {
        of_node(item, found);
    }
}

fn of_config(text: &str, found: &mut Vec<Password>) {
    if !text.trim_start().starts_with('{') {
        return;
    }
    for format in [Format::ConfigJson, Format::Dockercfg] {
        for entry in DockerConfig::parse(text, format).entries {
            let password = entry.password.expose();
            found.push(Password(password.trim_end().to_owned()));
            if !password.is_empty() {
                found.push(Password(
                    STANDARD.encode(format!("{}:{password}", entry.username)),
                ));
            }
        }
    }
}
