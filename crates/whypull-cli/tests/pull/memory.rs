//! A pull's memory does not grow with what is pulled.

use std::fs;
use std::io::{self, Read};
use std::thread;
use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{Answer, Contents, Image, LAYER, Room, Server, trial};

const SIZE: u64 = 256 << 20;
/// The digest of so many zeros.
const ZEROS: &str = "sha256:a6d72ac7690f53be6ae46ba88506bd97302a093f7108472bd9efc3cefda06484";
/// What is allowed at the peak, in KiB.
const PEAK: u64 = 64 << 10;

pub fn trials() -> Vec<Trial> {
    vec![trial("memory::a_large_layer", &[], large)]
}

/// The largest resident set so far, in KiB; nothing once the process is gone.
fn peak(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn large() {
    let descriptor = json!({"mediaType": LAYER, "digest": ZEROS, "size": SIZE});
    let image = Image::new(41, &[]).with_descriptors(&[descriptor]);
    let contents = Contents::default().with("large", "1", &image);
    let server = Server::start(move |request| {
        if request.is_of(ZEROS) {
            return Answer::stream(200, SIZE, io::repeat(0).take(SIZE));
        }
        contents.answer(request)
    });
    let room = Room::new();
    let name = format!("{}/large:1", server.host());
    let mut running = room.start(&[&name, "--to", &room.to(), "--stall-seconds", "20"]);
    let id = running.child.id();
    let mut highest = 0;
    while running.child.0.try_wait().expect("a child").is_none() {
        highest = peak(id).unwrap_or(0).max(highest);
        thread::sleep(Duration::from_millis(10));
    }
    running.wait().ends(0);
    assert!(highest > 0, "the peak was not seen");
    assert!(highest <= PEAK, "{highest} KiB");
    let blob = room
        .path("layout/blobs/sha256")
        .join(&ZEROS["sha256:".len()..]);
    assert_eq!(fs::metadata(blob).expect("a blob").len(), SIZE);
}
