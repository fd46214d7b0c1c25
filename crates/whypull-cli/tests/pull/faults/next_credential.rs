//! One credential after the other.

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{
    Answer, Image, Need, Ran, Request, Scene, Server, basic_challenge, bearer_challenge,
    docker_config, trial,
};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Skopeo];
    vec![
        trial(
            "faults::next_credential::after_unauthorized",
            &needs,
            || second_succeeds(401),
        ),
        trial("faults::next_credential::after_forbidden", &needs, || {
            second_succeeds(403);
        }),
        trial("faults::next_credential::after_not_found", &needs, || {
            second_succeeds(404);
        }),
        trial("faults::next_credential::none_left", &needs, none_left),
        trial(
            "faults::next_credential::equal_errors_once",
            &needs,
            equal_errors_once,
        ),
        trial("faults::next_credential::without_a_user", &needs, nobody),
        trial("faults::next_credential::at_a_layer", &needs, at_a_layer),
        trial(
            "faults::next_credential::token_is_not_reused",
            &needs,
            token_is_not_reused,
        ),
    ]
}

/// Two users for the image: `first` has the longer key.
fn config(scene: &Scene) -> String {
    let host = scene.server.host();
    let longer = format!("{host}/bad");
    let config = docker_config(&[
        (&longer, "first", "password-1"),
        (&host, "second", "password-2"),
    ]);
    scene.room.write("config.json", config)
}

fn pull(scene: &Scene, args: &[&str]) -> Ran {
    let config = config(scene);
    let mut all = vec!["--node-config", &*config];
    all.extend(args);
    scene.pull(&all)
}

/// The users that asked for a manifest, in order; `-` for none.
fn users(scene: &Scene) -> Vec<String> {
    let requests = scene.server.requests().into_iter();
    let mut users: Vec<String> = requests
        .filter(Request::is_manifest)
        .map(|request| request.user().unwrap_or_else(|| "-".to_owned()))
        .collect();
    users.dedup();
    users
}

fn second_succeeds(status: u16) {
    let image = Image::new(12, &[3000]);
    let scene = Scene::new(image, move |request: &Request, good| {
        match request.user().as_deref() {
            Some("second") => good,
            Some(_) if status != 401 => Answer::error(status, "DENIED", "not this one"),
            _ => basic_challenge(),
        }
    });
    let ran = pull(&scene, &["--format", "json"]);
    scene.succeeds(&ran);
    let users: Vec<String> = users(&scene).into_iter().filter(|it| it != "-").collect();
    assert_eq!(users, ["first", "second"]);
    let attempts = ran.events_of("attempt");
    let told: Vec<_> = attempts
        .iter()
        .map(|it| (&it["order"], &it["of"], &it["username"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!(1), &json!(2), &json!("first")),
            (&json!(2), &json!(2), &json!("second"))
        ]
    );
    let failed = ran.event("attemptFailed");
    assert_eq!(failed["order"], 1);
    let error = failed["error"].as_str().expect("an error");
    assert!(error.contains(&status.to_string()), "{error}");
}

/// After credentials there is no try without.
fn none_left() {
    let image = Image::new(12, &[3000]);
    let scene = Scene::new(image, move |request: &Request, good| {
        match request.user().as_deref() {
            Some(user) => Answer::error(403, "DENIED", &format!("not {user}")),
            // Whoever comes without a credential would be let in, were it not for the challenge.
            None if request.is_manifest() => basic_challenge(),
            None => good,
        }
    });
    let ran = pull(&scene, &[]);
    scene.fails(&ran, "config.json", "manifest");
    ran.says("not first")
        .says("not second")
        .never_says("without credentials");
    let requests = scene.server.requests();
    let last = requests.iter().rposition(|it| it.user().is_some());
    let anonymous = &requests[last.expect("a try with a credential") + 1..];
    assert!(anonymous.is_empty(), "{anonymous:#?}");
    assert!(requests.iter().all(|request| !request.is_blob()));
}

