//! `whypull pin`: tags to digests, and nothing else of the file.

use std::fs;
use std::time::Duration;

use libtest_mimic::Trial;

use crate::suite::support::{
    Answer, Contents, Image, MANIFEST, Need, Plugin, Ran, Request, Room, Server, basic_challenge,
    digest, index_of, node_config, providers, secret, trial,
};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("pin::in_place", &[], in_place),
        trial("pin::layouts_of_yaml", &[], layouts),
        trial("pin::diff", &[], diff),
        trial("pin::check", &[], check),
        trial("pin::update", &[], update),
        trial("pin::of_an_index", &[], of_an_index),
        trial("pin::twice", &[], twice),
        trial("pin::templates", &[], templates),
        trial("pin::one_of_many_fails", &[], one_fails),
        trial("pin::credentials", &[], credentials),
        trial("pin::plugins", &[], plugins),
        trial("pin::wrong_digest", &[], wrong_digest),
        trial("pin::no_manifest", &[], no_manifest),
        trial("pin::asked_once", &[], asked_once),
        trial("pin::one_document_is_broken", &[], broken_document),
        trial("pin::nothing_readable", &[], nothing_readable),
        trial("pin::usage", &[], usage),
        trial("pin::line_ends", &[], line_ends),
        trial("pin::read_only", &[Need::Root], permissions),
    ]
}

/// A registry with `app:1`, `app:latest` and `tool:1`.
fn registry() -> (Server, Image, Image) {
    let (app, tool) = (Image::new(121, &[300]), Image::new(122, &[300]));
    let contents = Contents::default()
        .with("app", "1", &app)
        .with("app", "latest", &app)
        .with("tool", "1", &tool);
    (
        Server::start(move |request| contents.answer(request)),
        app,
        tool,
    )
}

const POD: &str = r#"# What runs here.
apiVersion: v1
kind: Pod
metadata:
  name: web   # the name
  annotations: {image: "HOST/app:1"}
spec:
  initContainers:
    - {name: first, image: 'HOST/tool:1'} # first of all
  containers:

    - name: app
      image:   HOST/app:1    # the app
      args: [ "HOST/app:1" , 'it''s' ]
    - image: "HOST/app"
      name: side
---
# Nothing to see here.
kind: ConfigMap
apiVersion: v1
metadata: {name: texts}
data:
  text: |
    image: HOST/app:1
"#;

fn manifest(host: &str) -> String {
    POD.replace("HOST", host)
}

/// What is to become of the manifest.
fn pinned(host: &str, app: &Image, tool: &Image) -> String {
    let (app, tool) = (app.digest(), tool.digest());
    manifest(host)
        .replace(
            &format!("'{host}/tool:1'"),
            &format!("'{host}/tool:1@{tool}'"),
        )
        .replace(
            &format!("image:   {host}/app:1 "),
            &format!("image:   {host}/app:1@{app} "),
        )
        .replace(
            &format!("- image: \"{host}/app\""),
            &format!("- image: \"{host}/app:latest@{app}\""),
        )
}

/// `app` without a tag may stay so or be given the one that it has.
#[track_caller]
fn is_pinned(text: &str, host: &str, app: &Image, tool: &Image) {
    let expected = pinned(host, app, tool);
    let short = expected.replace("app:latest@", "app@");
    assert!(
        text == expected || text == short,
        "{text}\n--- expected\n{expected}"
    );
}

fn in_place() {
    let ((server, app, tool), room) = (registry(), Room::new());
    let host = server.host();
    let file = room.write("pod.yaml", manifest(&host));
    room.pin(&[&file]).ends(0);
    is_pinned(&room.read("pod.yaml"), &host, &app, &tool);
    assert!(
        server.requests().iter().all(|it| !it.is_blob()),
        "no layers for that"
    );
}

