//! No password and no token is in anything that is printed or left behind.

use std::fs;
use std::path::Path;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::suite::support::{
    Answer, Contents, Image, MANIFEST, Plugin, Ran, Request, Room, Server, base64, basic_challenge,
    bearer_challenge, node_config, pod, providers, secret, trial, version_of,
};

const PASSWORD: &str = "hunter2/&+=:needle";
const TOKEN: &str = "token-needle-0123456789";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("secrets::basic", &[], basic),
        trial("secrets::echoed_by_the_registry", &[], echoed),
        trial("secrets::echoed_as_a_schema_version", &[], || {
            echoed_in_a_manifest(|echo| json!({"schemaVersion": echo}));
        }),
        trial("secrets::echoed_as_a_media_type", &[], || {
            echoed_in_a_manifest(|echo| json!({"schemaVersion": 2, "mediaType": echo}));
        }),
        trial("secrets::echoed_as_layers", &[], || {
            echoed_in_a_manifest(|echo| json!({"schemaVersion": 2, "config": {}, "layers": echo}));
        }),
        trial("secrets::echoed_as_a_digest", &[], || {
            let manifests = |echo: &str| json!([{"digest": echo, "size": echo}]);
            echoed_in_a_manifest(
                move |echo| json!({"schemaVersion": 2, "manifests": manifests(echo)}),
            );
        }),
        trial("secrets::of_pin", &[], pinned),
        trial("secrets::tokens", &[], tokens),
        trial("secrets::echoed_by_the_token_server", &[], echoed_token),
        trial("secrets::of_plugins", &[], plugins),
        trial("secrets::in_addresses", &[], addresses),
        trial("secrets::signed_addresses", &[], signed),
        trial("secrets::in_a_process_list", &[], process_list),
    ]
}

/// The password, in every spelling that a program could print.
fn needles() -> Vec<String> {
    let encoded = base64(format!("jane:{PASSWORD}"));
    let escaped = PASSWORD.replace('/', "%2F").replace('&', "%26");
    vec![
        PASSWORD.to_owned(),
        "hunter2".to_owned(),
        encoded.trim_end_matches('=').to_owned(),
        base64(PASSWORD).trim_end_matches('=').to_owned(),
        escaped,
        TOKEN.to_owned(),
    ]
}

fn is_clean(text: &str, told: &str) {
    for needle in needles() {
        assert!(!text.contains(&needle), "{needle:?} in {told}: {text}");
    }
}

/// Nothing below a folder has the password in it.
fn is_clean_below(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        is_clean(&path.to_string_lossy(), "a name");
        if path.is_dir() {
            is_clean_below(&path);
        } else {
            let bytes = fs::read(&path).expect("a file");
            is_clean(&String::from_utf8_lossy(&bytes), &path.to_string_lossy());
        }
    }
}

/// Pulls in every form of output, at the most talkative level.
fn check(room: &Room, args: &[&str]) -> Vec<Ran> {
    let to = room.to();
    let mut all = Vec::new();
    for form in [
        &["--format", "text"][..],
        &["--format", "json"],
        &["--dry-run"],
    ] {
        let args = [args, &["--to", &to], form].concat();
        let mut command = room.pull_command(&args);
        command
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full");
        let ran = Ran::of(&mut command);
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:#?}");
        is_clean(&ran.stdout, "stdout");
        is_clean(&ran.stderr, "stderr");
        all.push(ran);
    }
    is_clean_below(&room.path("layout"));
    all
}

fn image() -> (Contents, Image) {
    let image = Image::new(111, &[3000]);
    (Contents::default().with("app", "1", &image), image)
}

fn is_jane(request: &Request) -> bool {
    request.basic() == Some(("jane".to_owned(), PASSWORD.to_owned()))
}

/// In the node's file, and in a Secret.
fn both_ways(server: &Server, image: &str, code: i32) {
    let host = server.host();
    let room = Room::new();
    room.write("kubelet/config.json", node_config(&host, "jane", PASSWORD));
    for ran in &check(&room, &[image])[..2] {
        ran.ends(code);
    }
    let room = Room::new();
    let secret = secret("one", &[(&host, "jane", PASSWORD)]);
    let file = room.write("all.yaml", [pod(image, &["one"]), secret].join("\n---\n"));
    for ran in &check(&room, &["-f", &file])[..2] {
        ran.ends(code);
    }
}