fn equal_errors_once() {
    let image = Image::new(12, &[3000]);
    let scene = Scene::new(image, |request: &Request, _| match request.user() {
        Some(_) => Answer::error(403, "DENIED", "no entry today"),
        None => basic_challenge(),
    });
    let ran = pull(&scene, &["--format", "json"]);
    ran.ends(1);
    let failed = ran.event("failed");
    let error = failed["error"].as_str().expect("an error");
    assert!(error.contains("no entry today"), "{error}");
    scene.is_sound();
}

/// A password of nobody is no credential, as for the runtimes.
fn nobody() {
    let tokens = Server::start(|_| Answer::new(200, json!({"token": "for-all"}).to_string()));
    let realm = tokens.url("/token");
    for (basic, code) in [(true, 1), (false, 0)] {
        let realm = realm.clone();
        let scene = Scene::new(
            Image::new(12, &[3000]),
            move |request: &Request, good| match request.bearer() {
                Some(_) => good,
                None if basic => basic_challenge(),
                None => bearer_challenge(&realm, "bad"),
            },
        );
        let config = docker_config(&[(&scene.server.host(), "", "password-1")]);
        let config = scene.room.write("config.json", config);
        let ran = scene.pull(&["--node-config", &config]);
        ran.ends(code).never_says("password-1");
        let requests = scene.server.requests();
        assert!(
            requests
                .iter()
                .all(|it| it.authorization().is_none() || it.bearer().is_some()),
            "{requests:#?}"
        );
        scene.is_sound();
    }
    let asked = tokens.requests();
    assert!(!asked.is_empty(), "a token was asked for");
    assert!(
        asked.iter().all(|it| it.authorization().is_none()),
        "{asked:#?}"
    );
}

/// The manifest is given to both, the layer to the second only.
fn at_a_layer() {
    let image = Image::new(12, &[3000]);
    let scene = Scene::new(image, |request: &Request, good| {
        match request.user().as_deref() {
            Some("first") if request.is_blob() => Answer::error(403, "DENIED", "no layers"),
            Some(_) => good,
            None => basic_challenge(),
        }
    });
    let ran = pull(&scene, &[]);
    scene.succeeds(&ran);
}

/// A token is of the credential that it was given for.
fn token_is_not_reused() {
    let tokens = Server::start(|request: &Request| match request.user() {
        Some(user) => Answer::new(
            200,
            json!({"token": format!("token-of-{user}")}).to_string(),
        )
        .with("Content-Type", "application/json"),
        None => Answer::error(401, "UNAUTHORIZED", "who?"),
    });
    let realm = tokens.url("/token");
    let image = Image::new(12, &[3000]);
    let scene = Scene::new(image, move |request: &Request, good| {
        match request.bearer() {
            Some("token-of-second") => good,
            Some(_) => Answer::error(403, "DENIED", "not this one"),
            None => bearer_challenge(&realm, "bad"),
        }
    });
    let ran = pull(&scene, &["--format", "json"]);
    scene.succeeds(&ran);
    let asked: Vec<String> = tokens.requests().iter().filter_map(Request::user).collect();
    assert_eq!(asked, ["first", "second"], "a token for each credential");
    let bearers: Vec<String> = scene
        .server
        .requests()
        .iter()
        .filter_map(|request| request.bearer().map(str::to_owned))
        .collect();
    let first = bearers.iter().filter(|it| *it == "token-of-first").count();
    assert!(first >= 1, "{bearers:?}");
    let turn = bearers.iter().position(|it| it == "token-of-second");
    let after = &bearers[turn.expect("the second's token")..];
    assert!(
        after.iter().all(|it| it == "token-of-second"),
        "{bearers:?}"
    );
    assert!(
        scene
            .server
            .requests()
            .iter()
            .all(|it| it.basic().is_none()),
        "passwords go to the realm only"
    );
}
