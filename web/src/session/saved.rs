//! The session as it is written down: in a link, in the tab's storage.
//!
//! What was written by an older version is still read: a field that is missing has its default, a
//! field that is not known is skipped, and [`Saved::VERSION`] only grows when neither is enough.

use serde::{Deserialize, Serialize};
use whypull::input::FileRole;
use whypull::kubelet::ContainerRuntime;
use whypull::redact::RedactedFile;
use whypull::semantics::Semantics;

use super::{OpenFile, Session, Settings, View};

/// A session, written down.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Saved {
    /// [`Saved::VERSION`] of whoever wrote it.
    pub version: u32,
    /// The files, in the order of their tabs.
    pub files: Vec<SavedFile>,
    /// Which of them is on top.
    #[serde(skip_serializing_if = "is_default")]
    pub shown: usize,
    /// What the right side shows.
    #[serde(skip_serializing_if = "is_default")]
    pub view: View,
    /// What is set, where it is not the default.
    #[serde(skip_serializing_if = "is_default")]
    pub settings: SavedSettings,
}

/// A file, written down.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SavedFile {
    name: String,
    text: String,
    #[serde(skip_serializing_if = "is_default")]
    role: Option<FileRole>,
    #[serde(skip_serializing_if = "is_default")]
    node: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    place: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    image: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    provider: Option<String>,
}

/// Settings, written down: what is not there is at its default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SavedSettings {
    #[serde(skip_serializing_if = "is_default")]
    kubernetes_version: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    semantics: Semantics,
    #[serde(skip_serializing_if = "is_default")]
    complete: Option<bool>,
    #[serde(skip_serializing_if = "is_default")]
    present: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    always_pull_images: bool,
    #[serde(skip_serializing_if = "is_default")]
    container_runtime: Option<ContainerRuntime>,
    #[serde(skip_serializing_if = "is_default")]
    platform: String,
    #[serde(skip_serializing_if = "is_default")]
    namespace: String,
    #[serde(skip_serializing_if = "is_default")]
    pull_seconds: Vec<String>,
}

impl Saved {
    /// The version that this program writes.
    pub const VERSION: u32 = 1;

    /// Writes a session down. `files` stand for its own: a link has them without secrets.
    pub fn of(session: &Session, files: impl IntoIterator<Item = SavedFile>) -> Self {
        Self {
            version: Self::VERSION,
            files: files.into_iter().collect(),
            shown: session.position(),
            view: session.view,
            settings: SavedSettings::of(&session.settings),
        }
    }

    /// The session that was written down. Values that make no sense here are left at their default.
    pub fn restore(self) -> Session {
        let files = self.files.into_iter().map(SavedFile::restore);
        let mut session = Session::of(files, self.settings.restore());
        session.view = self.view;
        if let Some(file) = session.files.get(self.shown) {
            session.shown = file.id;
        }
        session
    }
}

impl SavedFile {
    /// Writes a file down as it is.
    pub fn of(file: &OpenFile) -> Self {
        Self {
            name: file.name.to_string(),
            text: file.text.to_string(),
            role: file.role,
            node: file.node.clone(),
            place: file.place.clone(),
            image: file.image.clone(),
            provider: file.provider.clone(),
        }
    }

    /// Writes a file down as it may be shared.
    pub fn redacted(file: &RedactedFile) -> Self {
        Self {
            name: file.name.clone(),
            text: file.text.clone(),
            role: file.role,
            node: file.node.clone(),
            place: file.place.clone(),
            image: file.image.clone(),
            provider: file.provider.clone(),
        }
    }

    fn restore(self) -> OpenFile {
        OpenFile {
            role: self.role,
            node: self.node,
            place: self.place,
            image: self.image,
            provider: self.provider,
            ..OpenFile::new(self.name, self.text)
        }
    }
}

/// Not derived: the text may hold secrets.
impl std::fmt::Debug for SavedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SavedFile")
            .field("name", &self.name)
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}

impl SavedSettings {
    fn of(settings: &Settings) -> Self {
        let default = Settings::default();
        let version = settings.kubernetes_version;
        Self {
            kubernetes_version: (version != default.kubernetes_version)
                .then(|| version.to_string()),
            semantics: settings.semantics,
            complete: settings.complete,
            present: settings.present.clone(),
            always_pull_images: settings.always_pull_images,
            container_runtime: settings.container_runtime,
            platform: settings.platform.clone(),
            namespace: settings.namespace.clone(),
            pull_seconds: settings.pull_seconds.clone(),
        }
    }

    fn restore(self) -> Settings {
        Settings {
            kubernetes_version: self
                .kubernetes_version
                .and_then(|version| version.parse().ok())
                .unwrap_or_default(),
            semantics: self.semantics,
            complete: self.complete,
            present: self.present,
            always_pull_images: self.always_pull_images,
            container_runtime: self.container_runtime,
            platform: self.platform,
            namespace: self.namespace,
            pull_seconds: self.pull_seconds,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