/// Blocks, folded texts, JSON, anchors, lists: only the string changes.
fn layouts() {
    let ((server, app, _), room) = (registry(), Room::new());
    let host = server.host();
    let (name, to) = (
        format!("{host}/app:1"),
        format!("{host}/app:1@{}", app.digest()),
    );
    for text in [
        "kind: Pod\nspec:\n  containers:\n  - name: a\n    image: NAME",
        "{\"kind\": \"Pod\", \"spec\": {\"containers\": [{\"image\":\"NAME\", \"name\": \"a\"}]}}\n",
        "kind: Pod\nspec:\n  containers:\n  - name: a\n    image: >-\n      NAME\n    tty: true\n",
        "kind: Pod\nspec:\n  containers:\n  - name: a\n    image: |-\n      NAME\n",
        "kind: Pod\nspec:\n  containers:\n  - {name: a, ? image : NAME}\n",
        "kind: Pod\nspec:\n  containers:\n  - name: a\n    image:\n      NAME\n",
        "kind: List\nitems:\n- kind: Pod\n  spec: {containers: [{name: a, image: NAME}]}\n",
        "kind: Deployment\nspec: {template: {spec: {containers: [{name: a, image: NAME }]}}}\n",
        "# ünïcödé ☃\nkind: Pod\nspec: {containers: [{name: ☃, image: \"NAME\"}]} # ☃\n",
        "\u{feff}kind: Pod\nspec: {containers: [{name: a, image: NAME}]}\n...\n# end\n",
    ] {
        let file = room.write("it.yaml", text.replace("NAME", &name));
        let ran = room.pin(&[&file]);
        ran.ends(0);
        assert_eq!(room.read("it.yaml"), text.replace("NAME", &to), "{ran:#?}");
    }
    // An anchor is pinned where it stands, once.
    let text = "kind: Pod\nspec:\n  containers:\n  - {name: a, image: &it NAME}\n\
                \x20 - {name: b, image: *it }\n";
    let file = room.write("it.yaml", text.replace("NAME", &name));
    room.pin(&[&file]).ends(0);
    assert_eq!(room.read("it.yaml"), text.replace("NAME", &to));
}

fn diff() {
    let ((server, app, tool), room) = (registry(), Room::new());
    let host = server.host();
    let text = manifest(&host);
    let file = room.write("work/pod.yaml", &text);
    let ran = room.pin(&["--diff", "pod.yaml"]);
    ran.ends(0);
    assert_eq!(
        fs::read_to_string(&file).expect("a file"),
        text,
        "nothing is written"
    );
    assert!(ran.stdout.starts_with("--- "), "{ran:#?}");
    for part in ["\n+++ ", "\n@@ -", "pod.yaml"] {
        assert!(ran.stdout.contains(part), "{part:?}: {ran:#?}");
    }
    // What `patch` makes of it is what `pin` would have written.
    let patch = room.write("pod.patch", &ran.stdout);
    let patched = std::process::Command::new("git")
        .args(["apply", "-p1", "--unsafe-paths", &patch])
        .current_dir(room.path("work"))
        .output();
    if let Ok(output) = patched
        && output.status.success()
        && room.read("work/pod.yaml") != text
    {
        is_pinned(&room.read("work/pod.yaml"), &host, &app, &tool);
    }
    let (minus, plus) = ran
        .stdout
        .lines()
        .skip(2)
        .fold((0, 0), |(minus, plus), line| {
            (
                minus + usize::from(line.starts_with('-')),
                plus + usize::from(line.starts_with('+')),
            )
        });
    assert_eq!((minus, plus), (3, 3), "{ran:#?}");
}

fn check() {
    let ((server, app, _), room) = (registry(), Room::new());
    let host = server.host();
    let text = manifest(&host);
    let file = room.write("pod.yaml", &text);
    let ran = room.pin(&["--check", &file]);
    ran.ends(1);
    for part in [
        format!("{host}/app:1"),
        format!("{host}/tool:1"),
        "pod.yaml".to_owned(),
    ] {
        ran.says(&part);
    }
    assert_eq!(room.read("pod.yaml"), text);
    assert!(server.records().is_empty(), "nothing is asked");

    let good = format!(
        "kind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{{name: a, image: \"{host}/app:1@{}\"}}]}}\n",
        app.digest()
    );
    let file = room.write("good.yaml", good);
    room.pin(&["--check", &file]).ends(0);
}

