//! `pull -f`: what the kubelet decides, carried out.

use std::fs;
use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::suite::support::{
    Answer, Contents, Image, Ran, Request, Room, Server, basic_challenge, node_config, pod, pod_of,
    secret, trial,
};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("manifests::event_texts", &[], event_texts),
        trial("manifests::failure_texts", &[], failure_texts),
        trial("manifests::never", &[], never),
        trial("manifests::if_not_present", &[], if_not_present),
        trial("manifests::always", &[], always),
        trial("manifests::always_pull_images", &[], always_pull_images),
        trial("manifests::errors_before_a_pull", &[], early_errors),
        trial("manifests::invalid_image_name", &[], invalid_name),
        trial("manifests::order_of_credentials", &[], order),
        trial("manifests::no_anonymous_try", &[], no_anonymous_try),
        trial("manifests::errors_of_all_credentials", &[], all_errors),
        trial("manifests::equal_errors", &[], equal_errors),
        trial("manifests::secret_of_the_wrong_type", &[], wrong_type),
        trial("manifests::missing_secret", &[], missing_secret),
        trial("manifests::missing_secret_is_told_once", &[], missing_once),
        trial("manifests::secret_elsewhere", &[], secret_elsewhere),
        trial("manifests::spoilt_secret", &[], spoilt_secret),
        trial("manifests::service_account", &[], service_account),
        trial("manifests::init_containers_first", &[], init_first),
        trial("manifests::init_container_fails", &[], init_fails),
        trial("manifests::one_image_twice_fails", &[], fails_twice),
        trial("manifests::workloads", &[], workloads),
        trial("manifests::dry_run", &[], dry_run),
        trial("manifests::dry_run_writes_nothing", &[], dry_folder),
        trial("manifests::watch", &[], watch),
        trial("manifests::watch_until_there", &[], watch_until_there),
        trial("manifests::one_document_is_broken", &[], broken_document),
        trial("manifests::nothing_readable", &[], nothing_readable),
        trial("manifests::platform_of_a_runtime", &[], runtime_platform),
    ]
}

/// A registry with `app:1`, for everybody.
fn open(image: &Image) -> Server {
    let contents = Contents::default()
        .with("app", "1", image)
        .with("app", "latest", image)
        .with("tool", "1", image);
    Server::start(move |request| contents.answer(request))
}

/// A registry with `app:1`, for these users; another is told so by name.
fn closed(image: &Image, users: &'static [&'static str]) -> Server {
    let contents = Contents::default().with("app", "1", image);
    Server::start(move |request: &Request| match request.user() {
        Some(user) if users.contains(&&*user) => contents.answer(request),
        Some(user) => Answer::error(403, "DENIED", &format!("not {user}")),
        None => basic_challenge(),
    })
}

fn image() -> Image {
    Image::new(91, &[3000])
}

/// Pulls for these manifests.
fn pull(room: &Room, manifests: &[&str], args: &[&str]) -> Ran {
    let texts = manifests.join("\n---\n");
    let file = room.write("manifests.yaml", texts);
    room.pull_events(&[&["-f", &*file], args].concat())
}

/// The users that asked for a manifest, in order.
fn users(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let manifests = requests.iter().filter(|request| request.is_manifest());
    let mut users: Vec<String> = manifests.filter_map(Request::user).collect();
    users.dedup();
    users
}

fn event_texts() {
    let image = image();
    let (server, room) = (open(&image), Room::new());
    let name = format!("{}/app:1", server.host());
    let ran = pull(&room, &[&pod(&name, &[])], &[]);
    ran.ends(0);
    let events = ran.kubelet();
    let reasons: Vec<_> = events.iter().map(|it| (&*it.0, &*it.1)).collect();
    assert_eq!(reasons, [("Normal", "Pulling"), ("Normal", "Pulled")]);
    assert_eq!(events[0].2, format!("Pulling image \"{name}\""));
    let text = &events[1].2;
    let rest = text.strip_prefix(&format!("Successfully pulled image \"{name}\" in "));
    let rest = rest.unwrap_or_else(|| panic!("{text}"));
    let (times, size) = rest.split_once(" including waiting). ").expect("times");
    assert_eq!(size, format!("Image size: {} bytes.", image.size()));
    let (pull, wait) = times.split_once(" (").expect("two times");
    // As Go writes a duration: `12ms`, `1.234s`.
    for time in [pull, wait] {
        assert!(time.starts_with(|it: char| it.is_ascii_digit()), "{text}");
        assert!(time.ends_with('s') && !time.contains(' '), "{text}");
    }
    let pulled = ran.event("pulled");
    assert_eq!(pulled["workload"], "Pod/default/web");
    assert_eq!(pulled["container"], "app");
    assert_eq!(room.layout().digest_of(&name), Some(image.digest()));
}

