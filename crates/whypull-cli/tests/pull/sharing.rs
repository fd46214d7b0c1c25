//! Several processes on one folder, and processes that end too early.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use libtest_mimic::Trial;

use crate::suite::support::{Contents, Image, Need, Room, Server, trial};

const SIZE: usize = 1_000_000;

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("sharing::one_image_twice_at_once", &needs, one_image),
        trial("sharing::many_images_at_once", &needs, many_images),
        trial("sharing::half_made_folder", &needs, half_made),
        trial("sharing::killed_then_resumed", &needs, || stopped("KILL")),
        trial("sharing::interrupted", &needs, || stopped("INT")),
        trial("sharing::terminated", &needs, || stopped("TERM")),
        trial("sharing::waits_for_the_other", &needs, waits),
    ]
}

/// A registry that is slow as long as it is told to be.
fn slow(contents: Contents) -> (Server, Arc<AtomicBool>) {
    let is_slow = Arc::new(AtomicBool::new(true));
    let told = Arc::clone(&is_slow);
    let server = Server::start(move |request| {
        let answer = contents.answer(request);
        if request.is_blob() && told.load(Ordering::Relaxed) {
            return answer.slowly(20_000, Duration::from_millis(40));
        }
        answer
    });
    (server, is_slow)
}

fn one_image() {
    let image = Image::new(81, &[SIZE / 2, 3000]);
    let (server, _) = slow(Contents::default().with("app", "1", &image));
    let (room, name) = (Room::new(), format!("{}/app:1", server.host()));
    let to = room.to();
    let both = [0; 2].map(|_| room.start(&[&name, "--to", &to]));
    for running in both {
        running.wait().ends(0);
    }
    let layout = room.layout();
    layout.is_true();
    layout.is_read(&name, &image);
    assert_eq!(layout.names(), [name]);
    let asked = server.requests_for(&image.layer_digest(0));
    assert_eq!(
        asked.len(),
        1,
        "the second waits for the first's blob: {asked:#?}"
    );
}

/// No process writes the index over that of another, nor stumbles over a folder that is half made.
fn many_images() {
    let images: Vec<Image> = (0..8).map(|at| Image::new(820 + at, &[5000])).collect();
    let mut contents = Contents::default();
    for (at, image) in images.iter().enumerate() {
        contents = contents.with("app", &at.to_string(), image);
    }
    let server = Server::start(move |request| contents.answer(request));
    let host = server.host();
    let name = |at: usize| format!("{host}/app:{at}");
    for _ in 0..4 {
        let room = Room::new();
        let to = room.to();
        let all: Vec<_> = (0..8)
            .map(|at| room.start(&[&name(at), "--to", &to]))
            .collect();
        for running in all {
            running.wait().ends(0);
        }
        let layout = room.layout();
        layout.is_true();
        assert_eq!(layout.names(), (0..8).map(name).collect::<Vec<_>>());
        layout.is_read(&name(7), &images[7]);
    }
}

/// Killed while the folder was being made, at any moment of that: the next run makes the rest.
fn half_made() {
    let image = Image::new(86, &[2000]);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request| contents.answer(request));
    let name = format!("{}/app:1", server.host());
    for gone in [&["oci-layout"][..], &["oci-layout", "index.json"]] {
        let room = Room::new();
        // A pull that fails leaves an empty layout.
        room.pull(&[&format!("{}/app:2", server.host()), "--to", &room.to()])
            .ends(1);
        for file in gone {
            let _ = fs::remove_file(room.path("layout").join(file));
        }
        room.pull(&[&name, "--to", &room.to()]).ends(0);
        room.layout().is_read(&name, &image);
    }
}

/// Ended in the middle of a blob; the next run goes on where it ended.
fn stopped(signal: &str) {
    let (good, image) = (Image::new(83, &[2000]), Image::new(84, &[SIZE]));
    let contents = Contents::default()
        .with("good", "1", &good)
        .with("app", "1", &image);
    let (server, is_slow) = slow(contents);
    let (room, host) = (Room::new(), server.host());
    let (first, name) = (format!("{host}/good:1"), format!("{host}/app:1"));
    room.pull(&[&first, "--to", &room.to()]).ends(0);

    let mut running = room.start(&[&name, "--to", &room.to()]);
    let layer = image.layer_digest(0);
    server.until_sent(&layer, SIZE / 4);
    running.child.signal(signal);
    running.child.end(Duration::from_secs(5));
    let ran = running.wait();
    if signal == "KILL" {
        assert_eq!(ran.code, None, "{ran:#?}");
    } else {
        ran.ends(130);
    }
    let layout = room.layout();
    layout.is_true();
    layout.is_read(&first, &good);
    assert_eq!(layout.names(), [&*first]);
    assert!(!layout.has(&layer));

    is_slow.store(false, Ordering::Relaxed);
    server.forget();
    let ran = room.pull_events(&[&name]);
    ran.ends(0);
    layout.is_true();
    layout.is_read(&first, &good);
    layout.is_read(&name, &image);
    let asked = server.requests_for(&layer);
    let from = asked[0].range().unwrap_or(0);
    assert!(from > 0, "what was there is kept: {asked:#?}");
    let blobs = ran.events_of("blob");
    let blob = blobs.iter().find(|it| it["digest"] == *layer);
    let blob = blob.expect("an event of the layer");
    assert_eq!(blob["state"], "resumed", "{blob}");
    assert_eq!(blob["transferred"], image.layers[0].len() - from, "{blob}");
}

/// The one that has the lock is killed: the one that waits for it takes over.
fn waits() {
    let image = Image::new(85, &[SIZE]);
    let (server, is_slow) = slow(Contents::default().with("app", "1", &image));
    let (room, name) = (Room::new(), format!("{}/app:1", server.host()));
    let to = room.to();
    let first = room.start(&[&name, "--to", &to]);
    let layer = image.layer_digest(0);
    server.until_sent(&layer, SIZE / 4);
    let second = room.start(&[&name, "--to", &to]);
    std::thread::sleep(Duration::from_millis(300));
    is_slow.store(false, Ordering::Relaxed);
    first.child.signal("KILL");
    second.wait().ends(0);
    drop(first);
    room.layout().is_true();
    room.layout().is_read(&name, &image);
}
