use serde::{Deserialize, Serialize};

/// What is known about cluster and images. Every answer may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Answers"))]
pub struct Answers {
    /// Whether anybody may pull the images.
    pub images: Images,
    /// Who may see them.
    pub audience: Audience,
    /// Whether files can be put on the nodes and the kubelet be configured.
    pub nodes: Nodes,
    /// Whether several teams that do not trust each other share the cluster.
    pub tenants: Tenants,
    /// The registry, `host` or `host:port`. Default: the image's, else a placeholder.
    pub registry: Option<String>,
    /// The namespaces that pull. Default: `default`.
    pub namespaces: Vec<String>,
    /// The name of the pull secret. Default: `regcred`.
    pub secret_name: Option<String>,
    /// An image to verify with. Default: a placeholder at the registry.
    pub image: Option<String>,
    /// The cloud whose registry is used.
    pub cloud: Cloud,
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$choice_doc:meta])* $choice:ident),* $(,)? })*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$choice_doc])* $choice),*
        })*
    };
}

choices! {
    /// Whether anybody may pull the images.
    Images {
        /// Open source or otherwise nothing to hide.
        Public,
        /// Proprietary.
        #[default]
        Private,
    }

    /// Who may see the images.
    Audience {
        /// Everybody; contradicts private images.
        Everyone,
        /// All users of the cluster.
        #[default]
        Cluster,
        /// Some of them.
        Some,
    }

    /// Whether files can be put on the nodes.
    Nodes {
        /// Yes, on all of them, and on those to come.
        Configurable,
        /// No, or only with trouble.
        #[default]
        NotConfigurable,
    }

    /// How many teams that do not trust each other share the cluster.
    Tenants {
        /// One.
        #[default]
        One,
        /// Several, each with images of its own.
        Many,
    }

    /// The cloud whose registry is used.
    Cloud {
        /// None of these.
        #[default]
        None,
        /// Amazon ECR.
        Aws,
        /// Azure Container Registry.
        Azure,
        /// Google Artifact Registry.
        Gcp,
    }
}
