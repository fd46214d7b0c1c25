//! Image indexes without what is wanted.

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::suite::support::{
    Answer, Contents, Image, MANIFEST, Need, Request, Scene, digest, index_of, trial,
};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial(
            "faults::indexes::without_this_platform",
            &needs,
            no_platform,
        ),
        trial("faults::indexes::of_no_platform", &needs, of_no_platform),
        trial("faults::indexes::empty", &needs, empty),
        trial(
            "faults::indexes::other_manifest_given",
            &needs,
            other_manifest,
        ),
        trial("faults::indexes::of_indexes", &needs, of_indexes),
    ]
}

/// A registry with an index under `bad:1`.
fn scene(
    image: Image,
    index: &[u8],
    fault: impl Fn(&Request, Answer) -> Answer + Send + Sync + 'static,
) -> Scene {
    let contents = Contents::default()
        .with("bad", "image", &image)
        .with_index("bad", "1", index);
    Scene::with(image, contents, fault)
}

fn no_platform() {
    let image = Image::of_platform(21, &[500], "arm64");
    let index = index_of(&[(&image, "arm64"), (&image, "s390x")]);
    let scene = scene(image, &index, |_, good| good);
    let ran = scene.pull(&["--platform", "linux/riscv64"]);
    scene.fails(&ran, "without credentials", "manifest");
    ran.says("linux/riscv64")
        .says("linux/arm64")
        .says("linux/s390x");
    assert!(scene.server.requests().iter().all(|it| !it.is_blob()));
}

/// A single image that does not say what it is for is for everybody.
fn of_no_platform() {
    let image = Image::new(25, &[500]);
    let mut index: Value = serde_json::from_slice(&index_of(&[(&image, "")])).expect("JSON");
    let entry = index["manifests"][0].as_object_mut().expect("an entry");
    entry.remove("platform").expect("a platform");
    let index = serde_json::to_vec(&index).expect("JSON");
    let scene = scene(image, &index, |_, good| good);
    scene.succeeds(&scene.pull(&[]));
}

fn empty() {
    let image = Image::new(21, &[500]);
    let scene = scene(image, &index_of(&[]), |_, good| good);
    let ran = scene.pull(&[]);
    scene.fails(&ran, "without credentials", "manifest");
}

/// The digest of the index is not what protects the manifests below it: each has its own.
fn other_manifest() {
    let image = Image::of_platform(22, &[500], "arm64");
    let other = Image::of_platform(23, &[500], "arm64").manifest;
    let wanted = image.digest();
    let index = index_of(&[(&image, "arm64")]);
    let scene = scene(image, &index, move |request, good| {
        if request.is_of(&wanted) {
            return Answer::new(200, &*other).with("Content-Type", MANIFEST);
        }
        good
    });
    let ran = scene.pull(&["--platform", "linux/arm64"]);
    scene.fails(&ran, "without credentials", "manifest");
    ran.says(&scene.bad.digest());
}

/// An index whose only entry is an index, and so on: the depth has an end.
fn of_indexes() {
    let image = Image::of_platform(24, &[500], "arm64");
    let mut index = index_of(&[(&image, "arm64")]);
    let mut contents = Contents::default().with("bad", "image", &image);
    for _ in 0..200 {
        contents = contents.with_index("bad", "inner", &index);
        let entry = json!({
            "mediaType": "application/vnd.oci.image.index.v1+json",
            "digest": digest(&index),
            "size": index.len(),
            "platform": {"os": "linux", "architecture": "arm64"},
        });
        let outer = json!({
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.index.v1+json",
            "manifests": [entry],
        });
        index = serde_json::to_vec(&outer).expect("JSON");
    }
    let contents = contents.with_index("bad", "1", &index);
    let scene = Scene::with(image, contents, |_, good| good);
    let ran = scene.pull(&["--platform", "linux/arm64"]);
    scene.fails(&ran, "without credentials", "manifest");
    assert!(scene.server.records().len() < 100);
}