fn failure_texts() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:2", server.host());
    let ran = pull(&room, &[&pod(&name, &[])], &[]);
    ran.ends(1);
    let events = ran.kubelet();
    assert_eq!(events[0].2, format!("Pulling image \"{name}\""));
    let (kind, reason, text) = &events[1];
    assert_eq!((&**kind, &**reason), ("Warning", "Failed"));
    assert!(
        text.starts_with(&format!("Failed to pull image \"{name}\": ")),
        "{text}"
    );
    assert!(text.contains("manifest unknown"), "{text}");
    let (kind, reason, text) = &events[2];
    let told = (&**kind, &**reason, &**text);
    assert_eq!(told, ("Warning", "Failed", "Error: ErrImagePull"));
    assert_eq!(ran.event("failed")["reason"], "ErrImagePull");
    assert_eq!(ran.event("failed")["container"], "app");
}

fn never() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    let text = pod_of("web", &[("app", &name, "Never")], &[]).to_string();
    let ran = pull(&room, &[&text], &[]);
    ran.ends(1);
    assert!(server.records().is_empty(), "{:#?}", server.requests());
    let message = format!("Container image \"{name}\" is not present with pull policy of Never");
    let events = ran.kubelet();
    let event = events.iter().find(|it| it.1 == "ErrImageNeverPull");
    let event = event.unwrap_or_else(|| panic!("{events:?}"));
    assert_eq!((&*event.0, &*event.2), ("Warning", &*message));
    assert_eq!(ran.event("failed")["reason"], "ErrImageNeverPull");

    // Once it is there, it is used.
    room.pull_events(&[&name]).ends(0);
    server.forget();
    let ran = pull(&room, &[&text], &[]);
    ran.ends(0);
    assert!(server.records().is_empty(), "{:#?}", server.requests());
    assert_eq!(ran.event("summary")["present"], 1);
}

fn present(name: &str) -> String {
    format!("Container image \"{name}\" already present on machine")
}

fn if_not_present() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    let text = pod(&name, &[]);
    pull(&room, &[&text], &["--kubernetes-version", "1.32"]).ends(0);
    server.forget();
    let ran = pull(&room, &[&text], &["--kubernetes-version", "1.32"]);
    ran.ends(0);
    assert!(server.records().is_empty(), "{:#?}", server.requests());
    let events = ran.kubelet();
    let expected = ("Normal".to_owned(), "Pulled".to_owned(), present(&name));
    assert_eq!(events, [expected]);
    // Two containers of one Pod: the second finds what the first has pulled.
    let room = Room::new();
    let containers = [("app", &*name, ""), ("side", &name, "")];
    let both = pod_of("web", &containers, &[]).to_string();
    let ran = pull(&room, &[&both], &["--kubernetes-version", "1.32"]);
    ran.ends(0);
    assert_eq!(ran.messages().last(), Some(&present(&name)));
    assert_eq!(
        server
            .requests()
            .iter()
            .filter(|it| it.is_manifest())
            .count(),
        1
    );
}

/// By policy, or by the tag if there is none.
fn always() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    for (name, policy) in [("app:1", "Always"), ("app:latest", ""), ("app", "")] {
        let name = format!("{host}/{name}");
        let text = pod_of("web", &[("app", &name, policy)], &[]).to_string();
        for _ in 0..2 {
            server.forget();
            let ran = pull(&room, &[&text], &[]);
            ran.ends(0);
            let reasons: Vec<String> = ran.kubelet().into_iter().map(|it| it.1).collect();
            assert_eq!(reasons, ["Pulling", "Pulled"], "{name}");
            assert!(server.requests().iter().any(Request::is_manifest), "{name}");
        }
    }
}

