use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Authority, Image, Killed, Room, TokenIssuer, skopeo, write_layout};

/// A port that nothing listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// How a registry lets people in.
pub enum Login<'a> {
    /// Everybody.
    None,
    Htpasswd {
        user: &'a str,
        password: &'a str,
    },
    /// TLS, and tokens of this realm.
    Token {
        authority: &'a Authority,
        realm: String,
    },
}

/// Debian's docker-registry, with its storage in a room.
pub struct DockerRegistry {
    port: u16,
    _process: Killed,
}

impl DockerRegistry {
    /// Over the storage that the room has from the one before.
    pub fn start(room: &Room, login: &Login<'_>) -> Self {
        // Another process may take the port in between: then another one is tried.
        for _ in 0..5 {
            if let Some(registry) = Self::try_start(room, login) {
                return registry;
            }
        }
        panic!(
            "docker-registry does not start: {}",
            room.read("registry.log")
        );
    }

    fn try_start(room: &Room, login: &Login<'_>) -> Option<Self> {
        let port = free_port();
        let mut config = json!({
            "version": "0.1",
            "log": {"level": "warn", "accesslog": {"disabled": true}},
            "storage": {"filesystem": {"rootdirectory": room.text("registry")}},
            "http": {"addr": format!("127.0.0.1:{port}"), "secret": "of the trials"},
        });
        login.configure(room, &mut config);
        // JSON is YAML.
        let file = room.write("registry.yml", config.to_string());
        let log = fs::File::create(room.path("registry.log")).expect("a file");
        let child = Command::new("docker-registry")
            .args(["serve", &file])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("docker-registry runs");
        let mut process = Killed(child);
        let end = Instant::now() + Duration::from_secs(10);
        while Instant::now() < end {
            if process.0.try_wait().expect("a child").is_some() {
                return None;
            }
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(Self {
                    port,
                    _process: process,
                });
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub fn image(&self, name: &str) -> String {
        format!("127.0.0.1:{}/{name}", self.port)
    }

    /// Puts an image in. The registry must let everybody in.
    pub fn seed(&self, name: &str, image: &Image) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_layout(folder.path(), image);
        self.copy(folder.path(), name, &[]);
    }

    /// Puts in what a layout names `it`.
    pub fn copy(&self, layout: &Path, name: &str, flags: &[&str]) {
        let from = format!("oci:{}:it", layout.display());
        let to = format!("docker://{}", self.image(name));
        let mut args = vec!["copy", "--quiet", "--dest-tls-verify=false"];
        args.extend(flags);
        args.extend([&*from, &*to]);
        skopeo(&args).ends(0);
    }
}

impl Login<'_> {
    fn configure(&self, room: &Room, config: &mut Value) {
        match self {
            Self::None => {}
            Self::Htpasswd { user, password } => {
                let output = Command::new("htpasswd")
                    .args(["-Bbn", user, password])
                    .output()
                    .expect("htpasswd runs");
                let path = room.write("htpasswd", output.stdout);
                config["auth"] = json!({"htpasswd": {"realm": "trials", "path": path}});
            }
            Self::Token { authority, realm } => {
                let certificate = room.write("certificate.pem", &authority.certificate_pem);
                let key = room.write("key.pem", &authority.key_pem);
                let bundle = room.write("bundle.pem", &authority.trusted_pem);
                config["http"]["tls"] = json!({"certificate": certificate, "key": key});
                config["auth"] = json!({"token": {
                    "realm": realm,
                    "service": TokenIssuer::SERVICE,
                    "issuer": TokenIssuer::ISSUER,
                    "rootcertbundle": bundle,
                }});
            }
        }
    }
}