fn basic() {
    let (contents, _) = image();
    let server = Server::start(move |request| {
        if is_jane(request) {
            contents.answer(request)
        } else {
            basic_challenge()
        }
    });
    both_ways(&server, &format!("{}/app:1", server.host()), 0);
    both_ways(&server, &format!("{}/app:2", server.host()), 1);
}

/// A registry that says what it was sent.
fn echoed() {
    for status in [401, 403, 500] {
        let server = echo(status);
        both_ways(&server, &format!("{}/app:1", server.host()), 1);
    }
}

fn echo(status: u16) -> Server {
    Server::start(
        move |request| match (request.authorization(), request.basic()) {
            (Some(header), Some((user, password))) => {
                let words = format!("{user} and {password} are refused: {header}");
                Answer::error(status, "DENIED", &words)
            }
            _ => basic_challenge(),
        },
    )
}

/// A registry that answers with what was sent, where something else belongs: password and header, or token.
fn echoed_in_a_manifest(with: impl Fn(&str) -> Value + Copy + Send + Sync + 'static) {
    let answer =
        move |echo: &str| Answer::new(200, with(echo).to_string()).with("Content-Type", MANIFEST);
    let server = Server::start(
        move |request| match (request.authorization(), request.basic()) {
            (Some(header), Some((_, password))) => answer(&format!("{password} {header}")),
            _ => basic_challenge(),
        },
    );
    both_ways(&server, &format!("{}/app:1", server.host()), 1);

    let tokens = token_server(|_| Answer::new(200, json!({"token": TOKEN}).to_string()));
    let realm = tokens.url("/token");
    let server = Server::start(move |request| match request.bearer() {
        Some(token) => answer(token),
        None => bearer_challenge(&realm, "app"),
    });
    both_ways(&server, &format!("{}/app:1", server.host()), 1);
}

/// `pin` asks as well, and tells why it could not.
fn pinned() {
    for status in [200, 403, 500] {
        let server = echo(status);
        let (host, room) = (server.host(), Room::new());
        let secret = secret("one", &[(&host, "jane", PASSWORD)]);
        let pod = room.write("pod.yaml", pod(&format!("{host}/app:1"), &["one"]));
        let secrets = room.write("secrets.yaml", secret);
        for form in [&[][..], &["--diff"]] {
            let args = [&["pin", &*pod, "-f", &secrets], form].concat();
            let mut command = room.whypull(&args);
            command.env("RUST_LOG", "trace");
            let ran = Ran::of(&mut command);
            assert!(matches!(ran.code, Some(0 | 1)), "{ran:#?}");
            is_clean(&ran.stdout, "stdout");
            is_clean(&ran.stderr, "stderr");
        }
    }
}