fn always_pull_images() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    let text = pod_of("web", &[("app", &name, "IfNotPresent")], &[]).to_string();
    pull(&room, &[&text], &[]).ends(0);
    server.forget();
    pull(&room, &[&text], &["--always-pull-images"]).ends(0);
    assert!(server.requests().iter().any(Request::is_manifest));
}

fn invalid_name() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/App:1", server.host());
    let ran = pull(&room, &[&pod(&name, &[])], &[]);
    ran.ends(1);
    assert!(server.records().is_empty());
    assert_eq!(ran.event("failed")["reason"], "InvalidImageName");
    let events = ran.kubelet();
    let event = events.iter().find(|it| it.1 == "InspectFailed");
    let event = event.unwrap_or_else(|| panic!("{events:?}"));
    let start = format!("Failed to apply default image tag \"{name}\": couldn't parse image name ");
    assert!(event.2.starts_with(&start), "{event:?}");
    // The other containers and the other Pods go on.
    let good = format!("{}/app:1", server.host());
    let ran = pull(
        &room,
        &[
            &pod(&name, &[]),
            &pod_of("b", &[("b", &good, "")], &[]).to_string(),
        ],
        &[],
    );
    ran.ends(1);
    assert_eq!(ran.event("pulled")["workload"], "Pod/default/b");
}

/// Type and reason, and the message of the last.
fn early_errors() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    for (name, policy, event, error) in [
        ("app:1", "Never", "ErrImageNeverPull", "ErrImageNeverPull"),
        ("App:1", "", "InspectFailed", "InvalidImageName"),
    ] {
        let name = format!("{host}/{name}");
        let text = pod_of("web", &[("app", &name, policy)], &[]).to_string();
        let ran = pull(&room, &[&text], &[]);
        ran.ends(1);
        let events = ran.kubelet();
        let reasons: Vec<_> = events.iter().map(|it| (&*it.0, &*it.1)).collect();
        assert_eq!(reasons, [("Warning", event), ("Warning", "Failed")]);
        assert_eq!(events[1].2, format!("Error: {error}"));
    }
}

/// Secrets in the Pod's order and by the longer key, then the node's file.
fn order() {
    let image = image();
    let (server, room) = (closed(&image, &["node"]), Room::new());
    let host = server.host();
    let (name, longer) = (format!("{host}/app:1"), format!("{host}/app"));
    room.write(
        "kubelet/config.json",
        node_config(&host, "node", "password"),
    );
    let manifests = [
        pod(&name, &["one", "two"]),
        secret("one", &[(&host, "one", "password")]),
        secret(
            "two",
            &[
                (&host, "two-short", "password"),
                (&longer, "two-long", "password"),
            ],
        ),
    ];
    let manifests: Vec<&str> = manifests.iter().map(String::as_str).collect();
    let ran = pull(&room, &manifests, &[]);
    ran.ends(0);
    let expected = ["two-long", "one", "two-short", "node"];
    assert_eq!(users(&server), expected);
    let attempts = ran.events_of("attempt");
    let told: Vec<_> = attempts.iter().map(|it| it["username"].as_str()).collect();
    assert_eq!(told, expected.map(Some));
    assert_eq!(attempts[0]["source"]["name"], "two");
    assert_eq!(attempts[0]["key"], *longer);
    assert_eq!(attempts[1]["source"]["name"], "one");
    assert_eq!(ran.events_of("attemptFailed").len(), 3);
    // People read which Secret it was.
    let room = Room::new();
    let file = room.write("all.yaml", manifests.join("\n---\n"));
    let ran = room.pull(&["-f", &file, "--to", &room.to()]);
    ran.ends(1)
        .says("Secret default/two")
        .says("Secret default/one")
        .says("manifest");
}

