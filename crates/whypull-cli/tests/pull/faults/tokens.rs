//! Token servers that are away, lie, or live elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{
    Answer, Authority, Contents, Image, Need, Ran, Request, Scene, Server, bearer_challenge,
    free_port, node_config, trial,
};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial("faults::tokens::server_down", &needs, server_down),
        trial(
            "faults::tokens::server_down_in_mid_pull",
            &needs,
            down_in_mid_pull,
        ),
        trial(
            "faults::tokens::server_out_of_order_in_mid_pull",
            &needs,
            out_of_order_in_mid_pull,
        ),
        trial("faults::tokens::server_out_of_order", &needs, out_of_order),
        trial("faults::tokens::server_recovers", &needs, recovers),
        trial("faults::tokens::refused", &needs, refused),
        trial("faults::tokens::endless", &needs, endless),
        trial("faults::tokens::no_json", &needs, no_json),
        trial("faults::tokens::no_token_in_it", &needs, empty),
        trial("faults::tokens::header_in_a_token", &needs, injected),
        trial("faults::tokens::realm_on_another_host", &needs, elsewhere),
        trial(
            "faults::tokens::realm_on_plain_http_elsewhere",
            &needs,
            plain_elsewhere,
        ),
        trial(
            "faults::tokens::realm_on_plain_http_of_a_tls_registry",
            &needs,
            plain_realm_of_tls,
        ),
        trial(
            "faults::tokens::realm_of_another_scheme",
            &needs,
            other_scheme,
        ),
        trial("faults::tokens::server_redirects", &needs, redirected),
    ]
}

/// A registry that wants a token of this realm for the second image.
fn scene(realm: String) -> Scene {
    Scene::new(
        Image::new(13, &[3000]),
        move |request: &Request, good| match request.bearer() {
            Some("the-token") => good,
            _ => bearer_challenge(&realm, "bad"),
        },
    )
}

fn pull(scene: &Scene) -> Ran {
    let config = node_config(&scene.server.host(), "jane", "password-of-jane");
    let config = scene.room.write("config.json", config);
    scene.pull(&["--node-config", &config])
}

fn token(text: &str) -> Answer {
    Answer::new(200, json!({"token": text}).to_string()).with("Content-Type", "application/json")
}

#[track_caller]
fn fails_at_token(scene: &Scene) -> Ran {
    let ran = pull(scene);
    scene.fails(&ran, "config.json", "token");
    ran.never_says("password-of-jane");
    ran
}

fn server_down() {
    let realm = format!("http://127.0.0.1:{}/token", free_port());
    let scene = scene(realm);
    fails_at_token(&scene).says("refused");
}

/// The first token is good for the manifest, and there is no second.
fn down_in_mid_pull() {
    let count = AtomicUsize::new(0);
    let tokens = Server::start(move |_| match count.fetch_add(1, Ordering::Relaxed) {
        0 => token("the-token"),
        _ => Answer::error(403, "DENIED", "no more tokens today"),
    });
    let realm = tokens.url("/token");
    let scene = Scene::new(
        Image::new(13, &[3000]),
        move |request: &Request, good| match request.bearer() {
            Some("the-token") if !request.is_blob() => good,
            _ => bearer_challenge(&realm, "bad"),
        },
    );
    fails_at_token(&scene).says("no more tokens today");
    assert!(tokens.records().len() <= 4, "{:#?}", tokens.requests());
}

/// The retries of the token are not multiplied by those of the blob.
fn out_of_order_in_mid_pull() {
    let count = AtomicUsize::new(0);
    let tokens = Server::start(move |_| match count.fetch_add(1, Ordering::Relaxed) {
        0 => token("the-token"),
        _ => Answer::new(503, "out of order"),
    });
    let realm = tokens.url("/token");
    let scene = Scene::new(
        Image::new(13, &[3000]),
        move |request: &Request, good| match request.bearer() {
            Some("the-token") if !request.is_blob() => good,
            _ => bearer_challenge(&realm, "bad"),
        },
    );
    let ran = fails_at_token(&scene);
    ran.says(": token: ").says("503");
    let asked = tokens.requests();
    assert_eq!(asked.len(), 1 + 2, "one try and one retry: {asked:#?}");
}

fn out_of_order() {
    let tokens = Server::start(|_| Answer::new(503, "out of order"));
    let scene = scene(tokens.url("/token"));
    fails_at_token(&scene).says("503");
    assert_eq!(tokens.records().len(), 2, "one try and one retry");
}

