//! The KubeletConfiguration that the controls of the picture write: the core reads it and decides.

use whypull::input::FileRole;

use crate::session::{Action, OpenFile, Session};

const NAME: &str = "kubelet-config.yaml";
const KIND: &str = "KubeletConfiguration";

/// The two fields that decide how many pulls run at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// `serializeImagePulls`.
    pub serialize: bool,
    /// `maxParallelImagePulls`.
    pub max_parallel: Option<u32>,
}

/// The configuration in the session, if there is one.
pub fn find(session: &Session) -> Option<&OpenFile> {
    session.files.iter().find(|file| match file.role {
        Some(role) => role == FileRole::KubeletConfig,
        None => file.text.contains(KIND),
    })
}

/// Whether [`write()`] can change the configuration; where not, the reader has to.
pub fn is_writable(session: &Session) -> bool {
    find(session).is_none_or(|file| is_plain(&file.text))
}

/// What to do to the session; nothing where the configuration cannot be changed line by line.
pub fn write(session: &Session, limits: Limits) -> Option<Action> {
    let Some(file) = find(session) else {
        let text = format!("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: {KIND}\n");
        return Some(Action::Add(OpenFile::new(NAME, with_limits(&text, limits))));
    };
    is_plain(&file.text).then(|| Action::Edit(file.id, with_limits(&file.text, limits).into()))
}

/// One YAML document in block style: its fields stand at the start of lines.
fn is_plain(text: &str) -> bool {
    let has_kind = text.lines().any(|line| {
        line.strip_prefix("kind:")
            .is_some_and(|kind| kind.trim() == KIND)
    });
    let documents = text
        .lines()
        .skip_while(|line| line.trim().is_empty() || line.starts_with('#'))
        .skip(1)
        .filter(|line| line.starts_with("---"))
        .count();
    has_kind && documents == 0
}

fn with_limits(text: &str, limits: Limits) -> String {
    let mut lines: Vec<&str> = text
        .lines()
        .filter(|line| {
            !line.starts_with("serializeImagePulls:") && !line.starts_with("maxParallelImagePulls:")
        })
        .collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let mut written = lines.join("\n");
    written.extend([
        "\nserializeImagePulls: ",
        if limits.serialize {
            "true\n"
        } else {
            "false\n"
        },
    ]);
    if let Some(limit) = limits.max_parallel {
        written.extend(["maxParallelImagePulls: ", &limit.to_string(), "\n"]);
    }
    written
}
