//! Registries that say no, or not now.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::Trial;

use crate::suite::support::{Answer, Image, Need, Ran, Request, Scene, Server, free_port, trial};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::answers::forbidden", &needs, forbidden),
        trial("faults::answers::not_found", &needs, not_found),
        trial("faults::answers::layer_not_found", &needs, no_layer),
        trial("faults::answers::too_many_requests", &needs, too_many),
        trial(
            "faults::answers::too_many_requests_until_a_date",
            &needs,
            too_many_until,
        ),
        trial("faults::answers::error_then_success", &needs, once_500),
        trial("faults::answers::error_every_time", &needs, always_500),
        trial("faults::answers::error_at_the_ping", &needs, ping_500),
        trial("faults::answers::no_http", &needs, no_http),
        trial("faults::answers::endless_error", &needs, endless_error),
        trial("faults::answers::endless_header", &needs, endless_header),
        trial("faults::answers::error_with_escapes", &needs, escapes),
        trial("faults::answers::nobody_there", &needs, nobody),
    ]
}

fn image() -> Image {
    Image::new(11, &[3000])
}

/// A registry that answers so for the manifest, by the number of the request.
fn scene(answer: impl Fn(usize, Answer) -> Answer + Send + Sync + 'static) -> Scene {
    let count = AtomicUsize::new(0);
    Scene::new(image(), move |request: &Request, good| {
        if request.is_manifest() {
            answer(count.fetch_add(1, Ordering::Relaxed), good)
        } else {
            good
        }
    })
}

#[track_caller]
fn fails_at_manifest(scene: &Scene, args: &[&str]) -> Ran {
    let ran = scene.pull(args);
    scene.fails(&ran, "without credentials", "manifest");
    ran
}

fn forbidden() {
    let scene = scene(|_, _| Answer::error(403, "DENIED", "not for such as you"));
    let ran = fails_at_manifest(&scene, &[]);
    ran.says("403").says("not for such as you");
    assert_eq!(manifests(&scene), 1, "it will not change: {ran:#?}");
}

fn not_found() {
    let scene = scene(|_, _| Answer::error(404, "MANIFEST_UNKNOWN", "manifest unknown"));
    let ran = fails_at_manifest(&scene, &[]);
    ran.says("404").says("manifest unknown");
    assert_eq!(manifests(&scene), 1, "it will not change: {ran:#?}");
}

/// How often a manifest was asked for.
fn manifests(scene: &Scene) -> usize {
    let requests = scene.server.requests();
    requests.iter().filter(|it| it.is_manifest()).count()
}

fn no_layer() {
    let image = image();
    let layer = image.layer_digest(0);
    let scene = Scene::new(image, move |request, good| {
        if request.is_of(&layer) {
            return Answer::error(404, "BLOB_UNKNOWN", "blob unknown to registry");
        }
        good
    });
    let ran = scene.pull(&[]);
    scene.fails_at_layer(&ran);
    ran.says("404");
}

fn too_many() {
    let scene = scene(|at, good| match at {
        0 => Answer::error(429, "TOOMANYREQUESTS", "slow down").with("Retry-After", "2"),
        _ => good,
    });
    let ran = scene.pull(&[]);
    scene.succeeds(&ran);
    assert!(ran.took >= Duration::from_secs(2), "{ran:#?}");
}

/// `Retry-After` may be a date; one that has gone by is no reason to wait.
fn too_many_until() {
    let scene = scene(|at, good| match at {
        0 => Answer::error(429, "TOOMANYREQUESTS", "slow down")
            .with("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
        _ => good,
    });
    let ran = scene.pull(&[]);
    scene.succeeds(&ran);
    assert!(ran.took < Duration::from_secs(4), "{ran:#?}");
}

fn once_500() {
    let scene = scene(|at, good| match at {
        0 => Answer::error(500, "UNKNOWN", "out of order"),
        _ => good,
    });
    let ran = scene.pull_events(&[]);
    scene.succeeds(&ran);
    let retry = ran.event("retry");
    assert_eq!(retry["step"], "manifest", "{retry}");
    assert_eq!(retry["seconds"], 0.5, "{retry}");
}

fn always_500() {
    let scene = scene(|_, _| Answer::error(500, "UNKNOWN", "out of order"));
    fails_at_manifest(&scene, &[]).says("500");
    assert_eq!(manifests(&scene), 2, "one try and one retry");
}

fn ping_500() {
    let scene = Scene::new(image(), |_, good| good);
    let server = Server::start(|_| Answer::new(500, "out of order"));
    let image = format!("{}/any:1", server.host());
    let ran = scene.room.pull(&[&image, "--to", &scene.room.to()]);
    ran.ends(1)
        .says(&image)
        .says("without credentials")
        .says("500");
    scene.is_sound();
}

fn no_http() {
    let scene = scene(|_, _| Answer::raw(b"SSH-2.0-OpenSSH_9.2\r\n"));
    fails_at_manifest(&scene, &[]);
}

fn endless_error() {
    let scene = scene(|_, _| Answer::endless(404));
    let ran = fails_at_manifest(&scene, &[]);
    assert!(ran.took < Duration::from_secs(5), "{:?}", ran.took);
    assert!(ran.told().len() < 16 * 1024, "{} bytes", ran.told().len());
    let sent: usize = scene.server.records().iter().map(|it| it.sent).sum();
    assert!(sent < 64 << 20, "{sent} bytes were taken");
}

fn endless_header() {
    let scene = scene(|_, _| {
        let head = b"HTTP/1.1 200 OK\r\nX-Long: ".to_vec();
        Answer::raw(&[head, vec![b'a'; 4 << 20]].concat())
    });
    fails_at_manifest(&scene, &[]);
}

/// What a registry says cannot steer a terminal.
fn escapes() {
    let scene =
        scene(|_, _| Answer::error(403, "DENIED", "\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}no"));
    let ran = fails_at_manifest(&scene, &[]);
    for character in ["\u{1b}", "\u{7}", "\u{202e}"] {
        ran.never_says(character);
    }
}

fn nobody() {
    let scene = Scene::new(image(), |_, good| good);
    let image = format!("127.0.0.1:{}/any:1", free_port());
    let ran = scene.room.pull(&[&image, "--to", &scene.room.to()]);
    ran.ends(1)
        .says(&image)
        .says("without credentials")
        .says("refused");
    scene.is_sound();
}
