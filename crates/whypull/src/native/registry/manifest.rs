//! Manifests: fetched whole, checked against their digest, and chosen for a platform.

use std::collections::HashMap;

use oci_spec::image::{Descriptor as Described, ImageIndex, ImageManifest, MediaType};
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use serde::Deserialize;

use super::Session;
use super::body::Body;
use crate::kubelet::Platform;
use crate::native::digest::{Digest, Hasher};
use crate::native::problem::{Failure, Problem, Step};

/// What registries take, and the OCI specification asks clients to take.
const MANIFEST_MAX: usize = 4 << 20;
/// An index within an index within an index.
const DEEPEST: usize = 3;

const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";
const ACCEPTED: &str = "application/vnd.oci.image.index.v1+json, \
     application/vnd.oci.image.manifest.v1+json, \
     application/vnd.docker.distribution.manifest.list.v2+json, \
     application/vnd.docker.distribution.manifest.v2+json";

/// A manifest or an index, as a registry has it.
pub(crate) struct FetchedManifest {
    pub(crate) bytes: Vec<u8>,
    pub(crate) digest: Digest,
}

/// A configuration or a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Descriptor {
    pub(crate) digest: Digest,
    pub(crate) size: u64,
    /// Whether the manifest says that it is elsewhere, where nobody looks for it.
    pub(crate) has_urls: bool,
}

/// An image, as one platform has it.
pub(crate) struct ImageDescription {
    /// In OCI's format, whatever the registry has.
    pub(crate) manifest: Vec<u8>,
    pub(crate) digest: Digest,
    /// What the registry calls it, where that is another digest.
    pub(crate) registry_digest: Option<Digest>,
    pub(crate) config: Descriptor,
    /// Each once.
    pub(crate) layers: Vec<Descriptor>,
    /// Bytes over the wire.
    pub(crate) transferred: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shape {
    #[serde(default)]
    schema_version: u32,
    #[serde(default)]
    media_type: Option<String>,
    #[serde(default)]
    manifests: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    config: Option<serde::de::IgnoredAny>,
}

impl Session<'_> {
    /// Fetches what a tag or a digest stands for.
    pub(crate) async fn manifest(&self, name: &str) -> Result<FetchedManifest, Failure> {
        self.persistently(&Step::Manifest, async || self.manifest_once(name).await)
            .await
    }

    async fn manifest_once(&self, name: &str) -> Result<FetchedManifest, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(ACCEPTED));
        let step = Step::Manifest;
        let response = self
            .get(&format!("manifests/{name}"), &headers, &step)
            .await?;
        let announced = response
            .headers()
            .get("docker-content-digest")
            .and_then(|value| value.to_str().ok()?.parse::<Digest>().ok());
        let bytes = Body::new(response, self.stall())
            .all(MANIFEST_MAX)
            .await
            .map_err(|problem| problem.at(step.clone()))?;
        // By tag there is only the registry's own word to hold it against.
        let expected = name.parse::<Digest>().ok().or(announced);
        let mut hasher = expected.as_ref().map_or_else(Hasher::sha256, Hasher::like);
        hasher.update(&bytes);
        let digest = hasher.finish();
        match expected {
            Some(expected) if expected != digest => Err(Problem::WrongDigest {
                expected,
                found: digest,
            }
            .at(step)),
            _ => {
                shape(&bytes).map_err(|problem| problem.at(step))?;
                Ok(FetchedManifest { bytes, digest })
            }
        }
    }

    /// Fetches the manifest of an image for a platform.
    pub(crate) async fn describe(
        &self,
        name: &str,
        platform: &Platform,
    ) -> Result<ImageDescription, Failure> {
        let mut fetched = self.manifest(name).await?;
        let top = fetched.digest.clone();
        let mut transferred = fetched.bytes.len() as u64;
        let fail = |problem: Problem| problem.at(Step::Manifest);
        for _ in 0..DEEPEST {
            let shape = shape(&fetched.bytes).map_err(fail)?;
            if shape.manifests.is_none() {
                let (manifest, described) = image(&fetched.bytes).map_err(fail)?;
                let digest = match manifest {
                    Some(ref converted) => Digest::of(converted),
                    None => fetched.digest,
                };
                return Ok(ImageDescription {
                    registry_digest: (top != digest).then_some(top),
                    manifest: manifest.unwrap_or(fetched.bytes),
                    digest,
                    transferred,
                    config: described.0,
                    layers: described.1,
                });
            }
            let chosen = choose(&fetched.bytes, platform).map_err(fail)?;
            fetched = self.manifest(chosen.as_str()).await?;
            transferred += fetched.bytes.len() as u64;
        }
        let deep = "an image index within an image index within an image index".to_owned();
        Err(fail(Problem::Manifest(deep)))
    }
}

/// Where it goes wrong, and not how: serde's own words quote what is there.
fn bad_json(what: &str, error: &serde_json::Error) -> Problem {
    let why = match error.classify() {
        serde_json::error::Category::Data => "a field has another type or is missing",
        _ => "it is no JSON",
    };
    let (line, column) = (error.line(), error.column());
    Problem::Manifest(format!(
        "this is no {what}: {why} (line {line}, column {column})"
    ))
}

