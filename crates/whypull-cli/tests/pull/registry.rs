//! A real registry, read back by skopeo.

use std::sync::Arc;

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{
    Authority, DockerRegistry, Image, Login, Need, Room, TokenIssuer, free_port, index_of,
    node_config, parameter, skopeo, trial, write_layout, write_layout_of_index,
};

pub fn trials() -> Vec<Trial> {
    let open = [Need::Registry, Need::Skopeo];
    let closed = [Need::Registry, Need::Skopeo, Need::Htpasswd];
    vec![
        trial("registry::anonymous", &open, anonymous),
        trial("registry::second_pull", &open, second_pull),
        trial("registry::shared_layers", &open, shared_layers),
        trial("registry::several_images", &open, several),
        trial("registry::name_in_the_layout", &open, named),
        trial("registry::by_digest", &open, by_digest),
        trial("registry::platforms", &open, platforms),
        trial("registry::docker_manifest", &open, docker_manifest),
        trial("registry::unknown_image", &open, unknown),
        trial("registry::into_a_layout_of_skopeo", &open, into_skopeo),
        trial("registry::basic", &closed, basic),
        trial("registry::wrong_password", &closed, wrong_password),
        trial("registry::tls_and_tokens", &open, tls_and_tokens),
    ]
}

fn anonymous() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let image = Image::new(61, &[200_000, 3000, 70_000]);
    registry.seed("team/app:1", &image);
    let name = registry.image("team/app:1");
    let ran = room.pull_events(&[&name]);
    ran.ends(0);
    let layout = room.layout();
    layout.is_read(&name, &image);
    layout.is_true();
    let inspected = layout.inspect(&name);
    assert_eq!(inspected["Layers"].as_array().map(Vec::len), Some(3));

    let pulled = ran.event("pulled");
    assert_eq!(pulled["image"], *name);
    assert_eq!(pulled["digest"], *image.digest());
    assert_eq!(pulled["size"], image.size());
    let attempt = ran.event("attempt");
    assert_eq!(attempt["anonymous"], true, "{attempt}");
    assert_eq!((&attempt["order"], &attempt["of"]), (&json!(1), &json!(1)));
    let blobs = ran.events_of("blob");
    let layers = blobs.iter().filter(|it| it["kind"] == "layer");
    let transferred: u64 = layers.filter_map(|it| it["transferred"].as_u64()).sum();
    let expected: usize = image.layers.iter().map(Vec::len).sum();
    assert_eq!(transferred, expected as u64, "{blobs:#?}");
    let summary = ran.event("summary");
    let counts = ["pulled", "present", "failed"].map(|field| summary[field].as_u64());
    assert_eq!(counts, [Some(1), Some(0), Some(0)]);

    // Nothing of the work is left.
    let left = std::fs::read_dir(room.path("layout")).expect("a folder");
    let mut left: Vec<_> = left.map(|it| it.expect("an entry").file_name()).collect();
    left.retain(|name| name != ".whypull");
    left.sort();
    assert_eq!(left, ["blobs", "index.json", "oci-layout"]);
}

fn second_pull() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let image = Image::new(62, &[100_000, 2000]);
    registry.seed("app:1", &image);
    let name = registry.image("app:1");
    room.pull_events(&[&name]).ends(0);
    let ran = room.pull_events(&[&name]);
    ran.ends(0);
    for blob in ran.events_of("blob") {
        if blob["kind"] != "manifest" {
            assert_eq!(blob["state"], "reused", "{blob}");
        }
    }
    let summary = ran.event("summary");
    let reused = summary["reused"].as_u64();
    assert!(reused >= Some(image.content_size() as u64), "{summary}");
    room.layout().is_read(&name, &image);
}

fn shared_layers() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let base = Image::new(63, &[100_000]);
    let other = Image::new(63, &[100_000, 5000]);
    registry.seed("base:1", &base);
    registry.seed("app:1", &other);
    let [first, second] = ["base:1", "app:1"].map(|name| registry.image(name));
    room.pull_events(&[&first]).ends(0);
    let ran = room.pull_events(&[&second]);
    let shared = base.layer_digest(0);
    let blobs = ran.events_of("blob");
    let blob = blobs.iter().find(|it| it["digest"] == *shared);
    let blob = blob.expect("the shared layer");
    assert_eq!(blob["state"], "reused", "{blob}");
    room.layout().is_read(&first, &base);
    room.layout().is_read(&second, &other);
}

