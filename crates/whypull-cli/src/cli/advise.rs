use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;

const EXAMPLES: &str = "\
The file of --answers is a JSON object with the same names in camelCase, such as
  {\"images\": \"private\", \"visibleTo\": \"some\", \"nodesConfigurable\": false, \"tenants\": \"many\"}
A flag wins over the file. Nothing is asked for: what is not answered is taken as the stricter case.

Examples:
  whypull advise --images public
  whypull advise --images private --visible-to cluster --nodes-configurable yes --registry my-registry.io
  whypull advise --answers answers.json --write set-up/";

/// Recommend a set-up for private images, with its manifests and the steps on the nodes
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct AdviseArgs {
    /// Who may pull the images: everybody, or only who has a credential
    #[arg(long, value_enum, required_unless_present = "answers")]
    pub images: Option<Images>,
    /// Who in the cluster may use them
    #[arg(long, value_enum)]
    pub visible_to: Option<VisibleTo>,
    /// Whether files on the nodes can be changed
    #[arg(long, value_enum)]
    pub nodes_configurable: Option<YesNo>,
    /// How many parties share the cluster
    #[arg(long, value_enum)]
    pub tenants: Option<Tenants>,
    /// The registry
    #[arg(long, value_name = "HOST[:PORT]")]
    pub registry: Option<String>,
    /// An image of it, to verify the set-up with
    #[arg(long)]
    pub image: Option<String>,
    /// A namespace that pulls from it (repeatable)
    #[arg(long = "namespace", short, value_name = "NAME")]
    pub namespaces: Vec<String>,
    /// Answers in a JSON file; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Write the manifests into this folder too; files that are there are left alone
    #[arg(long, value_name = "DIR")]
    pub write: Option<PathBuf>,
}

/// Who may pull.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Images {
    Public,
    Private,
}

/// Who in the cluster may use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VisibleTo {
    /// Everybody who may make a Pod
    Cluster,
    /// Only some namespaces
    Some,
}

/// How many parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tenants {
    One,
    Many,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}

impl AdviseArgs {
    /// The flags given, as `--answers` would have them.
    pub fn answers(&self) -> serde_json::Map<String, serde_json::Value> {
        [
            ("images", self.images.as_ref().and_then(value_name)),
            ("visibleTo", self.visible_to.as_ref().and_then(value_name)),
            (
                "nodesConfigurable",
                self.nodes_configurable
                    .map(|answer| (answer == YesNo::Yes).into()),
            ),
            ("tenants", self.tenants.as_ref().and_then(value_name)),
            ("registry", self.registry.clone().map(Into::into)),
            ("image", self.image.clone().map(Into::into)),
            (
                "namespaces",
                (!self.namespaces.is_empty()).then(|| self.namespaces.clone().into()),
            ),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
    }
}

fn value_name(value: &impl ValueEnum) -> Option<serde_json::Value> {
    Some(value.to_possible_value()?.get_name().into())
}