fn no_anonymous_try() {
    let image = image();
    let contents = Contents::default().with("app", "1", &image);
    // Everybody may pull; only who shows a wrong credential may not.
    let server = Server::start(move |request: &Request| match request.user() {
        Some(_) => Answer::error(403, "DENIED", "wrong credential"),
        None if request.path() == "/v2/" => basic_challenge(),
        None => contents.answer(request),
    });
    let room = Room::new();
    let name = format!("{}/app:1", server.host());
    let secret = secret("one", &[(&server.host(), "jane", "password")]);
    let ran = pull(&room, &[&pod(&name, &["one"]), &secret], &[]);
    if ran.code == Some(0) {
        // A credential that is only shown on demand is not asked for here.
        assert!(
            server.requests().iter().all(|it| it.user().is_none()),
            "{ran:#?}"
        );
        return;
    }
    ran.ends(1);
    let requests = server.requests();
    let last = requests.iter().rposition(|it| it.user().is_some());
    assert_eq!(last, Some(requests.len() - 1), "{requests:#?}");
    assert!(
        ran.events_of("attempt")
            .iter()
            .all(|it| it["anonymous"] != true)
    );
}

fn all_errors() {
    let (server, room) = (closed(&image(), &[]), Room::new());
    let host = server.host();
    let name = format!("{host}/app:1");
    let secrets = ["one", "two"].map(|user| secret(user, &[(&host, user, "password")]));
    let pod = pod(&name, &["one", "two"]);
    let ran = pull(&room, &[&pod, &secrets[0], &secrets[1]], &[]);
    ran.ends(1);
    let error = ran.event("failed")["error"]
        .as_str()
        .expect("text")
        .to_owned();
    assert!(error.starts_with('[') && error.ends_with(']'), "{error}");
    let (one, two) = (error.find("not one"), error.find("not two"));
    assert!(one.is_some() && one < two, "{error}");
    let failed = format!("Failed to pull image \"{name}\": [");
    assert!(
        ran.messages().iter().any(|it| it.starts_with(&failed)),
        "{ran:#?}"
    );
}

/// The kubelet tells equal errors once; which credentials they were of is told beside.
fn equal_errors() {
    let server = Server::start(|request: &Request| match request.user() {
        Some(_) => Answer::error(403, "DENIED", "no entry today"),
        None => basic_challenge(),
    });
    let (host, room) = (server.host(), Room::new());
    let name = format!("{host}/app:1");
    let secrets = ["one", "two"].map(|user| secret(user, &[(&host, user, "password")]));
    let pod = pod(&name, &["one", "two"]);
    let ran = pull(&room, &[&pod, &secrets[0], &secrets[1]], &[]);
    ran.ends(1);
    let messages = ran.messages();
    let start = format!("Failed to pull image \"{name}\": ");
    let mut errors = messages.iter().filter_map(|it| it.strip_prefix(&*start));
    let error = errors.next().unwrap_or_else(|| panic!("{messages:?}"));
    assert!(!error.starts_with('['), "{error}");
    assert_eq!(error.matches("no entry today").count(), 1, "{error}");
    let failed = ran.event("failed");
    let error = failed["error"].as_str().expect("text");
    for source in ["Secret default/one", "Secret default/two"] {
        assert!(error.contains(source), "{error}");
    }
}

/// The kubelet looks at Secrets of two types only, and says nothing of others.
fn wrong_type() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    let secret = secret("one", &[(&host, "jane", "password")]);
    let secret = secret.replace("kubernetes.io/dockerconfigjson", "Opaque");
    let name = format!("{host}/app:1");
    let ran = pull(&room, &[&pod(&name, &["one"]), &secret], &[]);
    ran.ends(0);
    assert_eq!(ran.event("attempt")["anonymous"], true);
    assert!(server.requests().iter().all(|it| it.user().is_none()));
}

const MISSING: &str = "Unable to retrieve some image pull secrets (gone); attempting to pull the \
                       image may not succeed.";

fn missing_secret() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    let event = |ran: &Ran| {
        let events = ran.kubelet();
        events
            .into_iter()
            .find(|it| it.1 == "FailedToRetrieveImagePullSecret")
    };
    let good = pod(&format!("{host}/app:1"), &["gone"]);
    let bad = pod(&format!("{host}/app:2"), &["gone"]);
    let ran = pull(&room, &[&good], &["--kubernetes-version", "1.30"]);
    ran.ends(0);
    let (kind, _, text) = event(&ran).unwrap_or_else(|| panic!("{ran:#?}"));
    assert_eq!((&*kind, &*text), ("Warning", MISSING));
    // Since 1.37 only once a pull has failed.
    let room = Room::new();
    let ran = pull(&room, &[&good], &["--kubernetes-version", "1.37"]);
    ran.ends(0);
    assert_eq!(event(&ran), None);
    let ran = pull(&room, &[&bad], &["--kubernetes-version", "1.37"]);
    ran.ends(1);
    assert!(event(&ran).is_some(), "{ran:#?}");
}

