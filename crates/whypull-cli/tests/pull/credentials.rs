//! The credentials of this node: docker configs in eight places, and provider plugins.

use std::fs;
use std::process::Command;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::suite::support::{
    Answer, Contents, Image, Need, Plugin, Ran, Request, Room, Server, basic_challenge,
    node_config, pod, pod_of, providers, secret, trial, version_of,
};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("credentials::places", &[], places),
        trial(
            "credentials::places_at_the_root",
            &[Need::Root],
            root_places,
        ),
        trial("credentials::invalid_file_is_skipped", &[], invalid_skipped),
        trial("credentials::file_without_auths_wins", &[], without_auths),
        trial("credentials::named_files_only", &[], named_only),
        trial("credentials::working_directory", &[], working_directory),
        trial("credentials::plugin_of_every_version", &[], versions),
        trial("credentials::plugin_surroundings", &[], surroundings),
        trial("credentials::plugin_of_another_folder", &[], other_folder),
        trial("credentials::plugin_missing", &[], missing),
        trial("credentials::plugin_for_other_images", &[], other_images),
        trial("credentials::plugin_fails", &[], fails),
        trial("credentials::plugin_answers_badly", &[], bad_answers),
        trial("credentials::plugin_cache_by_image", &[], || {
            cached("Image", 2);
        }),
        trial("credentials::plugin_cache_by_registry", &[], || {
            cached("Registry", 1);
        }),
        trial("credentials::plugin_cache_for_all", &[], || {
            cached("Global", 1);
        }),
        trial("credentials::plugin_not_cached", &[], not_cached),
        trial("credentials::plugin_cache_default_of_none", &[], no_default),
        trial("credentials::plugins_after_the_files", &[], after_files),
        trial("credentials::several_plugins", &[], several),
        trial("credentials::slow_plugin", &[], slow),
        trial("credentials::refused_plugin_configurations", &[], refused),
    ]
}

/// A registry that lets everybody in who has a name, and `app:1` and `tool:1` in it.
fn registry() -> Server {
    let image = Image::new(101, &[300]);
    let contents = Contents::default()
        .with("app", "1", &image)
        .with("tool", "1", &image);
    Server::start(move |request: &Request| match request.user().as_deref() {
        Some("stranger") => Answer::error(403, "DENIED", "not stranger"),
        Some(_) => contents.answer(request),
        None => basic_challenge(),
    })
}

fn users(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let manifests = requests.iter().filter(|request| request.is_manifest());
    let mut users: Vec<String> = manifests.filter_map(Request::user).collect();
    users.dedup();
    users
}

/// The user of the pull.
#[track_caller]
fn user(ran: &Ran) -> String {
    ran.ends(0);
    let attempt = ran.event("attempt");
    attempt["username"].as_str().unwrap_or("-").to_owned()
}

/// A dockercfg has no `auths` around its entries.
fn dockercfg(host: &str, user: &str) -> String {
    let config: Value = serde_json::from_str(&node_config(host, user, "password")).expect("JSON");
    config["auths"].to_string()
}

/// The first that is there is used, in the kubelet's order.
fn places() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    let places = [
        "kubelet/config.json",
        "work/config.json",
        "home/.docker/config.json",
        "kubelet/.dockercfg",
        "work/.dockercfg",
        "home/.dockercfg",
    ];
    for place in places {
        let user = place.replace('/', "-");
        let text = if place.ends_with("json") {
            node_config(&host, &user, "password")
        } else {
            dockercfg(&host, &user)
        };
        room.write(place, text);
    }
    let image = format!("{host}/app:1");
    for place in places {
        let ran = room.pull_events(&[&image]);
        assert_eq!(user(&ran), place.replace('/', "-"));
        let source = &ran.event("attempt")["source"];
        let file = source["file"].as_str().unwrap_or_default();
        assert!(file.ends_with(place), "{source}");
        fs::remove_file(room.path(place)).expect("a file");
    }
    // And another home by flag.
    room.write(
        "other/.docker/config.json",
        node_config(&host, "other", "password"),
    );
    let ran = room.pull_events(&[&image, "--home", &room.text("other")]);
    assert_eq!(user(&ran), "other");
}