fn recovers() {
    let count = AtomicUsize::new(0);
    let tokens = Server::start(move |_| match count.fetch_add(1, Ordering::Relaxed) {
        0 => Answer::new(503, "out of order"),
        _ => token("the-token"),
    });
    let scene = scene(tokens.url("/token"));
    scene.succeeds(&pull(&scene));
}

fn refused() {
    let tokens = Server::start(|_| Answer::error(401, "UNAUTHORIZED", "incorrect password"));
    let scene = scene(tokens.url("/token"));
    fails_at_token(&scene).says("401");
    assert_eq!(tokens.records().len(), 1, "it will not change");
}

fn endless() {
    let tokens = Server::start(|_| Answer::endless(200));
    let scene = scene(tokens.url("/token"));
    let ran = fails_at_token(&scene);
    assert!(ran.took < Duration::from_secs(6), "{:?}", ran.took);
    let sent: usize = tokens.records().iter().map(|record| record.sent).sum();
    assert!(sent < 32 << 20, "{sent} bytes were taken");
}

fn no_json() {
    let tokens = Server::start(|_| Answer::new(200, "<html>log in here</html>"));
    fails_at_token(&scene(tokens.url("/token")));
}

fn empty() {
    let tokens = Server::start(|_| Answer::new(200, r#"{"token": "", "expires_in": 60}"#));
    fails_at_token(&scene(tokens.url("/token")));
}

/// A token cannot bring a header of its own.
fn injected() {
    let tokens = Server::start(|_| token("the-token\r\nX-Injected: yes"));
    let scene = scene(tokens.url("/token"));
    let ran = pull(&scene);
    ran.ends(1).says(&scene.image).never_says("panicked");
    let requests = scene.server.requests();
    assert!(requests.iter().all(|it| it.header("x-injected").is_none()));
    scene.is_sound();
}

/// As Docker Hub does it: `registry-1.docker.io` names `auth.docker.io`.
fn elsewhere() {
    let tokens = Server::start_at("127.0.0.2:0", None, |request| match request.user() {
        Some(user) if user == "jane" => token("the-token"),
        _ => Answer::error(401, "UNAUTHORIZED", "who?"),
    });
    let scene = scene(tokens.url("/token"));
    scene.succeeds(&pull(&scene));
    let asked = tokens.requests();
    assert_eq!(asked.len(), 1, "{asked:#?}");
    assert!(asked[0].target.contains("scope=repository"), "{asked:#?}");
}

/// The password would go over the network for all to read.
fn plain_elsewhere() {
    let scene = scene("http://tokens.example.test/token".to_owned());
    let ran = fails_at_token(&scene);
    ran.says("http://tokens.example.test");
    // Not even the name is looked up.
    ran.never_says("dns").never_says("lookup");
}

fn plain_realm_of_tls() {
    let tokens = Server::start(|_| token("the-token"));
    let realm = tokens.url("/token");
    let authority = Arc::new(Authority::new());
    let contents = Contents::default().with("app", "1", &Image::new(14, &[300]));
    let named = realm.clone();
    let registry = Server::start_tls(authority.server(), move |request| match request.bearer() {
        Some(_) => contents.answer(request),
        None => bearer_challenge(&named, "app"),
    });
    let scene = scene(realm.clone());
    let host = registry.host();
    let image = format!("{host}/app:1");
    let config = node_config(&host, "jane", "password-of-jane");
    let config = scene.room.write("config.json", config);
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
        "--node-config",
        &config,
    ];
    let ran = scene.room.pull(&args);
    scene.fails_as(&ran, &image, "config.json", "token");
    ran.says(&tokens.url(""));
    assert!(!registry.records().is_empty(), "the registry was asked");
    assert!(tokens.records().is_empty(), "{:#?}", tokens.requests());
}

fn other_scheme() {
    for realm in ["file:///etc/passwd", "ftp://127.0.0.1/token", "/token", ""] {
        let scene = scene(realm.to_owned());
        fails_at_token(&scene);
    }
}

/// A realm that sends on to another host does not send the password along.
fn redirected() {
    let other = Server::start_at("127.0.0.2:0", None, |_| token("the-token"));
    let to = other.url("/token");
    let tokens = Server::start(move |_| Answer::redirect(&to));
    let scene = scene(tokens.url("/token"));
    let ran = pull(&scene);
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:#?}");
    for request in other.requests() {
        assert!(request.authorization().is_none(), "{request:#?}");
        assert!(request.body.is_empty(), "{request:#?}");
    }
    scene.is_sound();
}