fn token_server(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Server {
    Server::start(move |request| {
        if is_jane(request) {
            answer(request)
        } else {
            Answer::error(401, "UNAUTHORIZED", "who?")
        }
    })
}

fn tokens() {
    let tokens = token_server(|_| Answer::new(200, json!({"token": TOKEN}).to_string()));
    let realm = tokens.url("/token");
    let (contents, _) = image();
    let server = Server::start(move |request| match request.bearer() {
        Some(TOKEN) if request.path().ends_with("/2") => {
            Answer::error(403, "DENIED", &format!("{TOKEN} is for another tag"))
        }
        Some(TOKEN) => contents.answer(request),
        _ => bearer_challenge(&realm, "app"),
    });
    both_ways(&server, &format!("{}/app:1", server.host()), 0);
    both_ways(&server, &format!("{}/app:2", server.host()), 1);
}

/// A token server that says what it was sent, or gives a token and calls it an error.
fn echoed_token() {
    for status in [200, 403, 500] {
        let tokens = token_server(move |request| {
            let header = request.authorization().unwrap_or_default();
            let body = json!({"token": [TOKEN], "details": format!("{header} {PASSWORD}")});
            Answer::new(status, body.to_string())
        });
        let realm = tokens.url("/token");
        let server = Server::start(move |_| bearer_challenge(&realm, "app"));
        both_ways(&server, &format!("{}/app:1", server.host()), 1);
    }
}

fn plugins() {
    let (contents, _) = image();
    let server = Server::start(move |request| {
        if is_jane(request) {
            contents.answer(request)
        } else {
            basic_challenge()
        }
    });
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    let answer = json!({
        "apiVersion": version_of("v1"),
        "kind": "CredentialProviderResponse",
        "cacheKeyType": "Registry",
        "auth": {&*host: {"username": "jane", "password": PASSWORD}},
    });
    let mut configuration = plugin.configuration("v1", &[&host]);
    configuration["env"] = json!([{"name": "OWN", "value": PASSWORD}]);
    for (then, code) in [("exit 0", 0), ("exit 1", 1), ("echo '}'", 1)] {
        let room = Room::new();
        let file = room.write("answer", answer.to_string());
        plugin.script(&room, &format!("cat '{file}'; cat '{file}' >&2; {then}"));
        let config = room.write(
            "providers.yaml",
            providers(std::slice::from_ref(&configuration)),
        );
        let image = format!("{host}/app:1");
        let folder = room.text("bin");
        let args = [
            &*image,
            "--credential-provider-config",
            &config,
            "--credential-provider-bin-dir",
            &folder,
        ];
        check(&room, &args)[0].ends(code);
    }
}

/// Passwords in the addresses of realms, redirects and proxies.
fn addresses() {
    let user_info = format!("jane:{}", "hunter2");
    let server = Server::start(move |request| {
        let realm = format!("http://{user_info}@127.0.0.1:1/token");
        match request.path() {
            "/v2/other/manifests/1" => {
                Answer::redirect(&format!("http://{user_info}@127.0.0.1:1/elsewhere"))
            }
            path if path.contains("other") || path == "/v2/" => Answer::new(200, "{}"),
            _ => bearer_challenge(&realm, "app"),
        }
    });
    let room = Room::new();
    for name in ["app:1", "other:1"] {
        check(&room, &[&format!("{}/{name}", server.host())])[0].ends(1);
    }
}

/// What a registry signs into the address of a blob opens it for whoever reads it.
fn signed() {
    let storage = Server::start_at("127.0.0.2:0", None, |_| {
        Answer::new(403, "<Error>the signature has expired</Error>")
    });
    let to = storage.url(&format!("/blob?X-Amz-Signature={TOKEN}&sig=hunter2"));
    let (contents, _) = image();
    let server = Server::start(move |request| {
        if request.is_blob() {
            Answer::redirect(&to)
        } else {
            contents.answer(request)
        }
    });
    let room = Room::new();
    check(&room, &[&format!("{}/app:1", server.host())])[0].ends(1);
    // And where nobody listens.
    drop(storage);
    check(&room, &[&format!("{}/app:1", server.host())])[0].ends(1);
}

/// A plugin is not told the password of another source, in its environment or its arguments.
fn process_list() {
    let (contents, _) = image();
    let server = Server::start(move |request| {
        if is_jane(request) {
            contents.answer(request)
        } else {
            basic_challenge()
        }
    });
    let (host, room, plugin) = (server.host(), Room::new(), Plugin::new("giver"));
    room.write("kubelet/config.json", node_config(&host, "jane", PASSWORD));
    let seen = room.text("seen");
    plugin.script(&room, &format!("(env; echo \"$@\") >'{seen}'; exit 1"));
    let list = [plugin.configuration("v1", &[&host])];
    let config = room.write("providers.yaml", providers(&list));
    let (image, folder) = (format!("{host}/app:1"), room.text("bin"));
    let args = [
        &*image,
        "--credential-provider-config",
        &config,
        "--credential-provider-bin-dir",
        &folder,
    ];
    check(&room, &args)[0].ends(0);
    is_clean(&room.read("seen"), "what the plugin saw");
    for request in plugin.requests(&room) {
        is_clean(&request.to_string(), "what the plugin was asked");
    }
}
