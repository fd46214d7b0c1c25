//! Registries that send elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{
    Answer, Authority, Contents, Image, LAYER, Need, Ran, Request, Scene, Server, basic_challenge,
    bearer_challenge, digest, node_config, trial,
};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::redirects::to_another_host", &needs, other_host),
        trial("faults::redirects::to_another_port", &needs, other_port),
        trial("faults::redirects::on_the_same_host", &needs, same_host),
        trial("faults::redirects::into_a_challenge", &needs, challenge),
        trial("faults::redirects::into_another_realm", &needs, realm),
        trial("faults::redirects::five", &needs, five),
        trial("faults::redirects::without_end", &needs, without_end),
        trial("faults::redirects::to_another_scheme", &needs, scheme),
        trial("faults::redirects::from_tls_to_plain", &needs, downgrade),
        trial("faults::redirects::resumed", &needs, resumed),
        trial("faults::redirects::layer_urls", &needs, urls),
        trial(
            "faults::redirects::layer_urls_of_a_missing_layer",
            &needs,
            urls_of_missing,
        ),
    ]
}

fn image() -> Image {
    Image::new(15, &[30_000])
}

fn blobs() -> Contents {
    Contents::default().with("bad", "1", &image())
}

/// A registry for `jane`, that sends to this address for blobs.
fn scene(to: impl Fn(&Request) -> Option<String> + Send + Sync + 'static) -> Scene {
    Scene::new(image(), move |request, good| {
        if request.user().as_deref() != Some("jane") {
            return basic_challenge();
        }
        if request.is_blob()
            && let Some(to) = to(request)
        {
            return Answer::redirect(&to);
        }
        good
    })
}

fn pull(scene: &Scene, args: &[&str]) -> Ran {
    let config = node_config(&scene.server.host(), "jane", "password-of-jane");
    let config = scene.room.write("config.json", config);
    let mut all = vec!["--node-config", &*config];
    all.extend(args);
    scene.pull(&all)
}

/// Blobs are at another server, which must not be shown the credential.
fn elsewhere(address: &str) {
    let contents = blobs();
    let other = Server::start_at(address, None, move |request| contents.answer(request));
    let to = other.url("");
    let scene = scene(move |request| Some(format!("{to}{}", request.path())));
    scene.succeeds(&pull(&scene, &[]));
    let requests = other.requests();
    assert_eq!(requests.len(), 2, "config and layer: {requests:#?}");
    for request in requests {
        assert_eq!(request.authorization(), None, "{request:#?}");
    }
}

fn other_host() {
    elsewhere("127.0.0.2:0");
}

fn other_port() {
    elsewhere("127.0.0.1:0");
}

fn same_host() {
    let scene = scene(|request| {
        let elsewhere = request.target.contains("?moved");
        (!elsewhere).then(|| format!("{}?moved", request.path()))
    });
    scene.succeeds(&pull(&scene, &[]));
    let moved = scene.server.requests().into_iter();
    let moved = moved.filter(|it| it.target.contains("?moved"));
    assert_eq!(moved.count(), 2, "the credential went along");
}

/// A host that was never meant asks for a password, itself or through a realm of its own, and gets none.
#[track_caller]
fn no_answer_to(challenge: impl Fn(&Request) -> Answer + Send + Sync + 'static) {
    let other = Server::start_at("127.0.0.2:0", None, challenge);
    let to = other.url("/blob");
    let scene = scene(move |_| Some(to.clone()));
    let ran = pull(&scene, &[]);
    scene.fails(&ran, "config.json", "sha256:");
    assert!(!other.records().is_empty());
    for request in other.requests() {
        assert_eq!(request.authorization(), None, "{request:#?}");
        assert!(!String::from_utf8_lossy(&request.body).contains("jane"));
    }
}

fn challenge() {
    no_answer_to(|_| basic_challenge());
}

