//! Inputs that are written in the test itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use whypull::Explanation;
use whypull::input::{File, FileRole};
use whypull::options::Options;
use whypull::report::{Container, Location, Report, Workload};

/// Files and options of one row of a test, put together piece by piece.
#[derive(Clone, Default)]
pub struct Given {
    files: Vec<File>,
    /// What is asked.
    pub options: Options,
}

impl Given {
    /// Kubernetes objects in YAML or JSON.
    pub fn manifest(text: impl AsRef<str>) -> Self {
        Self::default().and(text)
    }

    /// One more file, whose content says what it is.
    #[must_use]
    pub fn and(mut self, text: impl AsRef<str>) -> Self {
        let name = format!("file-{}.yaml", self.files.len() + 1);
        self.files.push(File::new(name, text.as_ref()));
        self
    }

    /// Files of the folder `examples/`.
    pub fn examples(paths: &[&str]) -> Self {
        paths
            .iter()
            .fold(Self::default(), |given, path| given.example(path, None))
    }

    /// One more file of the folder `examples/`, and what it is for.
    ///
    /// # Panics
    ///
    /// When it is not there.
    #[must_use]
    pub fn example(mut self, path: &str, role: impl Into<Option<FileRole>>) -> Self {
        let bytes = std::fs::read(crate::workspace("examples").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut file = File::new(path, bytes);
        file.role = role.into();
        self.files.push(file);
        self
    }

    /// The image to which the last file belongs, an image index.
    ///
    /// # Panics
    ///
    /// When there is no file.
    #[must_use]
    pub fn of_image(mut self, image: &str) -> Self {
        let file = self.files.last_mut().expect("a file");
        file.role = Some(FileRole::ImageIndex);
        file.image = Some(image.to_owned());
        self
    }

    /// One more file of a certain use.
    #[must_use]
    pub fn and_as(mut self, role: FileRole, text: impl AsRef<str>) -> Self {
        let name = format!("file-{}.yaml", self.files.len() + 1);
        self.files
            .push(File::new(name, text.as_ref()).with_role(role));
        self
    }

    /// A docker config on the node, at its first place.
    #[must_use]
    pub fn node_config(self, text: impl AsRef<str>) -> Self {
        self.node_config_at("/var/lib/kubelet/config.json", text)
    }

    /// A docker config at a place of the node.
    #[must_use]
    pub fn node_config_at(mut self, place: &str, text: impl AsRef<str>) -> Self {
        let name = format!("node-{}.json", self.files.len() + 1);
        let mut file = File::new(name, text.as_ref()).with_role(FileRole::NodeConfig);
        file.place = Some(place.to_owned());
        self.files.push(file);
        self
    }

    /// A docker config of a node of several.
    #[must_use]
    pub fn node_config_of(mut self, node: &str, text: impl AsRef<str>) -> Self {
        let mut file =
            File::new(format!("{node}.json"), text.as_ref()).with_role(FileRole::NodeConfig);
        file.node = Some(node.to_owned());
        self.files.push(file);
        self
    }

    /// Options, as JavaScript gives them.
    ///
    /// # Panics
    ///
    /// When they are no options.
    #[must_use]
    pub fn options(mut self, options: serde_json::Value) -> Self {
        self.options = serde_json::from_value(options).expect("options");
        self
    }

    /// A version of Kubernetes.
    ///
    /// # Panics
    ///
    /// When it is none.
    #[must_use]
    pub fn version(mut self, version: &str) -> Self {
        self.options.kubernetes_version = version.parse().expect("a version");
        self
    }

    /// An image that is on the node.
    #[must_use]
    pub fn present(mut self, image: &str) -> Self {
        self.options.present.push(image.to_owned());
        self
    }

    /// Whether the input is all there is.
    #[must_use]
    pub fn complete(mut self, complete: bool) -> Self {
        self.options.complete = Some(complete);
        self
    }

    /// What is said about it, in words.
    pub fn report(&self) -> Report<String> {
        Explanation::of(self.files.iter().cloned()).in_words(&self.options)
    }

    /// The first workload.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub fn workload(&self) -> Workload<String> {
        self.report()
            .workloads
            .into_iter()
            .next()
            .expect("a workload")
    }

    /// The first container.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub fn container(&self) -> Container<String> {
        self.workload()
            .containers
            .into_iter()
            .next()
            .expect("a container")
    }

    /// The text that a location covers, in its file.
    ///
    /// # Panics
    ///
    /// When no such file was given, or the location is not in it.
    pub fn covered(&self, location: &Location) -> String {
        let file = self.files.iter().find(|file| *file.name == *location.file);
        let bytes = &file.expect("a file of that name").bytes;
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let range = location.range(text).expect("a place in the text");
        text[range].to_owned()
    }

    /// The keys that are tried, in order.
    pub fn tries(&self) -> Vec<String> {
        self.container()
            .attempts
            .into_iter()
            .map(|attempt| attempt.key)
            .collect()
    }

    /// The codes of the diagnostics, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.report()
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code)
            .collect()
    }

    /// The events of the first container, in order.
    pub fn events(&self) -> Vec<String> {
        self.container()
            .steps
            .into_iter()
            .filter_map(|step| step.event.map(String::from))
            .collect()
    }
}

/// A Pod `web` in the namespace `default` with one container.
pub fn pod(image: &str, secrets: &[&str]) -> String {
    let secrets: Vec<_> = secrets.iter().map(|name| json!({ "name": name })).collect();
    json!({
        "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web" },
        "spec": {
            "containers": [{ "name": "web", "image": image }],
            "imagePullSecrets": secrets,
        },
    })
    .to_string()
}

/// A docker config with a user for each key.
pub fn config_json(keys: &[(&str, &str)]) -> String {
    let auths: serde_json::Map<_, _> = keys
        .iter()
        .map(|(key, user)| {
            let auth = STANDARD.encode(format!("{user}:made-up-password"));
            ((*key).to_owned(), json!({ "auth": auth }))
        })
        .collect();
    json!({ "auths": auths }).to_string()
}

/// A Secret in the namespace `default` with a docker config.
pub fn secret(name: &str, config: &str) -> String {
    json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": { "name": name },
        "type": "kubernetes.io/dockerconfigjson",
        "data": { ".dockerconfigjson": STANDARD.encode(config) },
    })
    .to_string()
}
