//! Digests and names that are paths to elsewhere.

use std::fs;

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{Answer, Image, LAYER, MANIFEST, Need, Scene, hex_of, index_of, trial};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::paths::layer_digest", &needs, layer),
        trial("faults::paths::config_digest", &needs, config),
        trial("faults::paths::manifest_digest_in_an_index", &needs, index),
        trial("faults::paths::digest_in_a_header", &needs, header),
        trial("faults::paths::symlink_in_the_layout", &needs, symlink),
    ]
}

const DIGESTS: [&str; 10] = [
    "sha256:../../../escaped",
    "sha256:/../../../escaped",
    "../../escaped:0000000000000000000000000000000000000000000000000000000000000000",
    "../../../escaped",
    "sha256:..%2f..%2f..%2fescaped",
    "sha256:",
    "",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
    "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
    "md5:d41d8cd98f00b204e9800998ecf8427e",
];

/// Everything that is asked for is there, whatever its name.
fn scene(manifest: &serde_json::Value, media_type: &'static str) -> Scene {
    let manifest = manifest.to_string();
    Scene::new(Image::new(25, &[500]), move |request, _| {
        if request.is_manifest() {
            return Answer::new(200, &*manifest).with("Content-Type", media_type);
        }
        Answer::new(200, "escaped!")
    })
}

/// Refused by its manifest, and there is nothing new in the room but what belongs there.
#[track_caller]
fn is_refused(scene: &Scene, digest: &str) {
    let ran = scene.pull(&["--retries", "0"]);
    ran.ends(1).says(&scene.image).says("without credentials");
    scene.is_sound();
    assert!(
        scene.server.requests().iter().all(|it| !it.is_blob()),
        "{digest}"
    );
    let mut names: Vec<String> = fs::read_dir(scene.room.path(""))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["home", "kubelet", "layout", "work"], "{digest}");
    assert_eq!(scene.room.layout().names(), [&*scene.good]);
}

fn layer() {
    let image = Image::new(25, &[500]);
    for digest in DIGESTS {
        let mut manifest: serde_json::Value =
            serde_json::from_slice(&image.manifest).expect("JSON");
        manifest["layers"] = json!([{"mediaType": LAYER, "digest": digest, "size": 8}]);
        is_refused(&scene(&manifest, MANIFEST), digest);
    }
}

fn config() {
    let image = Image::new(25, &[500]);
    for digest in DIGESTS {
        let mut manifest: serde_json::Value =
            serde_json::from_slice(&image.manifest).expect("JSON");
        manifest["config"]["digest"] = json!(digest);
        manifest["config"]["size"] = json!(8);
        is_refused(&scene(&manifest, MANIFEST), digest);
    }
}

fn index() {
    let image = Image::new(25, &[500]);
    for digest in DIGESTS {
        let index = index_of(&[(&image, "arm64"), (&image, "amd64")]);
        let mut index: serde_json::Value = serde_json::from_slice(&index).expect("JSON");
        for at in 0..2 {
            index["manifests"][at]["digest"] = json!(digest);
        }
        let media_type = "application/vnd.oci.image.index.v1+json";
        is_refused(&scene(&index, media_type), digest);
    }
}

/// What a registry says of the digest of its answer is not believed, and is no path.
fn header() {
    for digest in ["sha256:../../../escaped", "../../../escaped"] {
        let image = Image::new(25, &[500]);
        let manifest = image.manifest.clone();
        let scene = Scene::new(image, move |request, good| {
            if request.is_manifest() {
                return Answer::new(200, &*manifest)
                    .with("Content-Type", MANIFEST)
                    .with("Docker-Content-Digest", digest);
            }
            good
        });
        let ran = scene.pull(&["--retries", "0"]);
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:#?}");
        scene.is_sound();
        assert!(!scene.room.path("escaped").exists());
    }
}

/// A layout whose unfinished blobs were made a link beforehand does not let the pull write elsewhere.
fn symlink() {
    let scene = Scene::new(Image::new(25, &[500]), |_, good| good);
    let blobs = scene.room.path("layout/blobs/sha256");
    let victim = scene.room.path("victim");
    fs::write(&victim, "precious").expect("a file");
    let layer = scene.bad.layer_digest(0);
    let name = hex_of(&layer).to_owned();
    std::os::unix::fs::symlink(&victim, blobs.join(name)).expect("a link");
    scene.pull(&[]);
    assert_eq!(fs::read_to_string(&victim).expect("a file"), "precious");
}
