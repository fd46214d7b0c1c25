//! Through a real containerd, as the kubelet does it.

use std::fs;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use libtest_mimic::Trial;

use crate::suite::support::{
    Answer, Contents, Image, Killed, Need, Ran, Request, Room, Server, basic_challenge, pod,
    pod_of, secret, trial,
};

pub fn trials() -> Vec<Trial> {
    let needs = [Need::Containerd, Need::Root];
    vec![
        trial("runtime::pulls_and_finds", &needs, pulls_and_finds),
        trial("runtime::next_credential", &needs, next_credential),
        trial("runtime::all_credentials_fail", &needs, all_fail),
        trial("runtime::never", &needs, never),
        trial("runtime::stops_in_mid_pull", &needs, interrupted),
        trial("runtime::no_runtime", &[], no_runtime),
        trial("runtime::usage", &[], usage),
    ]
}

/// containerd, with folders of its own.
struct Containerd {
    // Before its folders: fields go in this order.
    process: Killed,
    room: Room,
}

impl Containerd {
    fn start() -> Self {
        let room = Room::new();
        let path = |name: &str| room.text(name);
        let config = format!(
            r#"version = 2
root = "{root}"
state = "{state}"
disabled_plugins = [
  "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs",
  "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.overlayfs",
  "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.opt",
]
[grpc]
  address = "{socket}"
[plugins."io.containerd.grpc.v1.cri"]
  stream_server_port = "0"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "native"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "{cni}"
    conf_dir = "{cni}"
"#,
            root = path("root"),
            state = path("state"),
            socket = path("c.sock"),
            cni = path("cni"),
        );
        let file = room.write("config.toml", config);
        let log = fs::File::create(room.path("containerd.log")).expect("a file");
        let child = Command::new("containerd")
            .args(["--config", &file])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("containerd runs");
        let mut runtime = Self {
            room,
            process: Killed(child),
        };
        let end = Instant::now() + Duration::from_secs(20);
        while !runtime.is_ready() {
            let ended = runtime.process.0.try_wait().expect("a child").is_some();
            let log = || runtime.room.read("containerd.log");
            assert!(!ended && Instant::now() < end, "{}", log());
            thread::sleep(Duration::from_millis(20));
        }
        runtime
    }

    fn is_ready(&self) -> bool {
        UnixStream::connect(self.room.path("c.sock")).is_ok()
            && self
                .room
                .read("containerd.log")
                .contains("containerd successfully booted")
    }

    fn endpoint(&self) -> String {
        format!("unix://{}", self.room.text("c.sock"))
    }

    fn command(&self, manifests: &[&str], args: &[&str]) -> Command {
        let file = self.room.write("manifests.yaml", manifests.join("\n---\n"));
        let endpoint = self.endpoint();
        let flags = ["-f", &file, "--runtime-endpoint", &endpoint];
        self.room.pull_command(&[&flags[..], args].concat())
    }

    fn pull(&self, manifests: &[&str], args: &[&str]) -> Ran {
        Ran::of(&mut self.command(manifests, &[args, &["--format", "json"]].concat()))
    }

    /// The names of the images that it has.
    fn images(&self) -> Vec<String> {
        let mut command = Command::new("ctr");
        let socket = self.room.text("c.sock");
        command.args(["--address", &socket, "-n", "k8s.io", "images", "ls", "-q"]);
        let ran = Ran::of(&mut command);
        ran.ends(0);
        ran.stdout.lines().map(str::to_owned).collect()
    }
}

fn pulls_and_finds() {
    let image = Image::new(131, &[200_000, 3000]);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request| contents.answer(request));
    let runtime = Containerd::start();
    let name = format!("{}/app:1", server.host());
    let text = pod(&name, &[]);
    let args = ["--kubernetes-version", "1.32"];
    let ran = runtime.pull(&[&text], &args);
    ran.ends(0);
    let messages = ran.messages();
    assert_eq!(messages[0], format!("Pulling image \"{name}\""));
    let pulled = format!("Successfully pulled image \"{name}\" in ");
    assert!(messages[1].starts_with(&pulled), "{messages:?}");
    assert!(runtime.images().contains(&name), "{:?}", runtime.images());

    server.forget();
    let ran = runtime.pull(&[&text], &args);
    ran.ends(0);
    let present = format!("Container image \"{name}\" already present on machine");
    assert_eq!(ran.messages(), [present]);
    assert!(server.records().is_empty(), "{:#?}", server.requests());
    assert_eq!(ran.event("summary")["present"], 1);

    // What is not there is told as absent in a plan, and not pulled.
    let other = pod(&format!("{}/app:2", server.host()), &[]);
    let ran = runtime.pull(&[&text, &other.replace("web", "other")], &["--dry-run"]);
    ran.ends(0);
    let plans = ran.events_of("plan");
    let present: Vec<_> = plans.iter().map(|it| it["present"].as_bool()).collect();
    assert_eq!(present, [Some(true), Some(false)]);
    assert!(server.records().is_empty());
}