fn shape(bytes: &[u8]) -> Result<Shape, Problem> {
    let shape: Shape =
        serde_json::from_slice(bytes).map_err(|error| bad_json("manifest", &error))?;
    if shape.schema_version == 1 {
        return Err(Problem::Manifest(
            "a manifest of schema 1, which no runtime of today pulls: push the image again"
                .to_owned(),
        ));
    }
    if shape.config.is_none() && shape.manifests.is_none() {
        let media_type = shape.media_type.unwrap_or_default();
        return Err(Problem::Manifest(format!(
            "this is neither an image manifest nor an image index {}",
            super::body::word(&media_type)
        )));
    }
    Ok(shape)
}

/// The manifest of an index that a platform takes.
fn choose(bytes: &[u8], wanted: &Platform) -> Result<Digest, Problem> {
    let index: ImageIndex =
        serde_json::from_slice(bytes).map_err(|error| bad_json("image index", &error))?;
    let platform_of = |described: &Described| {
        let platform = described.platform().as_ref()?;
        Some(Platform {
            os: platform.os().to_string(),
            architecture: platform.architecture().to_string(),
            variant: platform.variant().clone().unwrap_or_default(),
        })
    };
    let mut best: Option<(u32, &Described)> = None;
    for described in index.manifests() {
        let Some(score) = platform_of(described).and_then(|it| wanted.accepts(&it)) else {
            continue;
        };
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, described));
        }
    }
    // What names no platform serves any, as containerd has it.
    let plain = index.manifests().iter().find(|it| it.platform().is_none());
    let Some(chosen) = best.map(|(_, chosen)| chosen).or(plain) else {
        let mut offered: Vec<String> = index
            .manifests()
            .iter()
            .filter_map(platform_of)
            .map(|platform| super::body::word(&platform.to_string()))
            .take(20)
            .collect();
        offered.dedup();
        return Err(Problem::Platform {
            wanted: wanted.to_string(),
            offered,
        });
    };
    checked_digest(chosen.digest().as_ref())
}

/// Configuration and layers; and the manifest in OCI's format, where it was in another.
#[expect(clippy::type_complexity, reason = "used once, and taken apart at once")]
fn image(bytes: &[u8]) -> Result<(Option<Vec<u8>>, (Descriptor, Vec<Descriptor>)), Problem> {
    let mut manifest: ImageManifest =
        serde_json::from_slice(bytes).map_err(|error| bad_json("image manifest", &error))?;
    let config = descriptor(manifest.config())?;
    let mut layers: Vec<Descriptor> = Vec::with_capacity(manifest.layers().len());
    let mut known: HashMap<Digest, u64> = HashMap::new();
    for layer in manifest.layers() {
        let layer = descriptor(layer)?;
        match known.insert(layer.digest.clone(), layer.size) {
            None => layers.push(layer),
            Some(size) if size == layer.size => {}
            Some(_) => {
                return Err(Problem::Manifest(format!(
                    "the layer {} is there with two sizes",
                    layer.digest
                )));
            }
        }
    }
    let is_docker = manifest
        .media_type()
        .as_ref()
        .is_some_and(|media_type| media_type.to_string() == DOCKER_MANIFEST);
    let converted = is_docker.then(|| {
        convert(&mut manifest);
        serde_json::to_vec(&manifest).unwrap_or_default()
    });
    Ok((converted, (config, layers)))
}

/// An OCI layout holds OCI manifests: other tools find no others in it. The blobs stay what they are.
fn convert(manifest: &mut ImageManifest) {
    manifest.set_media_type(Some(MediaType::ImageManifest));
    let mut config = manifest.config().clone();
    config.set_media_type(MediaType::ImageConfig);
    manifest.set_config(config);
    let layers = manifest.layers().iter().map(|layer| {
        let mut layer = layer.clone();
        let media_type = match layer.media_type().to_string().as_str() {
            "application/vnd.docker.image.rootfs.diff.tar.gzip" => MediaType::ImageLayerGzip,
            "application/vnd.docker.image.rootfs.diff.tar" => MediaType::ImageLayer,
            "application/vnd.docker.image.rootfs.diff.tar.zstd" => MediaType::ImageLayerZstd,
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip" => {
                MediaType::ImageLayerNonDistributableGzip
            }
            _ => layer.media_type().clone(),
        };
        layer.set_media_type(media_type);
        layer
    });
    let layers = layers.collect();
    manifest.set_layers(layers);
}

fn descriptor(described: &Described) -> Result<Descriptor, Problem> {
    Ok(Descriptor {
        digest: checked_digest(described.digest().as_ref())?,
        size: described.size(),
        has_urls: described
            .urls()
            .as_ref()
            .is_some_and(|urls| !urls.is_empty()),
    })
}

fn checked_digest(text: &str) -> Result<Digest, Problem> {
    text.parse().map_err(|_| {
        Problem::Manifest(format!(
            "{:?} is no digest that can be checked",
            super::body::word(text)
        ))
    })
}