/// Once a Pod, before its pulls or after the first that failed.
fn missing_once() {
    let server = open(&image());
    let host = server.host();
    let images = ["app:2", "tool:2"].map(|name| format!("{host}/{name}"));
    let containers = [("app", &*images[0], ""), ("tool", &images[1], "")];
    let pod = pod_of("web", &containers, &["gone"]).to_string();
    for (version, place) in [("1.36", 0), ("1.37", 3)] {
        let ran = pull(&Room::new(), &[&pod], &["--kubernetes-version", version]);
        ran.ends(1);
        let reasons: Vec<String> = ran.kubelet().into_iter().map(|it| it.1).collect();
        let mut expected = ["Pulling", "Failed", "Failed"].repeat(2);
        expected.insert(place, "FailedToRetrieveImagePullSecret");
        assert_eq!(reasons, expected, "{version}");
    }
}

/// Only the Pod's own namespace counts.
fn secret_elsewhere() {
    let (server, room) = (closed(&image(), &["jane"]), Room::new());
    let host = server.host();
    let secret = secret("one", &[(&host, "jane", "password")]);
    let elsewhere = secret.replace("\"namespace\":\"default\"", "\"namespace\":\"other\"");
    assert_ne!(secret, elsewhere);
    let pod = pod(&format!("{host}/app:1"), &["one"]);
    pull(&room, &[&pod, &elsewhere], &[]).ends(1);
    assert_eq!(users(&server), Vec::<String>::new());
    // One that names none is of the namespace that is told.
    let anywhere = |text: &str| text.replace(",\"namespace\":\"default\"", "");
    let (pod, secret) = (anywhere(&pod), anywhere(&secret));
    let ran = pull(&room, &[&pod, &secret], &["--namespace", "team-a"]);
    ran.ends(0);
    assert_eq!(ran.event("pulled")["workload"], "Pod/team-a/web");
}

fn spoilt_secret() {
    let (server, room) = (open(&image()), Room::new());
    let spoilt = json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "one", "namespace": "default"},
        "type": "kubernetes.io/dockerconfigjson",
        "stringData": {".dockerconfigjson": "{\"auths\": {\"quay.io\": {\"auth\": \"!\"}}}"},
    });
    let pod = pod(&format!("{}/app:1", server.host()), &["one"]);
    let ran = pull(
        &room,
        &[&pod, &spoilt.to_string()],
        &["--kubernetes-version", "1.35"],
    );
    ran.ends(1);
    ran.event("failed");
    assert!(
        server.requests().iter().all(|it| !it.is_manifest()),
        "{ran:#?}"
    );
}

fn service_account() {
    let (server, room) = (closed(&image(), &["jane"]), Room::new());
    let host = server.host();
    let account = json!({
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": {"name": "default", "namespace": "default"},
        "imagePullSecrets": [{"name": "one"}],
    });
    let secret = secret("one", &[(&host, "jane", "password")]);
    let pod = pod(&format!("{host}/app:1"), &[]);
    pull(&room, &[&pod, &account.to_string(), &secret], &[]).ends(0);
    assert_eq!(users(&server), ["jane"]);
}

fn init_first() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    let mut pod = pod_of("web", &[("app", &format!("{host}/app:1"), "")], &[]);
    pod["spec"]["initContainers"] = json!([{"name": "first", "image": format!("{host}/tool:1")}]);
    let ran = pull(&room, &[&pod.to_string()], &[]);
    ran.ends(0);
    let pulled = ran.events_of("pulled");
    let containers: Vec<&Value> = pulled.iter().map(|it| &it["container"]).collect();
    assert_eq!(containers, ["first", "app"]);
    let requests = server.requests();
    let manifests = requests.iter().filter(|it| it.is_manifest());
    let mut names: Vec<&str> = manifests.map(Request::repository).collect();
    names.dedup();
    assert_eq!(names, ["tool", "app"]);
}