/// A root of its own around everything of this machine: nothing is written to the real one.
const OTHER_ROOT: &str = r#"
set -e
root=$1; shift
mount -t tmpfs tmpfs "$root"
for path in /*; do
    if [ -L "$path" ]; then cp -P "$path" "$root$path"
    elif [ -d "$path" ]; then mkdir "$root$path"; mount --rbind "$path" "$root$path"
    fi
done
mkdir "$root/.docker"
cp "$1" "$root/.docker/config.json"; shift
cp "$1" "$root/.dockercfg"; shift
[ "$1" = both ] || rm "$root/.docker/config.json"; shift
exec chroot "$root" "$@"
"#;

fn root_places() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    let config = room.write("first", node_config(&host, "docker", "password"));
    let dockercfg = room.write("second", dockercfg(&host, "dockercfg"));
    let image = format!("{host}/app:1");
    let to = room.to();
    fs::create_dir(room.path("root")).expect("a folder");
    let cwd = room.text("work");
    for (which, expected) in [("both", "docker"), ("one", "dockercfg")] {
        let pull = room.pull_command(&[
            &image,
            "--to",
            &to,
            "--format",
            "json",
            "--working-dir",
            &cwd,
        ]);
        let mut command = Command::new("unshare");
        command
            .args([
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                OTHER_ROOT,
                "sh",
            ])
            .args([&*room.text("root"), &config, &dockercfg, which])
            .arg(pull.get_program())
            .args(pull.get_args());
        for (name, value) in pull.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        assert_eq!(user(&Ran::of(&mut command)), expected);
    }
}

fn invalid_skipped() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    room.write("kubelet/config.json", "{\"auths\": ");
    room.write("work/config.json", node_config(&host, "second", "password"));
    assert_eq!(
        user(&room.pull_events(&[&format!("{host}/app:1")])),
        "second"
    );
}

/// Any valid JSON wins, even if it says nothing of credentials.
fn without_auths() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    room.write("kubelet/config.json", "{}");
    room.write("work/config.json", node_config(&host, "second", "password"));
    let ran = room.pull_events(&[&format!("{host}/app:1")]);
    ran.ends(1);
    assert_eq!(ran.event("attempt")["anonymous"], true);
    assert!(users(&server).is_empty());
}

fn named_only() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    room.write(
        "work/config.json",
        node_config(&host, "searched", "password"),
    );
    let named = room.write("named.json", node_config(&host, "named", "password"));
    let image = format!("{host}/app:1");
    let ran = room.pull_events(&[&image, "--node-config", &named]);
    assert_eq!(user(&ran), "named");
    let other = room.write("other.json", node_config("quay.io", "other", "password"));
    let ran = room.pull_events(&[&image, "--node-config", &other]);
    ran.ends(1);
    assert_eq!(ran.event("attempt")["anonymous"], true);
    // Several, each said to stand in one of the places: the kubelet's order decides, not the line's.
    let first = format!("/var/lib/kubelet/config.json={named}");
    let last = room.write("last.json", node_config(&host, "last", "password"));
    let last = format!("/.docker/config.json={last}");
    let ran = room.pull_events(&[&image, "--node-config", &last, "--node-config", &first]);
    assert_eq!(user(&ran), "named");
}

fn working_directory() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    room.write(
        "elsewhere/config.json",
        node_config(&host, "elsewhere", "password"),
    );
    let there = room.text("elsewhere");
    let ran = room.pull_events(&[&format!("{host}/app:1"), "--working-dir", &there]);
    assert_eq!(user(&ran), "elsewhere");
}

/// With these providers, from the room's folder for them.
fn with_plugins(room: &Room, list: &[Value], args: &[&str]) -> Ran {
    fs::create_dir_all(room.path("bin")).expect("a folder");
    let file = room.write("providers.yaml", providers(list));
    let folder = room.text("bin");
    let flags = [
        "--credential-provider-config",
        &*file,
        "--credential-provider-bin-dir",
        &folder,
    ];
    room.pull_events(&[&flags[..], args].concat())
}

fn versions() {
    for version in ["v1alpha1", "v1beta1", "v1"] {
        let (server, room) = (registry(), Room::new());
        let (host, plugin) = (server.host(), Plugin::new("giver"));
        plugin.gives(&room, version, "Registry", &host, "given");
        let image = format!("{host}/app:1");
        let list = [plugin.configuration(version, &[&host])];
        let ran = with_plugins(&room, &list, &[&image]);
        assert_eq!(user(&ran), "given", "{version}");
        assert_eq!(ran.event("attempt")["source"]["name"], "giver");
        ran.never_says("password-of-given");
        let requests = plugin.requests(&room);
        assert_eq!(requests.len(), 1, "{version}");
        assert_eq!(requests[0]["apiVersion"], version_of(version));
        assert_eq!(requests[0]["kind"], "CredentialProviderRequest");
        // As the kubelet asks: for the repository, without tag.
        assert_eq!(requests[0]["image"], format!("{host}/app"));

        // An answer of another version is dropped, and the pull goes on without it.
        let other = if version == "v1" { "v1beta1" } else { "v1" };
        let room = Room::new();
        plugin.gives(&room, other, "Registry", &host, "given");
        let ran = with_plugins(&room, &list, &[&image]);
        ran.ends(1);
        assert_eq!(ran.event("attempt")["anonymous"], true, "{version}");
    }
}

/// Arguments and environment of the configuration, over the environment of the kubelet.
fn surroundings() {
    let (server, room) = (registry(), Room::new());
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    plugin.gives(&room, "v1", "Registry", &host, "given");
    let told = room.text("told");
    let script = room.read("bin/giver");
    let note = format!("echo \"$0 $# $1 $2 $OWN $HOME\" >'{told}'\n");
    fs::write(room.path("bin/giver"), script + &note).expect("a script");
    let mut configuration = plugin.configuration("v1", &[&host]);
    configuration["args"] = json!(["--first", "second one"]);
    configuration["env"] = json!([{"name": "OWN", "value": "its own"}]);
    let ran = with_plugins(&room, &[configuration], &[&format!("{host}/app:1")]);
    assert_eq!(user(&ran), "given");
    let expected = format!(
        "{} 2 --first second one its own {}\n",
        room.text("bin/giver"),
        room.text("home")
    );
    assert_eq!(room.read("told"), expected);
}

/// Nothing outside the folder is run, wherever `PATH` leads.
fn other_folder() {
    let (server, room) = (registry(), Room::new());
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    plugin.gives(&room, "v1", "Registry", &host, "given");
    fs::rename(room.path("bin"), room.path("elsewhere")).expect("a folder");
    fs::create_dir(room.path("bin")).expect("a folder");
    let list = [plugin.configuration("v1", &[&host])];
    let file = room.write("providers.yaml", providers(&list));
    let (image, to) = (format!("{host}/app:1"), room.to());
    let folder = room.text("bin");
    let mut command = room.pull_command(&[
        &image,
        "--to",
        &to,
        "--credential-provider-config",
        &file,
        "--credential-provider-bin-dir",
        &folder,
    ]);
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .env("PATH", format!("{}:{path}", room.text("elsewhere")))
        .current_dir(room.path("elsewhere"));
    let ran = Ran::of(&mut command);
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:#?}");
    assert!(plugin.requests(&room).is_empty(), "{ran:#?}");
    ran.says("giver");
}

fn missing() {
    let (server, room) = (registry(), Room::new());
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    let list = [plugin.configuration("v1", &[&host])];
    let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:#?}");
    ran.says("giver");
}

fn other_images() {
    let (server, room) = (registry(), Room::new());
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    plugin.gives(&room, "v1", "Registry", &host, "given");
    let list = [plugin.configuration("v1", &["quay.io", "*.example.test"])];
    let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
    ran.ends(1);
    assert!(plugin.requests(&room).is_empty());
}

/// A plugin that fails is told of, and the pull goes on without it.
fn fails() {
    let image = Image::new(101, &[300]);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request| contents.answer(request));
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    for script in ["exit 3", "kill -9 $$", "echo >&2 no luck; exit 1"] {
        let room = Room::new();
        plugin.script(&room, script);
        let list = [plugin.configuration("v1", &[&host])];
        let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
        ran.ends(0).says("giver");
        assert_eq!(ran.event("attempt")["anonymous"], true, "{script}");
        assert_eq!(plugin.requests(&room).len(), 1, "{script}");
    }
}

fn bad_answers() {
    let server = registry();
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    let good = json!({
        "apiVersion": version_of("v1"),
        "kind": "CredentialProviderResponse",
        "cacheKeyType": "Registry",
        "auth": {&*host: {"username": "given", "password": "password-of-given"}},
    });
    let changed = |field: &str, value: Value| {
        let mut answer = good.clone();
        answer[field] = value;
        answer.to_string()
    };
    for answer in [
        changed("kind", json!("CredentialProviderRequest")),
        changed("kind", Value::Null),
        changed("apiVersion", json!("v1")),
        changed("cacheKeyType", json!("Pod")),
        changed("cacheKeyType", Value::Null),
        changed("auth", json!(["password-of-given"])),
        "password-of-given".to_owned(),
        String::new(),
        good.to_string()[..good.to_string().len() - 4].to_owned(),
    ] {
        let room = Room::new();
        let file = room.write("answer", &answer);
        plugin.script(&room, &format!("cat '{file}'"));
        let list = [plugin.configuration("v1", &[&host])];
        let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
        ran.ends(1).never_says("password-of-given");
        assert_eq!(ran.event("attempt")["anonymous"], true, "{answer}");
        assert!(ran.told().contains("giver"), "{answer}: {ran:#?}");
    }
    // One that never ends does not fill the memory.
    let room = Room::new();
    plugin.script(&room, "exec head -c 300000000 /dev/zero");
    let list = [plugin.configuration("v1", &[&host])];
    let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
    ran.ends(1).says("giver");
}

/// How often a plugin is asked for two images of one registry, each pulled twice.
#[track_caller]
fn asked(kind: &str, duration: Option<&str>, default: &str) -> usize {
    let (server, room) = (registry(), Room::new());
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    let mut answer = json!({
        "apiVersion": version_of("v1"),
        "kind": "CredentialProviderResponse",
        "cacheKeyType": kind,
        "auth": {&*host: {"username": "given", "password": "password"}},
    });
    if let Some(duration) = duration {
        answer["cacheDuration"] = json!(duration);
    }
    plugin.answers(&room, &answer);
    let mut configuration = plugin.configuration("v1", &[&host]);
    configuration["defaultCacheDuration"] = json!(default);
    let (app, tool) = (format!("{host}/app:1"), format!("{host}/tool:1"));
    let pods = ["a", "b"].map(|name| {
        let containers = [("app", &*app, "Always"), ("tool", &tool, "Always")];
        pod_of(name, &containers, &[]).to_string()
    });
    let file = room.write("pods.yaml", pods.join("\n---\n"));
    let ran = with_plugins(&room, &[configuration], &["-f", &file]);
    ran.ends(0);
    assert_eq!(users(&server), ["given"]);
    plugin.requests(&room).len()
}

fn cached(kind: &str, times: usize) {
    assert_eq!(asked(kind, None, "1h"), times);
    assert_eq!(asked(kind, Some("10m"), "0s"), times);
}

fn not_cached() {
    assert_eq!(asked("Global", Some("0s"), "1h"), 4);
}

fn no_default() {
    assert_eq!(asked("Global", None, "0s"), 4);
}

/// A Secret, then the node's file, then the plugins.
fn after_files() {
    let contents = Contents::default().with("app", "1", &Image::new(101, &[300]));
    let server = Server::start(move |request: &Request| match request.user().as_deref() {
        Some("given") => contents.answer(request),
        Some(user) => Answer::error(403, "DENIED", &format!("not {user}")),
        None => basic_challenge(),
    });
    let (host, room, plugin) = (server.host(), Room::new(), Plugin::new("giver"));
    plugin.gives(&room, "v1", "Registry", &host, "given");
    room.write(
        "kubelet/config.json",
        node_config(&host, "node", "password"),
    );
    let secret = secret("one", &[(&host, "secret", "password")]);
    let texts = [pod(&format!("{host}/app:1"), &["one"]), secret];
    let file = room.write("all.yaml", texts.join("\n---\n"));
    let list = [plugin.configuration("v1", &[&host])];
    let ran = with_plugins(&room, &list, &["-f", &file]);
    ran.ends(0);
    assert_eq!(users(&server), ["secret", "node", "given"]);
}

fn several() {
    let (server, room) = (registry(), Room::new());
    let host = server.host();
    let (one, two) = (Plugin::new("one"), Plugin::new("two"));
    one.gives(&room, "v1", "Registry", &format!("{host}/app"), "stranger");
    two.gives(&room, "v1beta1", "Image", &host, "given");
    let list = [
        one.configuration("v1", &[&host]),
        two.configuration("v1beta1", &[&host]),
    ];
    let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
    ran.ends(0);
    assert_eq!(users(&server), ["stranger", "given"]);
    assert_eq!(
        (one.requests(&room).len(), two.requests(&room).len()),
        (1, 1)
    );
}

/// Who waits for one plugin does not keep another's images away.
fn slow() {
    let (slow, quick, room) = (Plugin::new("slow"), Plugin::new("quick"), Room::new());
    let servers = [registry(), registry()];
    let hosts = servers.each_ref().map(Server::host);
    for (plugin, host) in [&slow, &quick].into_iter().zip(&hosts) {
        plugin.gives(&room, "v1", "Registry", host, "given");
    }
    let answer = room.text("slow.answer");
    slow.script(&room, &format!("sleep 2; cat '{answer}'"));
    let list = [
        slow.configuration("v1", &[&hosts[0]]),
        quick.configuration("v1", &[&hosts[1]]),
    ];
    let pods = ["slow", "quick"]
        .into_iter()
        .zip(&hosts)
        .map(|(name, host)| {
            let image = format!("{host}/app:1");
            pod_of(name, &[("app", &image, "")], &[]).to_string()
        });
    let file = room.write("pods.yaml", pods.collect::<Vec<_>>().join("\n---\n"));
    let args = ["-f", &*file, "--serialize-image-pulls", "false"];
    let ran = with_plugins(&room, &list, &args);
    ran.ends(0);
    let pulled = ran.events_of("pulled");
    let order: Vec<&Value> = pulled.iter().map(|it| &it["workload"]).collect();
    assert_eq!(order, ["Pod/default/quick", "Pod/default/slow"]);
}

/// Refused as the kubelet refuses to start, and nothing is run.
fn refused() {
    let (server, room) = (registry(), Room::new());
    let (host, plugin) = (server.host(), Plugin::new("giver"));
    plugin.gives(&room, "v1", "Registry", &host, "given");
    let good = plugin.configuration("v1", &[&host]);
    let changed = |field: &str, value: Value| {
        let mut changed = good.clone();
        changed[field] = value;
        changed
    };
    for (list, words) in [
        (vec![], "at least 1 item in plugins is required"),
        (
            vec![changed("name", json!("../bin/giver"))],
            "cannot contain '/'",
        ),
        (vec![changed("name", json!(".."))], "cannot be '..'"),
        (
            vec![changed("matchImages", json!([]))],
            "at least 1 item in matchImages",
        ),
        (
            vec![changed("apiVersion", json!("v2"))],
            "Unsupported value",
        ),
        (
            vec![changed("defaultCacheDuration", json!("soon"))],
            "invalid duration",
        ),
        (vec![good.clone(), good.clone()], "uplicate"),
        (vec![changed("unknown", json!(1))], "unknown field"),
    ] {
        let ran = with_plugins(&room, &list, &[&format!("{host}/app:1")]);
        assert_eq!(ran.code, Some(2), "{words}: {ran:#?}");
        assert!(ran.stderr.contains(words), "{words}: {ran:#?}");
    }
    assert!(plugin.requests(&room).is_empty());
    assert!(server.records().is_empty());
    let file = room.write("providers.yaml", providers(&[good]));
    let image = format!("{host}/app:1");
    let ran = room.pull_events(&[&image, "--credential-provider-config", &file]);
    ran.ends(2).says("--credential-provider-bin-dir");
}