/// A digest that is there stays, unless it is to be renewed.
fn update() {
    let ((server, app, _), room) = (registry(), Room::new());
    let host = server.host();
    let old = Image::new(129, &[300]).digest();
    let text = |digest: &str| {
        format!("kind: Pod\nspec: {{containers: [{{name: a, image: {host}/app:1@{digest} }}]}}\n")
    };
    let file = room.write("pod.yaml", text(&old));
    room.pin(&[&file]).ends(0);
    assert_eq!(room.read("pod.yaml"), text(&old));
    assert!(server.records().is_empty(), "nothing to ask");
    room.pin(&["--update", &file]).ends(0);
    assert_eq!(room.read("pod.yaml"), text(&app.digest()));
}

/// The digest of the index, so that it fits every platform.
fn of_an_index() {
    let image = Image::of_platform(123, &[300], "arm64");
    let index = index_of(&[(&image, "arm64")]);
    let contents = Contents::default().with_index("app", "1", &index);
    let server = Server::start(move |request| contents.answer(request));
    let room = Room::new();
    let name = format!("{}/app:1", server.host());
    let text = format!("kind: Pod\nspec: {{containers: [{{name: a, image: {name}}}]}}\n");
    let file = room.write("pod.yaml", &text);
    room.pin(&[&file]).ends(0);
    let digest = digest(&index);
    assert_eq!(
        room.read("pod.yaml"),
        text.replace(&name, &format!("{name}@{digest}"))
    );
}

fn twice() {
    let ((server, ..), room) = (registry(), Room::new());
    let file = room.write("pod.yaml", manifest(&server.host()));
    room.pin(&[&file]).ends(0);
    let (once, asked) = (room.read("pod.yaml"), server.records().len());
    let written = fs::metadata(&file)
        .and_then(|it| it.modified())
        .expect("a time");
    room.pin(&[&file]).ends(0);
    assert_eq!(room.read("pod.yaml"), once);
    assert_eq!(
        fs::metadata(&file)
            .and_then(|it| it.modified())
            .expect("a time"),
        written
    );
    assert_eq!(server.records().len(), asked);
}

/// What is still to be filled in is left alone.
fn templates() {
    let ((server, ..), room) = (registry(), Room::new());
    let host = server.host();
    for image in [
        "\"{{ .Values.image }}\"".to_owned(),
        format!("\"{host}/app:{{{{ .Values.tag }}}}\""),
        format!("{host}/app:$TAG"),
        format!("{host}/app:${{TAG}}"),
        "\"\"".to_owned(),
    ] {
        let text = format!("kind: Pod\nspec:\n  containers:\n  - name: a\n    image: {image}\n");
        let file = room.write("pod.yaml", &text);
        let ran = room.pin(&[&file]);
        ran.never_says("panicked");
        assert_eq!(room.read("pod.yaml"), text, "{ran:#?}");
        assert!(
            server.records().is_empty(),
            "{image}: {:#?}",
            server.requests()
        );
    }
}

fn one_fails() {
    let ((server, app, _), room) = (registry(), Room::new());
    let host = server.host();
    let good = format!("kind: Pod\nspec: {{containers: [{{name: a, image: {host}/app:1}}]}}\n");
    let bad = good.replace("app:1", "app:2");
    let (one, two) = (room.write("bad.yaml", &bad), room.write("good.yaml", &good));
    let ran = room.pin(&[&one, &two]);
    ran.ends(1)
        .says(&format!("{host}/app:2"))
        .says("404")
        .says("manifest");
    assert_eq!(room.read("bad.yaml"), bad);
    let to = format!("app:1@{}", app.digest());
    assert_eq!(room.read("good.yaml"), good.replace("app:1", &to));
}