/// Container and reason of the failures, as many as the summary counts.
#[track_caller]
fn failures(ran: &Ran) -> Vec<(String, String)> {
    let failed = ran.events_of("failed");
    assert_eq!(ran.event("summary")["failed"], failed.len(), "{ran:#?}");
    let field = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
    let columns = |it| (field(it, "container"), field(it, "reason"));
    failed.iter().map(columns).collect()
}

fn of(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |it: &(&str, &str)| (it.0.to_owned(), it.1.to_owned());
    expected.iter().map(owned).collect()
}

fn init_fails() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    let mut pod = pod_of("web", &[("app", &format!("{host}/app:1"), "")], &[]);
    pod["spec"]["initContainers"] = json!([
        {"name": "first", "image": format!("{host}/tool:2")},
        {"name": "second", "image": format!("{host}/tool:1")},
    ]);
    let ran = pull(&room, &[&pod.to_string()], &[]);
    ran.ends(1);
    let expected = [
        ("first", "ErrImagePull"),
        ("second", "PodInitializing"),
        ("app", "PodInitializing"),
    ];
    assert_eq!(failures(&ran), of(&expected));
    let requests = server.requests();
    let mut manifests = requests.iter().filter(|it| it.is_manifest());
    assert!(manifests.all(|it| it.is_of("/tool/manifests/2")));
}

/// The second container finds the first one's back-off.
fn fails_twice() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:2", server.host());
    let pod = pod_of("web", &[("app", &name, ""), ("side", &name, "")], &[]).to_string();
    let ran = pull(&room, &[&pod], &[]);
    ran.ends(1);
    let expected = [("app", "ErrImagePull"), ("side", "ImagePullBackOff")];
    assert_eq!(failures(&ran), of(&expected));
}

/// Whatever has a template of a Pod.
fn workloads() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    let template = json!({"spec": {"containers": [{"name": "app", "image": name}]}});
    let deployment = json!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "web"},
        "spec": {"template": template},
    });
    let ran = pull(&room, &[&deployment.to_string()], &[]);
    ran.ends(0);
    assert_eq!(ran.event("pulled")["workload"], "Deployment/default/web");
}

fn dry_run() {
    let (server, room) = (open(&image()), Room::new());
    let host = server.host();
    let name = format!("{host}/app:1");
    let secret = secret("one", &[(&host, "jane", "password-of-jane")]);
    let ran = pull(&room, &[&pod(&name, &["one"]), &secret], &["--dry-run"]);
    ran.ends(0).never_says("password-of-jane");
    assert!(server.records().is_empty(), "{:#?}", server.requests());
    assert!(!room.path("layout/index.json").exists());
    let plan = ran.event("plan");
    assert_eq!(plan["workload"], "Pod/default/web");
    assert_eq!(plan["image"], *name);
    assert_eq!(plan["pullPolicy"], "IfNotPresent");
    assert_eq!(plan["present"], false);
    assert_eq!(plan["anonymous"], false);
    let attempt = &plan["attempts"][0];
    assert_eq!(attempt["username"], "jane");
    assert_eq!(attempt["key"], *host);
    assert_eq!(attempt["source"]["name"], "one");
    let ran = pull(&room, &[&pod(&name, &[])], &["--dry-run"]);
    assert_eq!(ran.event("plan")["anonymous"], true);
}

fn dry_folder() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    fs::create_dir(room.path("layout")).expect("a folder");
    for (policy, code) in [("IfNotPresent", 0), ("Always", 0), ("Never", 1)] {
        let text = pod_of("web", &[("app", &name, policy)], &[]).to_string();
        let ran = pull(&room, &[&text], &["--dry-run"]);
        ran.ends(code);
        assert_eq!(ran.event("plan")["pullPolicy"], policy);
        let mut left = fs::read_dir(room.path("layout")).expect("a folder");
        assert!(left.next().is_none(), "{policy}");
    }
    assert!(server.records().is_empty(), "{:#?}", server.requests());
}

