//! Blobs that are not what their descriptor says.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use libtest_mimic::Trial;

use crate::suite::support::{Answer, Image, Need, Request, Scene, digest, trial};

const SIZE: usize = 20_000;

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::blobs::truncated", &needs, truncated),
        trial("faults::blobs::lengthened", &needs, lengthened),
        trial(
            "faults::blobs::lengthened_without_a_length",
            &needs,
            lengthened_in_chunks,
        ),
        trial("faults::blobs::wrong_digest", &needs, wrong_digest),
        trial(
            "faults::blobs::wrong_digest_of_the_config",
            &needs,
            wrong_config,
        ),
        trial(
            "faults::blobs::wrong_content_length",
            &needs,
            wrong_content_length,
        ),
        trial("faults::blobs::endless", &needs, endless),
        trial("faults::blobs::mended_later", &needs, mended_later),
        trial("faults::blobs::encoded", &needs, encoded),
    ]
}

fn image() -> Image {
    Image::new(7, &[SIZE])
}

/// A registry that answers for the layer with other bytes.
fn scene(change: impl Fn(&[u8]) -> Answer + Send + Sync + 'static) -> Scene {
    let image = image();
    let (layer, bytes) = (image.layer_digest(0), image.layers[0].clone());
    Scene::new(image, move |request: &Request, good| {
        if request.is_of(&layer) {
            change(&bytes)
        } else {
            good
        }
    })
}

fn truncated() {
    let scene = scene(|bytes| Answer::new(200, &bytes[..bytes.len() - 100]));
    scene.fails_at_layer(&scene.pull(&[]));
}

fn lengthened() {
    let scene = scene(|bytes| Answer::new(200, [bytes, &[0; 100]].concat()));
    scene.fails_at_layer(&scene.pull(&[]));
}

fn lengthened_in_chunks() {
    let scene = scene(|bytes| Answer::new(200, [bytes, &[0; 100]].concat()).chunked());
    scene.fails_at_layer(&scene.pull(&[]));
}

fn wrong_digest() {
    let scene = scene(|bytes| {
        let mut bytes = bytes.to_vec();
        bytes[1000] ^= 1;
        Answer::new(200, bytes)
    });
    let ran = scene.pull(&[]);
    scene.fails_at_layer(&ran);
    ran.says("digest");
}

fn wrong_config() {
    let image = image();
    let config = image.config.clone();
    let digest = digest(&config);
    let wanted = digest.clone();
    let scene = Scene::new(image, move |request, good| {
        if request.is_of(&wanted) {
            let spaces = vec![b' '; config.len()];
            return Answer::new(200, spaces);
        }
        good
    });
    let ran = scene.pull(&[]);
    scene.fails(&ran, "without credentials", &format!("config {digest}"));
}

/// More is promised than comes: to the client, a cut; and every try is the same.
fn wrong_content_length() {
    let scene = scene(|bytes| Answer::new(200, bytes).claiming(bytes.len() as u64 + 50));
    scene.fails_at_layer(&scene.pull(&[]));
}

fn endless() {
    let scene = scene(|_| Answer::endless(200));
    let ran = scene.pull(&[]);
    scene.fails_at_layer(&ran);
    // What is in the pipes when the connection ends has been sent as well.
    let sent: usize = scene.server.records().iter().map(|it| it.sent).sum();
    assert!(sent < 64 << 20, "{sent} bytes were taken of {SIZE}");
}

/// Bytes that were refused are not what a later pull goes on from.
fn mended_later() {
    let image = image();
    let layer = image.layer_digest(0);
    let bytes = image.layers[0].clone();
    let bad = Arc::new(AtomicBool::new(true));
    let is_bad = Arc::clone(&bad);
    let scene = Scene::new(image, move |request, good| {
        if request.is_of(&layer) && is_bad.load(Ordering::Relaxed) {
            let mut bytes = bytes.clone();
            bytes[10] ^= 1;
            return Answer::new(200, bytes);
        }
        good
    });
    scene.fails_at_layer(&scene.pull(&[]));
    bad.store(false, Ordering::Relaxed);
    scene.succeeds(&scene.pull(&[]));
}

/// A blob is what is on the wire: nothing is decoded, whatever the answer says of its encoding.
fn encoded() {
    let scene = scene(|bytes| Answer::new(200, bytes).with("Content-Encoding", "gzip"));
    scene.succeeds(&scene.pull(&[]));
}
