//! Proxies, as the environment names them.

use libtest_mimic::Trial;

use crate::suite::support::{Answer, Contents, Image, Ran, Room, Server, trial};

const HOST: &str = "registry.example.test";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("proxies::http", &[], http),
        trial("proxies::no_proxy", &[], no_proxy),
        trial("proxies::never_for_loopback", &[], loopback),
        trial("proxies::tunnel_for_tls", &[], tunnel),
    ]
}

/// A proxy that has the registry behind it: it is asked for whole addresses.
fn proxy(image: &Image) -> Server {
    let contents = Contents::default().with("app", "1", image);
    Server::start(move |request| {
        let origin = format!("http://{HOST}");
        match request.target.strip_prefix(&origin) {
            Some(target) => {
                let mut request = request.clone();
                target.clone_into(&mut request.target);
                contents.answer(&request)
            }
            None => Answer::new(502, "not through me"),
        }
    })
}

fn pull(room: &Room, image: &str, variables: &[(&str, &str)]) -> Ran {
    let to = room.to();
    let args = [image, "--to", &to, "--plain-http", HOST, "--retries", "0"];
    let mut command = room.pull_command(&args);
    command.envs(variables.iter().copied());
    Ran::of(&mut command)
}

fn http() {
    let image = Image::new(51, &[3000]);
    let (proxy, room) = (proxy(&image), Room::new());
    let address = format!("http://jane:password-of-jane@{}", proxy.host());
    let name = format!("{HOST}/app:1");
    let ran = pull(&room, &name, &[("HTTP_PROXY", &address)]);
    ran.ends(0).never_says("password-of-jane");
    assert_eq!(room.layout().digest_of(&name), Some(image.digest()));
    for request in proxy.requests() {
        let given = request.header("proxy-authorization");
        assert!(
            given.is_some_and(|it| it.starts_with("Basic ")),
            "{request:#?}"
        );
        assert_eq!(request.authorization(), None, "{request:#?}");
    }
}

fn no_proxy() {
    let image = Image::new(51, &[3000]);
    let (proxy, room) = (proxy(&image), Room::new());
    let variables = [
        ("HTTP_PROXY", &*proxy.url("")),
        ("NO_PROXY", ".example.test"),
    ];
    let ran = pull(&room, &format!("{HOST}/app:1"), &variables);
    ran.ends(1);
    assert!(proxy.records().is_empty(), "{:#?}", proxy.requests());
}

fn loopback() {
    let image = Image::new(51, &[3000]);
    let (proxy, room) = (proxy(&image), Room::new());
    let contents = Contents::default().with("app", "1", &image);
    let registry = Server::start(move |request| contents.answer(request));
    let url = proxy.url("");
    let variables = [("HTTP_PROXY", &*url), ("HTTPS_PROXY", &url)];
    for host in ["127.0.0.1", "localhost"] {
        let name = format!("{host}:{}/app:1", registry.port());
        pull(&room, &name, &variables).ends(0);
    }
    assert!(proxy.records().is_empty(), "{:#?}", proxy.requests());
}

/// The proxy is asked for a tunnel, and is shown nothing of what goes through it.
fn tunnel() {
    let proxy = Server::start(|_| Answer::new(502, "no tunnels today"));
    let room = Room::new();
    let image = "secure.example.test/app:1";
    let ran = pull(&room, image, &[("HTTPS_PROXY", &proxy.url(""))]);
    ran.ends(1).says(image).says("without credentials");
    let requests = proxy.requests();
    assert!(!requests.is_empty(), "{ran:#?}");
    for request in requests {
        assert_eq!(request.method, "CONNECT", "{request:#?}");
        assert_eq!(request.target, "secure.example.test:443", "{request:#?}");
    }
}
