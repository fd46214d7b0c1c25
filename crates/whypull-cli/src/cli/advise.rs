use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value};

use super::Format;

const EXAMPLES: &str = "\
The file of --answers is a JSON object with the same names in camelCase, such as
  {\"images\": \"private\", \"audience\": \"some\", \"nodes\": \"notConfigurable\", \"tenants\": \"many\"}
A flag wins over the file. What is not answered has a default.

Examples:
  whypull advise --images public
  whypull advise --images private --audience cluster --nodes configurable --registry my-registry.io
  whypull advise --answers answers.json --write set-up/";

/// Recommend a set-up for private images, with its manifests and the steps on the nodes
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct AdviseArgs {
    /// Who may pull the images: everybody, or only who has a credential
    #[arg(long, value_parser = ["public", "private"], required_unless_present = "answers")]
    pub images: Option<String>,
    /// Who may see them [default: cluster]
    #[arg(long, value_parser = ["everyone", "cluster", "some"])]
    pub audience: Option<String>,
    /// Whether files can be put on the nodes [default: notConfigurable]
    #[arg(long, value_parser = ["configurable", "notConfigurable"])]
    pub nodes: Option<String>,
    /// How many teams that do not trust each other share the cluster [default: one]
    #[arg(long, value_parser = ["one", "many"])]
    pub tenants: Option<String>,
    /// The cloud whose registry is used [default: none]
    #[arg(long, value_parser = ["none", "aws", "azure", "gcp"])]
    pub cloud: Option<String>,
    /// The registry
    #[arg(long, value_name = "HOST[:PORT]")]
    pub registry: Option<String>,
    /// An image of it, to verify the set-up with
    #[arg(long)]
    pub image: Option<String>,
    /// A namespace that pulls from it (repeatable)
    #[arg(long = "namespace", short, value_name = "NAME")]
    pub namespaces: Vec<String>,
    /// The name of the pull secret [default: regcred]
    #[arg(long, value_name = "NAME")]
    pub secret_name: Option<String>,
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

impl AdviseArgs {
    /// The flags given, as `--answers` would have them.
    pub fn answers(&self) -> Map<String, Value> {
        let namespaces = (!self.namespaces.is_empty()).then(|| self.namespaces.clone().into());
        [
            ("images", &self.images),
            ("audience", &self.audience),
            ("nodes", &self.nodes),
            ("tenants", &self.tenants),
            ("cloud", &self.cloud),
            ("registry", &self.registry),
            ("secretName", &self.secret_name),
            ("image", &self.image),
        ]
        .into_iter()
        .map(|(name, value)| (name, value.clone().map(Value::String)))
        .chain([("namespaces", namespaces)])
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
    }
}