fn credentials() {
    let image = Image::new(124, &[300]);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request: &Request| match request.user().as_deref() {
        Some("jane") => contents.answer(request),
        Some(_) => Answer::error(403, "DENIED", "not you"),
        None => basic_challenge(),
    });
    let host = server.host();
    let text = format!(
        "kind: Pod\nmetadata: {{name: a}}\nspec:\n  imagePullSecrets: [{{name: one}}]\n  \
         containers: [{{name: a, image: {host}/app:1}}]\n"
    );
    let expected = text.replace("app:1", &format!("app:1@{}", image.digest()));
    // From a file of the node.
    let room = Room::new();
    let file = room.write("pod.yaml", &text);
    let config = room.write(
        "config.json",
        node_config(&host, "jane", "password-of-jane"),
    );
    let ran = room.pin(&[&file, "--node-config", &config]);
    ran.ends(0).never_says("password-of-jane");
    assert_eq!(room.read("pod.yaml"), expected);
    // From a Secret in another file, which is left alone.
    let room = Room::new();
    let file = room.write("pod.yaml", &text);
    let secret = secret("one", &[(&host, "jane", "password-of-jane")]);
    let secrets = room.write("secrets.yaml", &secret);
    room.pin(&[&file, "-f", &secrets]).ends(0);
    assert_eq!(room.read("pod.yaml"), expected);
    assert_eq!(room.read("secrets.yaml"), secret);
}

/// The credential flags are those of `pull`, all of them.
fn plugins() {
    let image = Image::new(127, &[300]);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request| match request.user().as_deref() {
        Some("given") => contents.answer(request),
        _ => basic_challenge(),
    });
    let (host, room, plugin) = (server.host(), Room::new(), Plugin::new("giver"));
    plugin.gives(&room, "v1", "Registry", &host, "given");
    let list = [plugin.configuration("v1", &[&host])];
    let config = room.write("providers.yaml", providers(&list));
    let text = format!("kind: Pod\nspec: {{containers: [{{name: a, image: {host}/app:1}}]}}\n");
    let file = room.write("pod.yaml", &text);
    let folder = room.text("bin");
    let flags = [
        "--credential-provider-config",
        &config,
        "--credential-provider-bin-dir",
        &folder,
    ];
    room.pin(&[&[&*file], &flags[..]].concat()).ends(0);
    let to = format!("app:1@{}", image.digest());
    assert_eq!(room.read("pod.yaml"), text.replace("app:1", &to));
}

/// A digest is taken from the bytes; a registry that tells another is not believed.
fn wrong_digest() {
    let image = Image::new(125, &[300]);
    let (manifest, other) = (image.manifest.clone(), Image::new(126, &[300]).digest());
    let server = Server::start(move |request| {
        if request.is_manifest() {
            return Answer::new(200, &*manifest)
                .with("Content-Type", MANIFEST)
                .with("Docker-Content-Digest", &other);
        }
        Answer::new(200, "{}")
    });
    let room = Room::new();
    let name = format!("{}/app:1", server.host());
    let text = format!("kind: Pod\nspec: {{containers: [{{name: a, image: {name}}}]}}\n");
    let file = room.write("pod.yaml", &text);
    let ran = room.pin(&[&file]);
    if ran.code == Some(0) {
        let to = format!("{name}@{}", image.digest());
        assert_eq!(room.read("pod.yaml"), text.replace(&name, &to));
    } else {
        ran.ends(1).says(&name);
        assert_eq!(room.read("pod.yaml"), text);
    }
}

/// Whatever has a digest is not yet a manifest.
fn no_manifest() {
    for media_type in ["text/html", MANIFEST] {
        let server = Server::start(move |_| {
            Answer::new(200, "<html>log in here</html>").with("Content-Type", media_type)
        });
        let room = Room::new();
        let text = one_pod("web", &server.host());
        let file = room.write("pod.yaml", &text);
        let ran = room.pin(&[&file]);
        ran.ends(1).says(&format!("{}/app:1", server.host()));
        assert_eq!(room.read("pod.yaml"), text, "{media_type}");
    }
}

/// A Pod of `app:1`.
fn one_pod(name: &str, host: &str) -> String {
    format!(
        "kind: Pod\nmetadata: {{name: {name}}}\n\
         spec: {{containers: [{{name: a, image: \"{host}/app:1\"}}]}}\n"
    )
}

