//! The texts that are given, and what each is for.

use serde::{Deserialize, Serialize};

use crate::source::Source;

/// A text as it was given.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "InputFile"))]
pub struct File {
    /// The name under which it is spoken of.
    pub name: String,
    /// The text; in Rust its bytes, which need not be UTF-8.
    #[serde(rename = "text", deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub bytes: Vec<u8>,
    /// What it is for; found out by its content if unset.
    #[serde(default)]
    pub role: Option<FileRole>,
    /// The node it is on, where there are several.
    #[serde(default)]
    pub node: Option<String>,
    /// Where the node has it, for a docker config.
    #[serde(default)]
    pub place: Option<String>,
    /// The image it belongs to, for an image index.
    #[serde(default)]
    pub image: Option<String>,
    /// The provider it is of, for a provider's response.
    #[serde(default)]
    pub provider: Option<String>,
    /// Why there is no text, where it could not be read: the Report tells it as it tells a document
    /// that cannot be read.
    #[serde(default)]
    pub unreadable: Option<String>,
    /// Whether only that is read which says something of Pods: an admission review brings an object with
    /// everything that the API server knows of it, and each must be quick. Such a text gives no excerpts.
    #[serde(skip)]
    pub only_pods: bool,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FileRole {
    /// Kubernetes objects.
    Manifest,
    /// The same objects as they were before.
    Previous,
    /// A docker config file on a node.
    NodeConfig,
    /// A `KubeletConfiguration`.
    KubeletConfig,
    /// A `CredentialProviderConfig`.
    CredentialProviderConfig,
    /// A `CredentialProviderResponse`.
    ProviderResponse,
    /// An image index.
    ImageIndex,
}

impl FileRole {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Manifest,
        Self::Previous,
        Self::NodeConfig,
        Self::KubeletConfig,
        Self::CredentialProviderConfig,
        Self::ProviderResponse,
        Self::ImageIndex,
    ];

    /// The role of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The name in options and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Previous => "previous",
            Self::NodeConfig => "nodeConfig",
            Self::KubeletConfig => "kubeletConfig",
            Self::CredentialProviderConfig => "credentialProviderConfig",
            Self::ProviderResponse => "providerResponse",
            Self::ImageIndex => "imageIndex",
        }
    }
}

impl File {
    /// A text whose content says what it is for.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// The same text, with only that read which says something of Pods.
    #[must_use]
    pub fn with_only_pods(mut self) -> Self {
        self.only_pods = true;
        self
    }

    /// The same text for a certain use.
    #[must_use]
    pub fn with_role(mut self, role: FileRole) -> Self {
        self.role = Some(role);
        self
    }
}

/// Not derived: the text may hold secrets.
impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    // A type error of serde prints the value it met, and that may be a config with its passwords.
    String::deserialize(deserializer)
        .map(String::into_bytes)
        .map_err(|_| serde::de::Error::custom("the text must be a string"))
}

/// Texts that have been read, and what each is for.
pub(crate) struct Given {
    pub(crate) sources: Vec<Source>,
    pub(crate) uses: Vec<Use>,
}

/// What a source is for.
#[derive(Clone, Default)]
pub(crate) struct Use {
    pub(crate) role: Option<FileRole>,
    pub(crate) node: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) image: Option<String>,
    pub(crate) provider: Option<String>,
    pub(crate) unreadable: Option<String>,
}

impl Given {
    /// Reads the files; what stands in `before` under the same name is not read again.
    pub(crate) fn read(files: impl IntoIterator<Item = File>, before: Option<&Self>) -> Self {
        let mut given = Self {
            sources: Vec::new(),
            uses: Vec::new(),
        };
        for file in files {
            let before = before.and_then(|before| {
                let mut sources = before.sources.iter();
                sources.find(|source| *source.name == *file.name)
            });
            given.sources.push(match before {
                Some(before) => Source::read_again(&file.name, file.bytes, before),
                None if file.only_pods => Source::read_pods(&file.name, file.bytes),
                None => Source::read(&file.name, file.bytes),
            });
            given.uses.push(Use {
                role: file.role,
                node: file.node,
                place: file.place,
                image: file.image,
                provider: file.provider,
                unreadable: file.unreadable,
            });
        }
        given
    }
}