/// A registry for one user.
fn closed(image: &Image) -> Server {
    let contents = Contents::default().with("app", "1", image);
    Server::start(move |request: &Request| match request.basic() {
        Some((user, password)) if user == "second" && password == "password-2" => {
            contents.answer(request)
        }
        Some((user, _)) => Answer::error(401, "UNAUTHORIZED", &format!("not {user}")),
        None => basic_challenge(),
    })
}

fn next_credential() {
    let server = closed(&Image::new(132, &[3000]));
    let runtime = Containerd::start();
    let host = server.host();
    let name = format!("{host}/app:1");
    let manifests = [
        pod(&name, &["one", "two"]),
        secret("one", &[(&host, "first", "password-1")]),
        secret("two", &[(&host, "second", "password-2")]),
    ];
    let manifests: Vec<&str> = manifests.iter().map(String::as_str).collect();
    let ran = runtime.pull(&manifests, &[]);
    ran.ends(0)
        .never_says("password-1")
        .never_says("password-2");
    let attempts = ran.events_of("attempt");
    let users: Vec<_> = attempts.iter().map(|it| it["username"].as_str()).collect();
    assert_eq!(users, [Some("first"), Some("second")]);
    let failed = ran.event("attemptFailed");
    assert!(
        failed["error"]
            .as_str()
            .is_some_and(|it| it.contains("401")),
        "{failed}"
    );
    let users: Vec<String> = server.requests().iter().filter_map(Request::user).collect();
    let turn = users.iter().position(|user| user == "second");
    assert!(turn.is_some_and(|turn| turn > 0), "{users:?}");
    assert!(runtime.images().contains(&name));
}

fn all_fail() {
    let server = closed(&Image::new(133, &[3000]));
    let runtime = Containerd::start();
    let host = server.host();
    let name = format!("{host}/app:1");
    let manifests = [
        pod(&name, &["one"]),
        secret("one", &[(&host, "first", "password-1")]),
    ];
    let ran = runtime.pull(&[&manifests[0], &manifests[1]], &[]);
    ran.ends(1);
    let failed = ran.event("failed");
    assert_eq!(failed["reason"], "ErrImagePull");
    let error = failed["error"].as_str().expect("text");
    assert!(error.contains("401 Unauthorized"), "{error}");
    let events = ran.messages();
    let start = format!("Failed to pull image \"{name}\": ");
    assert!(events.iter().any(|it| it.starts_with(&start)), "{events:?}");
    assert!(!runtime.images().contains(&name));
    let ran = Ran::of(&mut runtime.command(&[&manifests[0], &manifests[1]], &[]));
    ran.ends(1).says(&name).says("Secret default/one");
}

fn never() {
    let server = closed(&Image::new(134, &[3000]));
    let runtime = Containerd::start();
    let name = format!("{}/app:1", server.host());
    let text = pod_of("web", &[("app", &name, "Never")], &[]).to_string();
    let ran = runtime.pull(&[&text], &[]);
    ran.ends(1);
    let message = format!("Container image \"{name}\" is not present with pull policy of Never");
    assert!(ran.messages().contains(&message), "{ran:#?}");
    assert!(server.records().is_empty());
}

fn interrupted() {
    let image = Image::new(135, &[400_000]);
    let layer = image.layer_digest(0);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request| {
        let answer = contents.answer(request);
        if request.is_blob() {
            return answer.slowly(4000, Duration::from_millis(50));
        }
        answer
    });
    let runtime = Containerd::start();
    let text = pod(&format!("{}/app:1", server.host()), &[]);
    let endpoint = runtime.endpoint();
    let file = runtime.room.write("manifests.yaml", text);
    let running = runtime
        .room
        .start(&["-f", &file, "--runtime-endpoint", &endpoint]);
    server.until_sent(&layer, 10_000);
    running.child.signal("INT");
    running.wait().ends(130);
}

fn no_runtime() {
    let room = Room::new();
    let file = room.write("pod.yaml", pod("127.0.0.1:1/app:1", &[]));
    let endpoint = format!("unix://{}", room.text("none.sock"));
    let ran = room.pull(&["-f", &file, "--runtime-endpoint", &endpoint]);
    ran.says("none.sock").never_says("panicked");
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:#?}");
    // Somebody listens who does not speak the language, or at all.
    let listener = std::os::unix::net::UnixListener::bind(room.path("none.sock"));
    let listener = listener.expect("a socket");
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = std::io::Write::write_all(&mut stream, b"HTTP/1.0 400 Bad Request\r\n\r\n");
        }
    });
    let ran = room.pull(&["-f", &file, "--runtime-endpoint", &endpoint]);
    ran.never_says("panicked");
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:#?}");
}

fn usage() {
    let room = Room::new();
    let file = room.write("pod.yaml", pod("127.0.0.1:1/app:1", &[]));
    let to = room.to();
    for args in [
        &["-f", &*file, "--runtime-endpoint", "tcp://127.0.0.1:1"][..],
        &["-f", &file, "--runtime-endpoint", ""],
        &[
            "-f",
            &file,
            "--runtime-endpoint",
            "unix:///x.sock",
            "--to",
            &to,
        ],
    ] {
        let ran = room.pull(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:#?}");
    }
}