fn several() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let images: Vec<Image> = (64..67).map(|seed| Image::new(seed, &[3000])).collect();
    let names = ["a:1", "b/c:2", "d:latest"].map(|name| registry.image(name));
    for (image, name) in images.iter().zip(["a:1", "b/c:2", "d:latest"]) {
        registry.seed(name, image);
    }
    let untagged = registry.image("d");
    let ran = room.pull_events(&[&names[0], &names[1], &untagged]);
    ran.ends(0);
    assert_eq!(ran.event("summary")["pulled"], 3);
    let layout = room.layout();
    assert_eq!(layout.names().len(), 3);
    layout.is_read(&names[0], &images[0]);
    layout.is_read(&names[1], &images[1]);
    // One that cannot be pulled does not keep the others away.
    let ran = room.pull_events(&[&registry.image("no:1"), &names[0]]);
    ran.ends(1);
    let summary = ran.event("summary");
    assert_eq!(summary["failed"], 1, "{summary}");
}

fn named() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let image = Image::new(67, &[3000]);
    registry.seed("app:1", &image);
    let name = registry.image("app:1");
    let to = format!("{}:v1", room.to());
    room.pull(&[&name, "--to", &to]).ends(0);
    room.layout().is_read("v1", &image);
    // The same tag again names another image, and the old one no more.
    let other = Image::new(68, &[3000]);
    registry.seed("app:2", &other);
    room.pull(&[&registry.image("app:2"), "--to", &to]).ends(0);
    assert_eq!(room.layout().names(), ["v1"]);
    room.layout().is_read("v1", &other);

    let ran = room.pull(&[&name, &registry.image("app:2"), "--to", &to]);
    ran.ends(2);
}

fn by_digest() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let image = Image::new(69, &[3000]);
    registry.seed("app:1", &image);
    for name in [
        registry.image(&format!("app@{}", image.digest())),
        // The tag is decoration: the digest is what is pulled.
        registry.image(&format!("app:no-such-tag@{}", image.digest())),
    ] {
        let room = Room::new();
        let to = format!("{}:it", room.to());
        room.pull(&[&name, "--to", &to]).ends(0);
        room.layout().is_read("it", &image);
    }
}

fn platforms() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let arm = Image::of_platform(70, &[3000], "arm64");
    let amd = Image::of_platform(71, &[3000], "amd64");
    let index = index_of(&[(&amd, "amd64"), (&arm, "arm64")]);
    let layout = tempfile::tempdir().expect("a temporary folder");
    write_layout_of_index(layout.path(), &index, &[&amd, &arm]);
    registry.copy(layout.path(), "app:1", &["--all"]);
    let name = registry.image("app:1");
    for (platform, image) in [("linux/arm64", &arm), ("linux/amd64", &amd)] {
        let room = Room::new();
        let to = format!("{}:it", room.to());
        let ran = room.pull(&[&name, "--to", &to, "--platform", platform]);
        ran.ends(0);
        let architecture = platform["linux/".len()..].to_owned();
        let reference = format!("oci:{}:it", room.text("layout"));
        let inspected = skopeo(&["--override-arch", &architecture, "inspect", &reference]);
        inspected
            .ends(0)
            .says(&format!("\"Architecture\": \"{architecture}\""));
        assert!(room.layout().has(&image.layer_digest(0)));
        assert!(room.layout().has(&image.digest()));
        room.layout().is_true();
    }
    let ran = room.pull(&[&name, "--to", &room.to(), "--platform", "windows/amd64"]);
    ran.ends(1).says("windows/amd64").says(&name);
    // And an error of usage where it is no platform at all.
    let ran = room.pull(&[&name, "--to", &room.to(), "--platform", "linux"]);
    ran.ends(2);
}

fn docker_manifest() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let image = Image::new(72, &[3000, 4000]);
    let layout = tempfile::tempdir().expect("a temporary folder");
    write_layout(layout.path(), &image);
    registry.copy(layout.path(), "app:1", &["--format", "v2s2"]);
    let name = registry.image("app:1");
    room.pull(&[&name, "--to", &room.to()]).ends(0);
    room.layout().is_true();
    let inspected = room.layout().inspect(&name);
    let layers = inspected["Layers"].as_array().expect("layers");
    assert_eq!(layers[0], *image.layer_digest(0));
    assert_eq!(layers[1], *image.layer_digest(1));
}

fn unknown() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    registry.seed("app:1", &Image::new(73, &[100]));
    for name in ["app:2", "other:1"] {
        let name = registry.image(name);
        let ran = room.pull(&[&name, "--to", &room.to()]);
        ran.ends(1)
            .says(&name)
            .says("without credentials")
            .says("manifest");
        ran.says("404");
    }
}

