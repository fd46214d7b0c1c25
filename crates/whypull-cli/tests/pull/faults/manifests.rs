//! Manifests that are too much, or none.

use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::suite::support::{
    Answer, Contents, Image, LAYER, MANIFEST, Need, Request, Scene, digest, trial,
};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::manifests::thousands_of_layers", &needs, thousands),
        trial("faults::manifests::one_layer_often", &needs, repeated),
        trial("faults::manifests::huge_sizes", &needs, huge_sizes),
        trial("faults::manifests::no_sizes", &needs, no_sizes),
        trial("faults::manifests::too_large", &needs, too_large),
        trial("faults::manifests::endless", &needs, endless),
        trial("faults::manifests::no_manifest", &needs, no_manifest),
        trial("faults::manifests::deep_json", &needs, deep),
        trial("faults::manifests::of_another_digest", &needs, other_digest),
    ]
}

/// A registry that answers so for the manifest.
fn scene(answer: impl Fn() -> Answer + Send + Sync + 'static) -> Scene {
    Scene::new(Image::new(16, &[500]), move |request: &Request, good| {
        if request.is_manifest() {
            answer()
        } else {
            good
        }
    })
}

fn of_bytes(bytes: impl Into<Vec<u8>>) -> Answer {
    Answer::new(200, bytes).with("Content-Type", MANIFEST)
}

fn fails_at_manifest(scene: &Scene) -> Duration {
    let ran = scene.pull(&[]);
    scene.fails(&ran, "without credentials", "manifest");
    assert!(ran.told().len() < 64 * 1024, "{} bytes", ran.told().len());
    ran.took
}

/// The layers of no known archive: only digests are looked at.
fn small_layers(count: u32) -> (Vec<Vec<u8>>, Vec<Value>) {
    let layers: Vec<Vec<u8>> = (0..count).map(|at| at.to_le_bytes().to_vec()).collect();
    let descriptor =
        |layer: &Vec<u8>| json!({"mediaType": LAYER, "digest": digest(layer), "size": 4});
    let descriptors = layers.iter().map(descriptor).collect();
    (layers, descriptors)
}

/// They are pulled, or the number is refused; in no case does it take the machine down.
fn thousands() {
    let (layers, descriptors) = small_layers(2000);
    let mut image = Image::new(16, &[]).with_descriptors(&descriptors);
    image.layers = layers;
    let scene = Scene::new(image, |_, good| good);
    let ran = scene.pull(&[]);
    if ran.code == Some(0) {
        scene.is_sound();
        assert_eq!(
            scene.room.layout().digest_of(&scene.image),
            Some(scene.bad.digest())
        );
    } else {
        scene.fails(&ran, "without credentials", "manifest");
    }
}

fn repeated() {
    let image = Image::new(17, &[3000]);
    let descriptors = vec![image.descriptors()[0].clone(); 3000];
    let image = image.with_descriptors(&descriptors);
    let layer = image.layer_digest(0);
    let scene = Scene::new(image, |_, good| good);
    let ran = scene.pull(&[]);
    if ran.code == Some(0) {
        scene.is_sound();
        assert_eq!(scene.server.requests_for(&layer).len(), 1, "fetched once");
    } else {
        scene.fails(&ran, "without credentials", "manifest");
    }
}

/// Nothing is reserved for what is only promised, and the sum does not wrap.
fn huge_sizes() {
    for size in [i64::MAX.cast_unsigned(), u64::MAX, 1 << 50] {
        let image = Image::new(18, &[3000]);
        let layer = image.layer_digest(0);
        let other = digest(b"another");
        let descriptors = [&layer, &other]
            .map(|digest| json!({"mediaType": LAYER, "digest": digest, "size": size}));
        let scene = Scene::new(image.with_descriptors(&descriptors), |_, good| good);
        let ran = scene.pull(&[]);
        scene.fails(&ran, "without credentials", "");
        assert!(ran.took < Duration::from_secs(5), "{ran:#?}");
    }
}

fn no_sizes() {
    for size in [json!(-1), json!("3000"), Value::Null, json!(1.5)] {
        let image = Image::new(18, &[3000]);
        let layer = image.layer_digest(0);
        let descriptor = json!({"mediaType": LAYER, "digest": layer, "size": size});
        let scene = Scene::new(image.with_descriptors(&[descriptor]), |_, good| good);
        let ran = scene.pull(&[]);
        scene.fails(&ran, "without credentials", "manifest");
    }
}

fn too_large() {
    let scene = scene(|| {
        let mut manifest = Image::new(16, &[500]).manifest;
        manifest.resize(5 << 20, b' ');
        of_bytes(manifest)
    });
    fails_at_manifest(&scene);
}

fn endless() {
    let scene = scene(|| Answer::endless(200).with("Content-Type", MANIFEST));
    let took = fails_at_manifest(&scene);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

fn no_manifest() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "<html>log in here</html>",
        r#"{"schemaVersion": 2}"#,
        r#"{"schemaVersion": 1, "name": "bad", "tag": "1", "fsLayers": [], "history": []}"#,
        r#"{"schemaVersion": 2, "config": {}, "layers": [{}]}"#,
    ] {
        let scene = scene(move || of_bytes(text));
        fails_at_manifest(&scene);
    }
}

fn deep() {
    let scene = scene(|| {
        let depth = 200_000;
        let text = format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
        of_bytes(text)
    });
    fails_at_manifest(&scene);
}

/// What is asked for by digest has that digest.
fn other_digest() {
    let (wanted, given) = (Image::new(19, &[500]), Image::new(20, &[500]));
    let manifest = given.manifest.clone();
    let contents = Contents::default().with("bad", "1", &given);
    let scene = Scene::with(given, contents, move |request: &Request, good| {
        if request.is_manifest() {
            return of_bytes(manifest.clone());
        }
        good
    });
    let image = format!("{}/bad@{}", scene.server.host(), wanted.digest());
    let ran = scene.room.pull(&[&image, "--to", &scene.room.to()]);
    scene.fails_as(&ran, &image, "without credentials", "manifest");
}
