//! A text is split into entries: an event or a field, with the lines that a terminal or a YAML
//! writer broke off it.

use super::image_name::ImageName;
use super::pattern;

/// One event, field or error, as it stands in the text.
pub(super) struct Entry<'a> {
    /// Where it begins, from 1.
    pub line: u32,
    /// Its lines, trimmed, none empty.
    pub lines: Vec<&'a str>,
}

impl Entry<'_> {
    /// Its lines as entries of their own.
    pub fn each_line(&self) -> impl Iterator<Item = Self> {
        self.lines
            .iter()
            .zip(self.line..)
            .map(|(&text, line)| Entry {
                line,
                lines: vec![text],
            })
    }
}

/// More lines than this are no folded message.
const MAX_LINES: usize = 16;

/// Words that begin an entry, with this very spelling: a folded message goes on with lower case
/// (`failed to resolve reference …`).
const FIRST_WORDS: [&str; 30] = [
    "Normal",
    "Warning",
    "Failed",
    "Error",
    "Error:",
    "Back-off",
    "Pulling",
    "Successfully",
    "Container",
    "Unable",
    "LAST",
    "NAME",
    "NAMESPACE",
    "Type",
    "Mon,",
    "Tue,",
    "Wed,",
    "Thu,",
    "Fri,",
    "Sat,",
    "Sun,",
    "----",
    "-",
    "Mounts:",
    "Conditions:",
    "Volumes:",
    "Events:",
    "Containers:",
    "QoS",
    "Ready:",
];

/// Fields of `kubectl describe`, of a status and of an Event. Others are not worth a look.
const FIELDS: [&str; 33] = [
    "name",
    "namespace",
    "node",
    "image",
    "image id",
    "imageid",
    "state",
    "last state",
    "laststate",
    "reason",
    "message",
    "ready",
    "restart count",
    "restartcount",
    "port",
    "host port",
    "environment",
    "started",
    "finished",
    "exit code",
    "exitcode",
    "type",
    "count",
    "kind",
    "metadata",
    "source",
    "firsttimestamp",
    "lasttimestamp",
    "involvedobject",
    "containerid",
    "container id",
    "waiting",
    "events",
];

pub(super) fn split(text: &str) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut open = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            open = false;
            continue;
        }
        match entries.last_mut() {
            Some(entry) if open && entry.lines.len() < MAX_LINES && !begins(line) => {
                entry.lines.push(line);
            }
            _ => entries.push(Entry {
                line: u32::try_from(index + 1).unwrap_or(u32::MAX),
                lines: vec![line],
            }),
        }
        open = true;
    }
    entries
}

fn begins(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    FIRST_WORDS.contains(&first)
        || field(line).is_some()
        || first.starts_with("spec.")
        || first.starts_with("time=")
        || is_age_or_date(first)
        || is_klog_header(first)
}

/// `3m22s`, `10s`, `2026-11-22T…`.
fn is_age_or_date(word: &str) -> bool {
    let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
    let is_age = word.ends_with(['s', 'm', 'h', 'd'])
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || b"smhd".contains(&b));
    let is_date = word.len() >= 10 && word.as_bytes()[4] == b'-';
    starts_with_digit && (is_age || is_date)
}

/// `E1122 …`.
fn is_klog_header(word: &str) -> bool {
    word.len() == 5
        && word.starts_with(['E', 'W', 'I', 'F'])
        && word.bytes().skip(1).all(|b| b.is_ascii_digit())
}

/// Name and value of a known field, in `describe`, YAML or JSON form. The name is as written.
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("- ").unwrap_or(line);
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches('"');
    let known = name.len() <= 20 && FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name));
    known.then(|| (name, value.trim().trim_end_matches(',')))
}

/// Words before an image name in quotes.
const QUOTED: [&str; 5] = [
    "image \"",
    "image name \"",
    "image tag \"",
    "image=\"",
    "reference \"",
];

/// Words before a bare image name: Docker's, CRI-O's, and the kubelet's of 2015.
const BARE: [&str; 5] = [
    "docker://",
    "pull access denied for ",
    "manifest for ",
    "error: image ",
    "but image name ",
];

/// The words of an entry, ready to be searched.
pub(super) struct Words {
    /// On one line, white space collapsed, escaped quotes unescaped.
    pub text: String,
    /// The same in lower case. ASCII only, so that offsets are those of `text`.
    pub lower: String,
}

impl Words {
    pub fn of(entry: &Entry<'_>) -> Self {
        let mut text = String::with_capacity(entry.lines.iter().map(|line| line.len() + 1).sum());
        for word in entry.lines.iter().flat_map(|line| line.split_whitespace()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        if text.contains('\\') {
            text = text.replace("\\\"", "\"").replace("\\n", " ");
        }
        let lower = text.to_ascii_lowercase();
        Self { text, lower }
    }

    /// The image of an `Image:` field: it names what the entries behind it are about.
    pub fn declared_image(&self) -> Option<ImageName> {
        match field(&self.text) {
            Some((name, value)) if name.eq_ignore_ascii_case("image") => {
                ImageName::read(value.trim_matches(['"', '\'']))
            }
            _ => None,
        }
    }

    /// The image that the words are about.
    pub fn image(&self) -> Option<ImageName> {
        for marker in QUOTED {
            if let Some(at) = self.lower.find(marker) {
                let rest = &self.text[at + marker.len()..];
                let name = &rest[..rest.find('"').unwrap_or(rest.len())];
                if let Some(image) = ImageName::read(name) {
                    return Some(image);
                }
            }
        }
        for marker in BARE {
            if let Some(at) = self.lower.find(marker) {
                let rest = &self.text[at + marker.len()..];
                let end = rest.find([' ', ',']).unwrap_or(rest.len());
                if let Some(image) = ImageName::read(rest[..end].trim_end_matches(':')) {
                    return Some(image);
                }
            }
        }
        pattern::image_not_found(&self.text).and_then(ImageName::read)
    }
}