/// A registry that gave no answer to one Pod is not asked for the next.
fn asked_once() {
    for answer in [
        || Answer::new(503, "out of order"),
        || Answer::error(404, "MANIFEST_UNKNOWN", "manifest unknown"),
        || Answer::new(200, []).after(Duration::from_secs(20)),
    ] {
        let server = Server::start(move |_| answer());
        let room = Room::new();
        let host = server.host();
        let mut asked = Vec::new();
        for names in [&["a"][..], &["a", "b", "c"]] {
            server.forget();
            let pods: Vec<String> = names.iter().map(|name| one_pod(name, &host)).collect();
            let file = room.write("pods.yaml", pods.join("---\n"));
            let ran = room.pin(&[&file, "--retries", "0", "--stall-seconds", "1"]);
            ran.ends(1);
            let told = ran.told().matches(&format!("{host}/app:1")).count();
            assert!(told >= names.len(), "each is told of: {ran:#?}");
            asked.push(server.records().len());
        }
        assert!(asked[0] > 0 && asked[0] == asked[1], "{asked:?}");
    }
}

fn broken_document() {
    let ((server, app, _), room) = (registry(), Room::new());
    let host = server.host();
    let good = one_pod("web", &host);
    let to = format!("app:1@{}", app.digest());
    let pinned = good.replace("app:1", &to);
    let broken = "kind: Pod\nspec: {containers: [\n";
    // In one file and in two.
    let both = format!("{good}---\n{broken}");
    let file = room.write("both.yaml", &both);
    let ran = room.pin(&["--check", &file]);
    ran.ends(1).says(&format!("{host}/app:1"));
    is_not_read(&ran, "both.yaml");
    assert!(server.records().is_empty(), "nothing is asked");
    let ran = room.pin(&[&file]);
    ran.ends(1);
    is_not_read(&ran, "both.yaml");
    assert_eq!(room.read("both.yaml"), format!("{pinned}---\n{broken}"));
    // What is left is good, but not all that there is.
    let ran = room.pin(&["--check", &file]);
    ran.ends(1);
    is_not_read(&ran, "both.yaml");

    let (good, broken) = (
        room.write("good.yaml", &good),
        room.write("broken.yaml", broken),
    );
    let ran = room.pin(&[&broken, &good]);
    ran.ends(1);
    is_not_read(&ran, "broken.yaml");
    assert_eq!(room.read("good.yaml"), pinned);
}

/// It is told where something was not read.
#[track_caller]
fn is_not_read(ran: &Ran, file: &str) {
    let told = |line: &str| {
        let (_, rest) = line.split_once(&format!("{file}:"))?;
        let (number, rest) = rest.split_once(':')?;
        Some(number.parse::<u32>().is_ok() && rest.contains("not read"))
    };
    let mut lines = ran.stderr.lines();
    assert!(lines.any(|line| told(line) == Some(true)), "{ran:#?}");
}

fn nothing_readable() {
    let room = Room::new();
    let secret = secret("one", &[("quay.io", "jane", "password")]);
    for text in ["a: [", "kind: Pod\nspec: {containers: [\n", &secret] {
        let file = room.write("it.yaml", text);
        for args in [&["--check", &*file][..], &[&file], &["--diff", &file]] {
            room.pin(args).ends(2);
            assert_eq!(room.read("it.yaml"), text, "{args:?}");
        }
    }
}

fn usage() {
    let room = Room::new();
    let file = room.write("pod.yaml", "kind: Pod");
    for args in [
        &[][..],
        &["--check", "--diff", &file],
        &["no-such-file.yaml"],
        &["--to", "oci:x", &file],
    ] {
        let ran = room.pin(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:#?}");
    }
}

fn line_ends() {
    let ((server, app, tool), room) = (registry(), Room::new());
    let host = server.host();
    let file = room.write("pod.yaml", manifest(&host).replace('\n', "\r\n"));
    room.pin(&[&file]).ends(0);
    let text = room.read("pod.yaml");
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    is_pinned(&text.replace("\r\n", "\n"), &host, &app, &tool);
}

/// A file keeps its permissions, and a link stays a link.
fn permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let ((server, app, tool), room) = (registry(), Room::new());
    let host = server.host();
    let file = room.write("pod.yaml", manifest(&host));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink(&file, room.path("link.yaml")).expect("a link");
    room.pin(&[&room.text("link.yaml")]).ends(0);
    is_pinned(&room.read("pod.yaml"), &host, &app, &tool);
    let mode = fs::metadata(&file).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let link = fs::symlink_metadata(room.path("link.yaml")).expect("a link");
    assert!(link.file_type().is_symlink());
}