/// A layout that another program began is gone on with.
fn into_skopeo() {
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let (old, new) = (Image::new(74, &[3000]), Image::new(75, &[3000]));
    registry.seed("old:1", &old);
    registry.seed("new:1", &new);
    let from = format!("docker://{}", registry.image("old:1"));
    let to = format!("{}:old", room.to());
    skopeo(&["copy", "--quiet", "--src-tls-verify=false", &from, &to]).ends(0);
    let name = registry.image("new:1");
    room.pull(&[&name, "--to", &room.to()]).ends(0);
    room.layout().is_read("old", &old);
    room.layout().is_read(&name, &new);
    room.layout().is_true();
}

const PASSWORD: &str = "pass:word of jane";

fn with_password(room: &Room, image: &Image) -> DockerRegistry {
    let open = DockerRegistry::start(room, &Login::None);
    open.seed("app:1", image);
    drop(open);
    let login = Login::Htpasswd {
        user: "jane",
        password: PASSWORD,
    };
    DockerRegistry::start(room, &login)
}

fn basic() {
    let room = Room::new();
    let image = Image::new(76, &[3000]);
    let registry = with_password(&room, &image);
    let name = registry.image("app:1");
    let config = node_config(&registry.host(), "jane", PASSWORD);
    room.write("kubelet/config.json", config);
    let ran = room.pull_events(&[&name]);
    ran.ends(0);
    room.layout().is_read(&name, &image);
    let attempt = ran.event("attempt");
    assert_eq!(attempt["username"], "jane");
    assert_eq!(attempt["key"], *registry.host());
    assert_eq!(attempt["source"]["file"], *room.text("kubelet/config.json"));
}

fn wrong_password() {
    let room = Room::new();
    let registry = with_password(&room, &Image::new(76, &[3000]));
    let name = registry.image("app:1");
    let ran = room.pull(&[&name, "--to", &room.to()]);
    ran.ends(1)
        .says(&name)
        .says("without credentials")
        .says("401");

    let config = node_config(&registry.host(), "jane", "guessed-wrong");
    let config = room.write("kubelet/config.json", config);
    let ran = room.pull(&[&name, "--to", &room.to()]);
    ran.ends(1).says(&name).says(&config).says("401");
    ran.never_says("guessed-wrong")
        .never_says("without credentials");
}

fn tls_and_tokens() {
    let room = Room::new();
    let image = Image::new(77, &[3000, 50_000]);
    let open = DockerRegistry::start(&room, &Login::None);
    open.seed("team/app:1", &image);
    drop(open);

    let authority = Arc::new(Authority::new());
    let tokens = TokenIssuer::start(&authority, "jane", PASSWORD);
    let login = |realm| Login::Token {
        authority: &authority,
        realm,
    };
    let registry = DockerRegistry::start(&room, &login(tokens.url("/token")));
    let (host, name) = (registry.host(), registry.image("team/app:1"));
    let ca = room.write("authority.pem", &authority.trusted_pem);
    let config = room.write("kubelet/config.json", node_config(&host, "jane", PASSWORD));
    let to = room.to();

    let args = [&*name, "--to", &to, "--tls", &host];
    let ran = room.pull(&args);
    ran.ends(1).says(&name).says(&config).says("certificate");
    assert!(tokens.records().is_empty(), "nobody was trusted yet");

    let trusting = [&args[..], &["--ca-file", &ca]].concat();
    room.pull(&trusting).ends(0);
    room.layout().is_read(&name, &image);
    let asked = tokens.requests();
    let scope = parameter(&asked[0], "scope");
    assert_eq!(
        scope.as_deref(),
        Some("repository:team/app:pull"),
        "{asked:#?}"
    );
    let service = parameter(&asked[0], "service");
    assert_eq!(service.as_deref(), Some(TokenIssuer::SERVICE));
    assert_eq!(asked.len(), 1, "one token for the whole image");

    room.write(
        "kubelet/config.json",
        node_config(&host, "jane", "guessed-wrong"),
    );
    let ran = room.pull(&trusting);
    ran.ends(1)
        .says(&name)
        .says(&config)
        .says("token")
        .says("401");

    // And where the token server is gone.
    drop(registry);
    let realm = format!("https://127.0.0.1:{}/token", free_port());
    let registry = DockerRegistry::start(&room, &login(realm));
    let (host, name) = (registry.host(), registry.image("team/app:1"));
    room.write("kubelet/config.json", node_config(&host, "jane", PASSWORD));
    let ran = room.pull(&[&name, "--to", &to, "--tls", &host, "--ca-file", &ca]);
    ran.ends(1).says(&name).says(&config).says("token");
    room.layout().is_true();
}
