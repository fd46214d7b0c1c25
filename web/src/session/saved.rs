//! The session as it is written down: in a link, in the tab's storage, in an example.
//!
//! What was written by an older version is still read: a field that is missing or makes no sense has
//! its default, a field that is not known is skipped, and [`Saved::VERSION`] only grows when neither
//! is enough.

use whypull::input::FileRole;
use whypull::kubelet::ContainerRuntime;
use whypull::redact::RedactedFile;

use super::{OpenFile, Session, Settings, View};
use crate::json::{Json, Writer};

/// What of a session is written down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// [`Saved::VERSION`] of whoever wrote it.
    pub version: u32,
    /// The files, in the order of their tabs.
    pub files: Vec<OpenFile>,
    /// Which of them is on top.
    shown: usize,
    /// What the right side shows.
    view: View,
    /// What is set.
    settings: Settings,
}

impl Saved {
    /// The version that this program writes.
    pub const VERSION: u32 = 1;

    /// Of a session. `files` stand for its own: a link has them without secrets.
    pub fn of(session: &Session, files: Vec<OpenFile>) -> Self {
        Self {
            version: Self::VERSION,
            files,
            shown: session.position(),
            view: session.view,
            settings: session.settings.clone(),
        }
    }

    /// The session that was written down.
    pub fn restore(self) -> Session {
        let mut session = Session::of(self.files, self.settings);
        session.view = self.view;
        if let Some(file) = session.files.get(self.shown) {
            session.shown = file.id;
        }
        session
    }

    /// Reads it; `None` for what is no object.
    pub fn read(json: &Json) -> Option<Self> {
        if !json.is_object() {
            return None;
        }
        let files = json.field("files").map(|files| files.items());
        let view = json.text("view").unwrap_or_default();
        let settings = json.field("settings").as_ref().map(read_settings);
        Some(Self {
            version: json.number("version").unwrap_or_default(),
            files: files.iter().flatten().map(read_file).collect(),
            shown: json.number("shown").unwrap_or_default() as usize,
            view: View::named(&view).unwrap_or_default(),
            settings: settings.unwrap_or_default(),
        })
    }

    /// Writes it, without what is at its default.
    pub fn write(&self) -> Writer {
        let shown = u32::try_from(self.shown).ok().filter(|shown| *shown > 0);
        let view = (self.view != View::default()).then(|| self.view.name());
        let settings = (self.settings != Settings::default()).then_some(&self.settings);
        Writer::default()
            .with("version", Some(self.version))
            .with_list("files", self.files.iter().map(write_file))
            .with("shown", shown)
            .with("view", view)
            .with("settings", settings.map(write_settings))
    }
}

impl OpenFile {
    /// A file as it may be shared.
    pub fn redacted(file: &RedactedFile) -> Self {
        Self {
            role: file.role,
            node: file.node.clone(),
            place: file.place.clone(),
            image: file.image.clone(),
            provider: file.provider.clone(),
            ..Self::new(file.name.clone(), file.text.as_str())
        }
    }
}

fn read_file(json: &Json) -> OpenFile {
    let text = |name| json.text(name).unwrap_or_default();
    OpenFile {
        role: FileRole::named(&text("role")),
        node: json.text("node"),
        place: json.text("place"),
        image: json.text("image"),
        provider: json.text("provider"),
        ..OpenFile::new(text("name"), text("text"))
    }
}

fn write_file(file: &OpenFile) -> Writer {
    Writer::default()
        .with("name", Some(&*file.name))
        .with("text", Some(&*file.text))
        .with("role", file.role.map(FileRole::name))
        .with("node", file.node.as_deref())
        .with("place", file.place.as_deref())
        .with("image", file.image.as_deref())
        .with("provider", file.provider.as_deref())
}

fn read_settings(json: &Json) -> Settings {
    let text = |name| json.text(name).unwrap_or_default();
    Settings {
        kubernetes_version: text("kubernetesVersion").parse().unwrap_or_default(),
        semantics: text("semantics").parse().unwrap_or_default(),
        complete: json.flag("complete"),
        present: json.texts("present"),
        always_pull_images: json.flag("alwaysPullImages").unwrap_or_default(),
        container_runtime: text("containerRuntime").parse().ok(),
        platform: text("platform"),
        namespace: text("namespace"),
        pull_seconds: json.texts("pullSeconds"),
    }
}

fn write_settings(settings: &Settings) -> Writer {
    let default = Settings::default();
    let version = settings.kubernetes_version;
    let semantics = settings.semantics;
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    Writer::default()
        .with(
            "kubernetesVersion",
            (version != default.kubernetes_version).then(|| version.to_string()),
        )
        .with(
            "semantics",
            (semantics != default.semantics).then(|| semantics.name()),
        )
        .with("complete", settings.complete)
        .with_list("present", settings.present.iter())
        .with(
            "alwaysPullImages",
            settings.always_pull_images.then_some(true),
        )
        .with(
            "containerRuntime",
            settings.container_runtime.map(ContainerRuntime::name),
        )
        .with("platform", given(&settings.platform))
        .with("namespace", given(&settings.namespace))
        .with_list("pullSeconds", settings.pull_seconds.iter())
}
