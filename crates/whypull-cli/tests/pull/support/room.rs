use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::ran::Running;
use super::{Layout, Ran};

/// A temporary folder with a home, a working directory and a root directory of the kubelet in it, so that
/// nothing of this machine's own is found.
pub struct Room(TempDir);

const CLEARED: [&str; 16] = [
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "RUST_LOG",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "all_proxy",
    "DOCKER_CONFIG",
];

impl Room {
    pub fn new() -> Self {
        let room = Self(TempDir::with_prefix("whypull-").expect("a temporary folder"));
        for name in ["home", "work", "kubelet"] {
            fs::create_dir(room.path(name)).expect("a new folder");
        }
        room
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// As text, for an argument.
    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_owned()
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file is written");
        self.text(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Where pulls go unless told.
    pub fn layout(&self) -> Layout {
        Layout(self.path("layout"))
    }

    pub fn to(&self) -> String {
        format!("oci:{}", self.text("layout"))
    }

    /// The command, with nothing around it.
    pub fn whypull(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whypull"));
        command
            .args(args)
            .current_dir(self.path("work"))
            .env("HOME", self.path("home"));
        for name in CLEARED {
            command.env_remove(name);
        }
        command
    }

    /// `pull` with these arguments; one retry, and a second without progress is a stall.
    pub fn pull_command(&self, args: &[&str]) -> Command {
        let mut all = vec!["pull".to_owned()];
        all.extend(args.iter().map(|&arg| arg.to_owned()));
        for (flag, value) in [
            ("--retries", "1".to_owned()),
            ("--stall-seconds", "1".to_owned()),
            ("--root-dir", self.text("kubelet")),
        ] {
            // Files that are named replace the search.
            let named = flag == "--root-dir" && args.contains(&"--node-config");
            if !args.contains(&flag) && !named {
                all.extend([flag.to_owned(), value]);
            }
        }
        self.whypull(&all)
    }

    pub fn pull(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.pull_command(args))
    }

    /// Into the layout, told as events.
    pub fn pull_events(&self, args: &[&str]) -> Ran {
        let to = self.to();
        let mut all = args.to_vec();
        all.extend(["--to", &to, "--format", "json"]);
        self.pull(&all)
    }

    pub fn start(&self, args: &[&str]) -> Running {
        Running::start(&mut self.pull_command(args))
    }

    pub fn pin(&self, args: &[&str]) -> Ran {
        let mut all = vec!["pin"];
        all.extend(args);
        Ran::of(&mut self.whypull(&all))
    }
}
