//! The files with passwords in them, and the search for those passwords in whatever is printed.
//!
//! Taken in by path: the tests of the core and those of the command search for the same.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A file of `tests/fixtures/leaks`.
pub struct Fixture {
    /// Its name.
    pub name: String,
    /// Where it is.
    #[allow(
        dead_code,
        reason = "the command is given paths, the core is given texts"
    )]
    pub path: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("tests/fixtures/leaks"))
        .find(|folder| folder.is_dir())
        .expect("the folder of the fixtures")
}

/// All of them, by name.
pub fn fixtures() -> Vec<Fixture> {
    let mut fixtures: Vec<Fixture> = std::fs::read_dir(folder())
        .expect("a folder")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let bytes = std::fs::read(&path).expect("a file");
            Fixture { name, path, bytes }
        })
        .filter(|fixture| fixture.name != "passwords.txt")
        .collect();
    fixtures.sort_by(|one, other| one.name.cmp(&other.name));
    fixtures
}

/// Everything that must not be seen.
pub struct Needles {
    /// Each with the password that it is a form of.
    all: Vec<(String, String)>,
    /// How they begin: most texts hold none of these.
    stems: Vec<String>,
}

impl Needles {
    /// Every password, plain, as JSON escapes it, and in base64.
    pub fn read() -> Self {
        let list = std::fs::read_to_string(folder().join("passwords.txt")).expect("the list");
        let mut needles = Vec::new();
        for password in list.lines() {
            let mut add = |needle: String| needles.push((needle, password.to_owned()));
            let mut escaped = String::new();
            for unit in password.encode_utf16() {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
            add(password.to_owned());
            add(escaped);
            for shift in 0..3 {
                add(inner_base64(password, shift));
            }
        }
        let stem = |(needle, _): &(String, String)| needle.chars().take(6).collect();
        let mut stems: Vec<String> = needles.iter().map(stem).collect();
        stems.sort();
        stems.dedup();
        Self {
            all: needles,
            stems,
        }
    }

    /// The password that can be seen in a text.
    #[allow(dead_code, reason = "asked in the tests of the core")]
    pub fn seen_in(&self, text: &str) -> Option<&str> {
        self.find(text).map(|(_, password)| password)
    }

    fn find(&self, text: &str) -> Option<(&str, &str)> {
        if !self.stems.iter().any(|stem| text.contains(stem)) {
            return None;
        }
        self.all
            .iter()
            .find(|(needle, _)| text.contains(needle.as_str()))
            .map(|(needle, password)| (needle.as_str(), password.as_str()))
    }

    /// Panics with the password that is seen, and what stands before it.
    pub fn assert_unseen(&self, text: &str, form: &str) {
        let Some((needle, password)) = self.find(text) else {
            return;
        };
        let at = text.find(needle).unwrap_or_default();
        let before: String = text[..at].chars().rev().take(200).collect();
        let before: String = before.chars().rev().collect();
        panic!("{form} shows {password} behind\n{before}");
    }

    /// The passwords that stand in none of the fixtures: a list that has lost its files finds
    /// nothing anywhere.
    #[allow(dead_code, reason = "asked once, in the tests of the core")]
    pub fn missing_from(&self, fixtures: &[Fixture]) -> Vec<&str> {
        let mut text = String::new();
        for fixture in fixtures {
            text.push_str(&String::from_utf8_lossy(&fixture.bytes));
            text.push('\n');
        }
        // What is base64 in base64 is there as well.
        let decoded: Vec<String> = text
            .split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)))
            .filter(|word| word.len() > 40)
            // The end of some is cut off.
            .filter_map(|word| STANDARD.decode(&word[..word.len() / 4 * 4]).ok())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        text.extend(decoded);
        let mut missing = Vec::new();
        for chunk in self.all.chunks(5) {
            let password = chunk[0].1.as_str();
            // The first character may be written as an escape.
            let there = text.contains(&password[1..])
                || chunk[2..].iter().any(|(needle, _)| text.contains(needle));
            if !there {
                missing.push(password);
            }
        }
        missing
    }
}

/// What of a text's base64 does not depend on what stands around it, if `shift` bytes of a group of
/// three are before it.
fn inner_base64(text: &str, shift: usize) -> String {
    let encoded = STANDARD.encode(format!("{}{text}", &"xxx"[..shift]));
    let (from, to) = ((shift * 8).div_ceil(6), (shift + text.len()) * 8 / 6);
    encoded[from..to].to_owned()
}
