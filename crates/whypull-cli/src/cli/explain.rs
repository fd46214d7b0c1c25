use std::path::PathBuf;

use clap::{Args, ValueEnum};
use whypull::kubelet::{ContainerRuntime, KubernetesVersion, Platform};
use whypull::semantics::Semantics;

use super::values::{self, ImageIndex, NodeConfig, ProviderResponse};

const NOTES: &str = "\
What a node has:
  --node-config c.json                               every node, first place the kubelet looks at
  --node-config /root/.docker/config.json=c.json     every node, this place
  --node-config node-1:/.docker/config.json=c.json   one node, this place
  --node-config node-1:=c.json                       one node, first place
  --node-config =odd=name.json                       a file with `=` in its name
  --present nginx:1.29  --present node-1=redis:8     images on every node, on one node

What was not given: a Pod alone is taken as part of the truth, and a Secret that is not there as not
given. Once a Secret or a ServiceAccount is among the files, they are taken as all there is.

Examples:
  whypull explain pod.yaml
  whypull explain pod.yaml secret.yaml --node-config ~/.docker/config.json
  kubectl get pod,secret,sa -o yaml | whypull explain - --complete
  whypull explain manifests/ --format sarif > whypull.sarif
  whypull explain new.yaml --previous old.yaml --kubernetes-version 1.34

Exit codes: 0 nothing at level error, 1 something is, 2 usage or nothing readable.";

/// Explain what each image means, which credentials are tried, what happens, what to change
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are the flags of the contract, one field each"
)]
pub struct ExplainArgs {
    /// Manifests (YAML or JSON), folders of them at any depth, or `-` for standard input (the default in a pipe)
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// A node's docker config and where the node has it (repeatable)
    #[arg(long, value_name = "[[NODE:]PLACE=]FILE", help_heading = "Nodes")]
    pub node_config: Vec<NodeConfig>,
    /// The nodes' KubeletConfiguration
    #[arg(long, value_name = "FILE", help_heading = "Nodes")]
    pub kubelet_config: Option<PathBuf>,
    /// The nodes' CredentialProviderConfig
    #[arg(long, value_name = "FILE", help_heading = "Nodes")]
    pub credential_provider_config: Option<PathBuf>,
    /// What a credential provider answers (repeatable)
    #[arg(long, value_name = "[PROVIDER=]FILE", help_heading = "Nodes")]
    pub provider_response: Vec<ProviderResponse>,
    /// An image that is on the nodes already (repeatable)
    #[arg(long, value_name = "[NODE=]IMAGE", value_parser = values::present, help_heading = "Nodes")]
    pub present: Vec<String>,
    /// The nodes' platform, such as linux/arm64
    #[arg(long, value_name = "OS/ARCH[/VARIANT]", help_heading = "Nodes")]
    pub platform: Option<Platform>,
    /// The nodes' runtime
    #[arg(long, value_name = "containerd|cri-o", help_heading = "Nodes")]
    pub container_runtime: Option<ContainerRuntime>,
    /// How long a pull lasts, for the schedule (repeatable)
    #[arg(long, value_name = "[IMAGE=]SECONDS", value_parser = values::pull_seconds, help_heading = "Nodes")]
    pub pull_seconds: Vec<String>,

    /// Kubernetes version, 1.22 to 1.37 [default: the newest]
    #[arg(long, value_name = "1.N", help_heading = "Cluster")]
    pub kubernetes_version: Option<KubernetesVersion>,
    /// The admission plugin AlwaysPullImages is on
    #[arg(long, help_heading = "Cluster")]
    pub always_pull_images: bool,
    /// An image's index, to look for the platform in (repeatable)
    #[arg(long, value_name = "IMAGE=FILE", help_heading = "Cluster")]
    pub image_index: Vec<ImageIndex>,
    /// The objects as they were before, to find what an update left behind
    #[arg(long, value_name = "FILE", help_heading = "Cluster")]
    pub previous: Option<PathBuf>,
    /// Namespace of objects without one
    #[arg(
        long,
        short,
        value_name = "NAME",
        default_value = "default",
        value_parser = values::namespace,
        help_heading = "Cluster"
    )]
    pub namespace: String,
    /// The input is all there is: what is not there does not exist
    #[arg(long, conflicts_with = "partial", help_heading = "Cluster")]
    pub complete: bool,
    /// The input is a part: what is not there may exist
    #[arg(long, help_heading = "Cluster")]
    pub partial: bool,

    /// Whose rules match keys: kubelet (the cluster), docs (the documentation), docker (a laptop)
    #[arg(
        long,
        value_name = "RULES",
        default_value = "kubelet",
        help_heading = "Answer"
    )]
    pub semantics: Semantics,
    /// Text for people; JSON; SARIF 2.1.0 for code scanning; annotations for GitHub Actions
    #[arg(long, value_enum, default_value_t, help_heading = "Answer")]
    pub format: ReportFormat,
    /// Tell every step of every container, and every key (text only)
    #[arg(long, short, help_heading = "Answer")]
    pub verbose: bool,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    #[default]
    Text,
    Json,
    Sarif,
    Github,
}
