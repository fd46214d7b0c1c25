use serde_json::{Value, json};

use super::archive::{gzip, tar};
use super::digest;

pub const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
pub const INDEX: &str = "application/vnd.oci.image.index.v1+json";
pub const LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

/// An image with layers that a runtime can unpack.
#[derive(Clone)]
pub struct Image {
    pub manifest: Vec<u8>,
    pub config: Vec<u8>,
    pub layers: Vec<Vec<u8>>,
}

impl Image {
    /// Layers of about so many bytes, different for every seed.
    pub fn new(seed: u64, sizes: &[usize]) -> Self {
        Self::of_platform(seed, sizes, machine())
    }

    pub fn of_platform(seed: u64, sizes: &[usize], architecture: &str) -> Self {
        let archives: Vec<Vec<u8>> = (0..)
            .zip(sizes)
            .map(|(at, &size)| tar(seed * 1000 + at, size))
            .collect();
        let ids: Vec<String> = archives.iter().map(|archive| digest(archive)).collect();
        let config = json!({
            "architecture": architecture,
            "os": "linux",
            "config": {"Cmd": ["/file"], "Labels": {"seed": seed.to_string()}},
            "rootfs": {"type": "layers", "diff_ids": ids},
        });
        let config = serde_json::to_vec(&config).expect("JSON");
        let layers: Vec<Vec<u8>> = archives.iter().map(|archive| gzip(archive)).collect();
        let descriptors = layers
            .iter()
            .map(|layer| json!({"mediaType": LAYER, "digest": digest(layer), "size": layer.len()}));
        let descriptors: Vec<Value> = descriptors.collect();
        let manifest = manifest_of(&config, &descriptors);
        Self {
            manifest,
            config,
            layers,
        }
    }

    /// The same image, with another list of layers in its manifest.
    pub fn with_descriptors(mut self, layers: &[Value]) -> Self {
        self.manifest = manifest_of(&self.config, layers);
        self
    }

    /// The layers as its manifest lists them.
    pub fn descriptors(&self) -> Vec<Value> {
        let manifest: Value = serde_json::from_slice(&self.manifest).expect("JSON");
        manifest["layers"].as_array().expect("layers").clone()
    }

    pub fn digest(&self) -> String {
        digest(&self.manifest)
    }

    pub fn layer_digest(&self, at: usize) -> String {
        digest(&self.layers[at])
    }

    /// Bytes of config and layers.
    pub fn content_size(&self) -> usize {
        self.config.len() + self.layers.iter().map(Vec::len).sum::<usize>()
    }

    /// As containerd counts: with the manifest.
    pub fn size(&self) -> usize {
        self.manifest.len() + self.content_size()
    }
}

fn manifest_of(config: &[u8], layers: &[Value]) -> Vec<u8> {
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "digest": digest(config),
            "size": config.len(),
        },
        "layers": layers,
    });
    serde_json::to_vec(&manifest).expect("JSON")
}

/// What Go calls this machine.
pub fn machine() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    }
}

/// An index of images of these architectures.
pub fn index_of(images: &[(&Image, &str)]) -> Vec<u8> {
    let descriptor = |(image, architecture): &(&Image, &str)| {
        json!({
            "mediaType": MANIFEST,
            "digest": image.digest(),
            "size": image.manifest.len(),
            "platform": {"os": "linux", "architecture": architecture},
        })
    };
    let manifests: Vec<Value> = images.iter().map(descriptor).collect();
    let index = json!({"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests});
    serde_json::to_vec(&index).expect("JSON")
}
