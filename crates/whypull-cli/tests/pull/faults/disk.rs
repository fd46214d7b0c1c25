//! Disks that are full, and places that are no folders.

use std::fs;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::Trial;

use crate::suite::support::{
    Contents, Image, Layout, Need, Ran, Room, Scene, Server, Tmpfs, hex_of, trial,
};

pub fn trials() -> Vec<Trial> {
    let (skopeo, mounted) = ([Need::Skopeo], [Need::Skopeo, Need::Root]);
    vec![
        trial("faults::disk::full", &mounted, full),
        trial("faults::disk::fills_up", &mounted, fills_up),
        trial("faults::disk::little_room", &mounted, little_room),
        trial("faults::disk::no_folder", &skopeo, no_folder),
        trial("faults::disk::no_layout", &skopeo, no_layout),
        trial("faults::disk::false_blob", &skopeo, false_blob),
    ]
}

/// A disk with room for little, and a small image on it.
struct Small {
    layout: Layout,
    name: String,
    image: Image,
    // Before the folder that it is mounted in: fields go in this order.
    _disk: Tmpfs,
    room: Room,
}

impl Small {
    fn new(server: &Server, image: Image) -> Self {
        let room = Room::new();
        let disk = Tmpfs::mount(&room.path("disk"), "4m");
        let small = Self {
            layout: Layout(room.path("disk/layout")),
            name: format!("{}/small:1", server.host()),
            image,
            _disk: disk,
            room,
        };
        small.room.pull(&[&small.name, "--to", &small.to()]).ends(0);
        small
    }

    fn to(&self) -> String {
        format!("oci:{}", self.room.text("disk/layout"))
    }

    fn is_sound(&self) {
        self.layout.is_true();
        self.layout.is_read(&self.name, &self.image);
    }
}

fn says_no_space(ran: &Ran) {
    let told = ran.told().to_lowercase();
    assert!(told.contains("no space"), "{ran:#?}");
}

fn full() {
    let (small, large) = (Image::new(31, &[2000]), Image::new(32, &[5 << 20]));
    let contents = Contents::default()
        .with("small", "1", &small)
        .with("small", "2", &Image::new(33, &[3000]))
        .with("large", "1", &large);
    let server = Server::start(move |request| contents.answer(request));
    let disk = Small::new(&server, small);
    let (name, to) = (format!("{}/large:1", server.host()), disk.to());
    let ran = disk.room.pull(&[&name, "--to", &to]);
    ran.ends(1).says(&name).says("without credentials");
    says_no_space(&ran);
    disk.is_sound();
    assert_eq!(disk.layout.names(), [&*disk.name]);
    // A full disk does not change by asking again.
    assert!(server.requests_for(&large.layer_digest(0)).len() <= 1);

    // What there is room for can still be pulled.
    let other = format!("{}/small:2", server.host());
    disk.room.pull(&[&other, "--to", &to]).ends(0);
    disk.is_sound();
}

/// There was room when the pull began, and then somebody else took it.
fn fills_up() {
    let (small, large) = (Image::new(31, &[2000]), Image::new(35, &[2 << 20]));
    let layer = large.layer_digest(0);
    let contents = Contents::default()
        .with("small", "1", &small)
        .with("large", "1", &large);
    let wanted = layer.clone();
    let server = Server::start(move |request| {
        let answer = contents.answer(request);
        if request.is_of(&wanted) {
            return answer.slowly(64 << 10, Duration::from_millis(40));
        }
        answer
    });
    let disk = Small::new(&server, small);
    let (name, to) = (format!("{}/large:1", server.host()), disk.to());
    let running = disk.room.start(&[&name, "--to", &to]);
    server.until_sent(&layer, 128 << 10);
    let mut filler = fs::File::create(disk.room.path("disk/filler")).expect("a file");
    while filler.write_all(&[1; 4096]).is_ok() {}
    drop(filler);
    let ran = running.wait();
    ran.ends(1).says(&name).says("without credentials");
    ran.says(&format!("layer {layer}"));
    says_no_space(&ran);
    disk.is_sound();
    assert_eq!(
        server.requests_for(&layer).len(),
        1,
        "it is not asked again"
    );

    // Once there is room again, it is pulled.
    fs::remove_file(disk.room.path("disk/filler")).expect("a file");
    disk.room.pull(&[&name, "--to", &to]).ends(0);
    disk.layout.is_read(&name, &large);
    disk.is_sound();
}

/// What came before is not reckoned as still to come.
fn little_room() {
    let (small, large) = (Image::new(31, &[2000]), Image::new(36, &[2 << 20]));
    let (layer, size) = (large.layer_digest(0), large.layers[0].len());
    let contents = Contents::default()
        .with("small", "1", &small)
        .with("large", "1", &large);
    let count = AtomicUsize::new(0);
    let wanted = layer.clone();
    let server = Server::start(move |request| {
        let answer = contents.answer(request);
        if request.is_of(&wanted) && count.fetch_add(1, Ordering::Relaxed) == 0 {
            return answer.cut_after(size - (256 << 10));
        }
        answer
    });
    let disk = Small::new(&server, small);
    let (name, to) = (format!("{}/large:1", server.host()), disk.to());
    disk.room
        .pull(&[&name, "--to", &to, "--retries", "0"])
        .ends(1);
    // Of the 4 MiB, not 2 are free; a quarter of one is needed.
    fs::write(disk.room.path("disk/filler"), vec![1; 1 << 20]).expect("room for it");
    disk.room.pull(&[&name, "--to", &to]).ends(0);
    let asked = server.requests_for(&layer);
    assert!(
        asked[1].range().is_some_and(|from| from > 1 << 20),
        "{asked:#?}"
    );
    disk.layout.is_read(&name, &large);
    disk.is_sound();
}

fn no_folder() {
    let scene = Scene::new(Image::new(34, &[500]), |_, good| good);
    let file = scene.room.write("file", "precious");
    for to in [format!("oci:{file}"), format!("oci:{file}/below")] {
        let ran = scene.room.pull(&[&scene.image, "--to", &to]);
        ran.says(&file).never_says("panicked");
        assert!(matches!(ran.code, Some(1 | 2)), "{ran:#?}");
    }
    assert_eq!(scene.room.read("file"), "precious");
}

/// An index that is not one is not written over.
fn no_layout() {
    let scene = Scene::new(Image::new(34, &[500]), |_, good| good);
    scene.room.write("layout/index.json", "not for you");
    let ran = scene.pull(&[]);
    ran.says("index.json");
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:#?}");
    assert_eq!(scene.room.read("layout/index.json"), "not for you");
}

/// A blob in the layout that was spoilt by somebody else is not taken for present if its size shows it.
fn false_blob() {
    let scene = Scene::new(Image::new(34, &[500]), |_, good| good);
    let layer = scene.bad.layer_digest(0);
    let name = hex_of(&layer);
    scene
        .room
        .write(&format!("layout/blobs/sha256/{name}"), "cut off");
    scene.succeeds(&scene.pull(&[]));
}
