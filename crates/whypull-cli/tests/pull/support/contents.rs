use std::collections::HashMap;

use super::image::INDEX;
use super::{Answer, Image, MANIFEST, Request, digest};

/// What a registry has, and how it answers when nothing is wrong.
#[derive(Clone, Default)]
pub struct Contents {
    /// By repository and tag or digest.
    manifests: HashMap<(String, String), (&'static str, Vec<u8>)>,
    blobs: HashMap<String, Vec<u8>>,
}

impl Contents {
    pub fn with(mut self, name: &str, tag: &str, image: &Image) -> Self {
        self.put(name, tag, MANIFEST, &image.manifest);
        for blob in image.layers.iter().chain([&image.config]) {
            self.blobs.insert(digest(blob), blob.clone());
        }
        self
    }

    pub fn with_index(mut self, name: &str, tag: &str, index: &[u8]) -> Self {
        self.put(name, tag, INDEX, index);
        self
    }

    fn put(&mut self, name: &str, tag: &str, media_type: &'static str, bytes: &[u8]) {
        for reference in [tag.to_owned(), digest(bytes)] {
            let value = (media_type, bytes.to_vec());
            self.manifests.insert((name.to_owned(), reference), value);
        }
    }

    pub fn answer(&self, request: &Request) -> Answer {
        let path = request.path();
        if matches!(path, "/v2/" | "/v2") {
            return Answer::new(200, "{}");
        }
        if !matches!(&*request.method, "GET" | "HEAD") {
            return Answer::error(405, "UNSUPPORTED", "not here");
        }
        if let Some((name, reference)) = apart(path, "/manifests/") {
            let key = (name.to_owned(), reference.to_owned());
            return match self.manifests.get(&key) {
                Some((media_type, bytes)) => Answer::new(200, bytes.clone())
                    .with("Content-Type", media_type)
                    .with("Docker-Content-Digest", &digest(bytes)),
                None => Answer::error(404, "MANIFEST_UNKNOWN", "manifest unknown"),
            };
        }
        let blob = apart(path, "/blobs/").and_then(|(_, digest)| self.blobs.get(digest));
        match blob {
            Some(bytes) => blob_answer(bytes, request),
            None => Answer::error(404, "BLOB_UNKNOWN", "blob unknown to registry"),
        }
    }
}

fn apart<'a>(path: &'a str, between: &str) -> Option<(&'a str, &'a str)> {
    path.strip_prefix("/v2/")?.split_once(between)
}

/// A blob, or the rest of it.
fn blob_answer(bytes: &[u8], request: &Request) -> Answer {
    let whole = bytes.len();
    match request.range() {
        None => Answer::new(200, bytes),
        Some(from) if from < whole => {
            let range = format!("bytes {from}-{}/{whole}", whole - 1);
            Answer::new(206, &bytes[from..]).with("Content-Range", &range)
        }
        Some(_) => Answer::new(416, []).with("Content-Range", &format!("bytes */{whole}")),
    }
    .with("Content-Type", "application/octet-stream")
    .with("Accept-Ranges", "bytes")
}

pub fn basic_challenge() -> Answer {
    Answer::error(401, "UNAUTHORIZED", "authentication required")
        .with("WWW-Authenticate", "Basic realm=\"trials\"")
}

pub fn bearer_challenge(realm: &str, repository: &str) -> Answer {
    let challenge = format!(
        "Bearer realm=\"{realm}\",service=\"trials\",scope=\"repository:{repository}:pull\""
    );
    Answer::error(401, "UNAUTHORIZED", "authentication required")
        .with("WWW-Authenticate", &challenge)
}
