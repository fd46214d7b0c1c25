//! Connections that end or stall before the blob does.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::Trial;

use crate::suite::support::{Answer, Image, Need, Request, Scene, trial};

const SIZE: usize = 400_000;

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::cuts::resumed_by_range", &needs, resumed),
        trial("faults::cuts::range_ignored", &needs, range_ignored),
        trial("faults::cuts::wrong_range_answered", &needs, wrong_range),
        trial(
            "faults::cuts::range_not_satisfiable",
            &needs,
            not_satisfiable,
        ),
        trial("faults::cuts::never_satisfiable", &needs, never_satisfiable),
        trial("faults::cuts::every_time", &needs, every_time),
        trial("faults::cuts::of_the_manifest", &needs, of_the_manifest),
        trial("faults::cuts::slow_loris", &needs, slow_loris),
        trial("faults::cuts::slow_then_resumed", &needs, slow_then_resumed),
        trial("faults::cuts::no_answer", &needs, no_answer),
    ]
}

/// A registry that answers so for the layer, by the number of the request for it.
fn scene(
    answer: impl Fn(usize, &Request, &[u8], Answer) -> Answer + Send + Sync + 'static,
) -> Scene {
    let image = Image::new(8, &[SIZE]);
    let (layer, bytes) = (image.layer_digest(0), image.layers[0].clone());
    let count = AtomicUsize::new(0);
    Scene::new(image, move |request, good| {
        if !request.is_of(&layer) {
            return good;
        }
        let at = count.fetch_add(1, Ordering::Relaxed);
        answer(at, request, &bytes, good)
    })
}

fn first_is_cut(at: usize, good: Answer) -> Answer {
    if at == 0 {
        good.cut_after(SIZE / 2)
    } else {
        good
    }
}

/// The requests for the layer.
fn asked(scene: &Scene) -> Vec<Request> {
    scene.server.requests_for(&scene.bad.layer_digest(0))
}

fn resumed() {
    let scene = scene(|at, _, _, good| first_is_cut(at, good));
    let ran = scene.pull_events(&[]);
    scene.succeeds(&ran);
    let asked = asked(&scene);
    assert_eq!(asked.len(), 2, "{asked:#?}");
    assert_eq!(asked[0].range().unwrap_or(0), 0);
    let from = asked[1].range().expect("a range");
    assert!(from > 0 && from <= SIZE / 2, "{from}");
    let layer = scene.bad.layer_digest(0);
    let blobs = ran.events_of("blob");
    let blob = blobs.iter().find(|blob| blob["digest"] == *layer);
    let blob = blob.expect("an event of the layer");
    assert_eq!(blob["state"], "resumed", "{blob}");
    let step = format!("layer {layer}");
    assert!(
        ran.events_of("retry").iter().any(|it| it["step"] == *step),
        "{ran:#?}"
    );
}

fn range_ignored() {
    let scene = scene(|at, _, bytes, good| match at {
        0 => first_is_cut(at, good),
        _ => Answer::new(200, bytes),
    });
    scene.succeeds(&scene.pull(&[]));
    let asked = asked(&scene);
    assert!(asked[1].range().is_some(), "{asked:#?}");
}

/// Bytes from elsewhere than asked are never put behind the others.
fn wrong_range() {
    let scene = scene(|at, _, bytes, good| {
        if at == 0 {
            return first_is_cut(at, good);
        }
        let whole = bytes.len();
        let range = format!("bytes 10-{}/{whole}", whole - 1);
        Answer::new(206, &bytes[10..]).with("Content-Range", &range)
    });
    let ran = scene.pull(&[]);
    scene.fails_at_layer(&ran);
}

fn not_satisfiable() {
    let scene = scene(|at, request, _, good| match at {
        0 => first_is_cut(at, good),
        _ if request.range().is_some() => Answer::new(416, []),
        _ => good,
    });
    let ran = scene.pull(&["--retries", "3"]);
    scene.succeeds(&ran);
}

/// The half that comes again and again is no progress.
fn never_satisfiable() {
    let image = Image::new(10, &[4 << 20]);
    let layer = image.layer_digest(0);
    let scene = Scene::new(image, move |request, good| {
        if !request.is_of(&layer) {
            return good;
        }
        match request.range() {
            Some(_) => Answer::new(416, []),
            None => good.cut_after(2 << 20),
        }
    });
    scene.fails_at_layer(&scene.pull(&["--retries", "1"]));
    let asked = asked(&scene);
    assert!(asked.len() <= 6, "{asked:#?}");
}

fn every_time() {
    let scene = scene(|_, _, bytes, _| Answer::new(200, bytes).cut_after(1000));
    scene.fails_at_layer(&scene.pull(&[]));
    assert_eq!(asked(&scene).len(), 2, "one try and one retry");
}

fn of_the_manifest() {
    let scene = Scene::new(Image::new(9, &[100]), |request, good| {
        if request.is_manifest() && request.method == "GET" {
            return good.cut_after(20);
        }
        good
    });
    let ran = scene.pull(&[]);
    scene.fails(&ran, "without credentials", "manifest");
}

fn slow_loris() {
    let scene =
        scene(|_, _, bytes, _| Answer::new(200, bytes).slowly(1, Duration::from_millis(50)));
    let ran = scene.pull(&["--retries", "0"]);
    scene.fails_at_layer(&ran);
    assert!(ran.took < Duration::from_secs(5), "{ran:#?}");
}

fn slow_then_resumed() {
    let scene = scene(|at, _, bytes, good| match at {
        0 => Answer::new(200, bytes).slowly(400, Duration::from_millis(500)),
        _ => good,
    });
    scene.succeeds(&scene.pull(&[]));
    let asked = asked(&scene);
    assert!(asked[1].range().is_some_and(|from| from > 0), "{asked:#?}");
}

fn no_answer() {
    let scene = scene(|_, _, _, good| good.after(Duration::from_secs(20)));
    let ran = scene.pull(&["--retries", "0"]);
    scene.fails_at_layer(&ran);
    assert!(ran.took < Duration::from_secs(5), "{ran:#?}");
}