/// It keeps trying, and an interrupt ends it.
fn watch() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:2", server.host());
    let file = room.write("pod.yaml", pod(&name, &[]));
    let to = room.to();
    let args = ["-f", &file, "--to", &to, "--watch", "--format", "json"];
    let mut running = room.start(&args);
    let end = Instant::now() + Duration::from_secs(5);
    while !server.requests().iter().any(Request::is_manifest) {
        assert!(Instant::now() < end, "nothing was asked");
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(500));
    assert!(
        running.child.0.try_wait().expect("a child").is_none(),
        "it waits"
    );
    running.child.signal("INT");
    let ran = running.wait();
    ran.ends(130);
    let back_off = format!("Back-off pulling image \"{name}\"");
    let events = ran.kubelet();
    let event = events.iter().find(|it| it.1 == "BackOff");
    let event = event.unwrap_or_else(|| panic!("{events:?}"));
    assert_eq!(event.0, "Normal");
    assert!(event.2.starts_with(&back_off), "{event:?}");
    assert!(
        ran.messages()
            .iter()
            .any(|it| it == "Error: ImagePullBackOff"),
        "{events:?}"
    );
}

fn watch_until_there() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    let ran = pull(&room, &[&pod(&name, &[])], &["--watch"]);
    ran.ends(0);
    assert_eq!(ran.event("summary")["pulled"], 1);
}

/// What can be read is pulled, and it is told where something could not be.
fn broken_document() {
    let (server, room) = (open(&image()), Room::new());
    let name = format!("{}/app:1", server.host());
    let broken = "kind: Pod\nspec: {containers: [\n";
    let ran = pull(&room, &[&pod(&name, &[]), broken], &[]);
    ran.ends(1);
    assert_eq!(ran.event("pulled")["image"], *name);
    let not_read = |line: &str| {
        let (_, rest) = line.split_once("manifests.yaml:")?;
        let (number, rest) = rest.split_once(':')?;
        Some(number.parse::<u32>().is_ok() && rest.contains("not read"))
    };
    let mut lines = ran.stderr.lines();
    assert!(lines.any(|it| not_read(it) == Some(true)), "{ran:#?}");
    pull(&Room::new(), &[broken], &[]).ends(2);
}

/// A runtime pulls for its own platform.
fn runtime_platform() {
    let room = Room::new();
    let file = room.write("pod.yaml", pod("127.0.0.1:1/a:1", &[]));
    let args = ["-f", &file, "--runtime-endpoint", "unix:///missing.sock"];
    let ran = room.pull(&[&args[..], &["--platform", "linux/amd64"]].concat());
    ran.ends(2);
    assert!(ran.stderr.contains("--platform"), "{ran:#?}");
    assert!(ran.stderr.contains("cannot be used with"), "{ran:#?}");
}

fn nothing_readable() {
    let room = Room::new();
    for text in [
        "",
        "a: [",
        "kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n",
    ] {
        let file = room.write("manifests.yaml", text);
        let ran = room.pull(&["-f", &file, "--to", &room.to()]);
        ran.never_says("panicked");
        assert!(matches!(ran.code, Some(0 | 2)), "{text:?}: {ran:#?}");
    }
    let missing = room.text("missing.yaml");
    let ran = room.pull(&["-f", &missing, "--to", &room.to()]);
    ran.ends(2).says("missing.yaml");
    for args in [
        &["--to", "oci:x"][..],
        &["-f", "x.yaml"],
        &["127.0.0.1:1/a:1"],
        &["127.0.0.1:1/a:1", "--to", "docker:x"],
        &["127.0.0.1:1/a:1", "--to", "oci:"],
        &["127.0.0.1:1/a:1", "--to", "oci:x", "--platform", "/"],
        &["127.0.0.1:1/a:1", "--to", "oci:x", "--retries", "some"],
        &[
            "127.0.0.1:1/a:1",
            "--to",
            "oci:x",
            "--ca-file",
            "missing.pem",
        ],
        &[
            "127.0.0.1:1/a:1",
            "--to",
            "oci:x",
            "--node-config",
            "missing.json",
        ],
    ] {
        let ran = room.pull(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:#?}");
    }
}