fn realm() {
    no_answer_to(|request| {
        if request.path() == "/token" {
            return Answer::new(200, r#"{"token": "taken"}"#);
        }
        let host = request.header("host").unwrap_or_default();
        bearer_challenge(&format!("http://{host}/token"), "bad")
    });
}

/// Sends so often from one path to the next, and then gives the blob.
fn many(times: usize) -> Scene {
    scene(move |request| {
        let query = request.target.split_once("?hop=");
        let hop: usize = query.map_or(0, |(_, hop)| hop.parse().expect("a number"));
        (hop < times).then(|| format!("{}?hop={}", request.path(), hop + 1))
    })
}

fn five() {
    let scene = many(5);
    scene.succeeds(&pull(&scene, &[]));
}

fn without_end() {
    let scene = many(usize::MAX);
    let ran = pull(&scene, &["--retries", "0"]);
    scene.fails(&ran, "config.json", "sha256:");
    ran.says("redirect");
    let count = |digest: &str| scene.server.requests_for(digest).len();
    assert!(count(&scene.bad.layer_digest(0)) <= 6);
    assert!(count(&digest(&scene.bad.config)) <= 6);
}

fn scheme() {
    for to in ["file:///etc/hostname", "ftp://127.0.0.1/blob", "gopher:x"] {
        let scene = scene(move |_| Some(to.to_owned()));
        let ran = pull(&scene, &[]);
        scene.fails(&ran, "config.json", "sha256:");
    }
}

fn downgrade() {
    let contents = blobs();
    let plain = Server::start(move |request| contents.answer(request));
    let to = plain.url("");
    let authority = Arc::new(Authority::new());
    let contents = blobs();
    let registry = Server::start_tls(authority.server(), move |request| {
        if request.is_blob() {
            return Answer::redirect(&format!("{to}{}", request.path()));
        }
        contents.answer(request)
    });
    let scene = scene(|_| None);
    let host = registry.host();
    let image = format!("{host}/bad:1");
    let authority = scene.room.write("authority.pem", &authority.trusted_pem);
    let to = scene.room.to();
    let args = [
        &*image,
        "--to",
        &to,
        "--tls",
        &host,
        "--ca-file",
        &authority,
    ];
    let ran = scene.room.pull(&args);
    scene.fails_as(&ran, &image, "without credentials", "sha256:");
    assert!(plain.records().is_empty(), "{:#?}", plain.requests());
}

/// The rest of a blob that was cut is asked for where the registry sends, again without the credential.
fn resumed() {
    let contents = blobs();
    let layer = image().layer_digest(0);
    let count = AtomicUsize::new(0);
    let other = Server::start_at("127.0.0.2:0", None, move |request| {
        let good = contents.answer(request);
        if request.is_of(&layer) && count.fetch_add(1, Ordering::Relaxed) == 0 {
            return good.cut_after(10_000);
        }
        good
    });
    let to = other.url("");
    let scene = scene(move |request| Some(format!("{to}{}", request.path())));
    scene.succeeds(&pull(&scene, &[]));
    let requests = other.requests_for(&scene.bad.layer_digest(0));
    assert_eq!(requests.len(), 2, "{requests:#?}");
    assert!(requests[1].range().is_some_and(|from| from > 0));
    assert!(requests.iter().all(|it| it.authorization().is_none()));
}

/// An image whose layer says that it is at another server as well.
fn with_urls(other: &Server) -> Image {
    let image = image();
    let layer = &image.layers[0];
    let descriptor = json!({
        "mediaType": LAYER,
        "digest": digest(layer),
        "size": layer.len(),
        "urls": [other.url("/layer")],
    });
    image.with_descriptors(&[descriptor])
}

fn other_with_layer() -> Server {
    let layer = image().layers[0].clone();
    Server::start_at("127.0.0.2:0", None, move |_| Answer::new(200, &*layer))
}

fn urls() {
    let other = other_with_layer();
    let scene = Scene::new(with_urls(&other), |_, good| good);
    scene.pull(&[]).ends(0);
    // skopeo, which is not asked to read this image, would follow them.
    assert!(other.records().is_empty(), "{:#?}", other.requests());
    scene.is_sound();
    let digest = scene.room.layout().digest_of(&scene.image);
    assert_eq!(digest, Some(scene.bad.digest()));
}

fn urls_of_missing() {
    let other = other_with_layer();
    let layer = image().layer_digest(0);
    let scene = Scene::new(with_urls(&other), move |request, good| {
        if request.is_of(&layer) {
            return Answer::error(404, "BLOB_UNKNOWN", "blob unknown to registry");
        }
        good
    });
    scene.fails_at_layer(&scene.pull(&[]));
    assert!(other.records().is_empty(), "{:#?}", other.requests());
}
