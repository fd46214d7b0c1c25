use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Killed;

/// Longer than any trial takes; a command that hangs ends here.
const LIMIT: Duration = Duration::from_mins(1);

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Ran {
    pub fn of(command: &mut Command) -> Self {
        Running::start(command).wait()
    }

    /// All that a person could read.
    pub fn told(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    #[track_caller]
    pub fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    pub fn says(&self, part: &str) -> &Self {
        assert!(self.told().contains(part), "nothing of {part:?}: {self:#?}");
        self
    }

    #[track_caller]
    pub fn never_says(&self, part: &str) -> &Self {
        assert!(!self.told().contains(part), "{part:?} is in {self:#?}");
        self
    }

    /// The lines of `--format json`; every one must be an event.
    #[track_caller]
    pub fn events(&self) -> Vec<Value> {
        let event = |line: &str| {
            let event: Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            assert!(event["event"].is_string(), "{line}");
            event
        };
        self.stdout.lines().map(event).collect()
    }

    /// The events of one kind.
    #[track_caller]
    pub fn events_of(&self, kind: &str) -> Vec<Value> {
        let mut events = self.events();
        events.retain(|event| event["event"] == kind);
        events
    }

    /// The only event of its kind.
    #[track_caller]
    pub fn event(&self, kind: &str) -> Value {
        let events = self.events_of(kind);
        assert_eq!(events.len(), 1, "{kind}: {self:#?}");
        events[0].clone()
    }

    /// Type, reason and message of the kubelet's events.
    #[track_caller]
    pub fn kubelet(&self) -> Vec<(String, String, String)> {
        let field = |event: &Value, name: &str| event[name].as_str().unwrap_or_default().to_owned();
        let columns = |event: &Value| {
            (
                field(event, "type"),
                field(event, "reason"),
                field(event, "message"),
            )
        };
        self.events_of("kubelet").iter().map(columns).collect()
    }

    /// The messages of the kubelet's events.
    #[track_caller]
    pub fn messages(&self) -> Vec<String> {
        let events = self.kubelet().into_iter();
        events.map(|(.., message)| message).collect()
    }
}

/// A command that still runs, with its output being read.
pub struct Running {
    pub child: Killed,
    started: Instant,
    readers: [thread::JoinHandle<String>; 2],
}

fn read(mut from: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

impl Running {
    pub fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let stdout = read(child.stdout.take().expect("a pipe"));
        let stderr = read(child.stderr.take().expect("a pipe"));
        Self {
            child: Killed(child),
            started: Instant::now(),
            readers: [stdout, stderr],
        }
    }

    pub fn wait(mut self) -> Ran {
        let status = self.child.end(LIMIT);
        let took = self.started.elapsed();
        let [stdout, stderr] = self.readers.map(|reader| reader.join().expect("a reader"));
        Ran {
            code: status.code(),
            stdout,
            stderr,
            took,
        }
    }
}
