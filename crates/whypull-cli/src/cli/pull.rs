use std::path::PathBuf;

use clap::Args;
use whypull::kubelet::{KubernetesVersion, Platform};

use super::Format;
use super::values::{self, NodeConfig};

const PULL_NOTES: &str = "\
Credentials are those of this node: the Secrets among the files, then the docker config that the kubelet
would find (config.json in --root-dir, the working directory, $HOME/.docker, /.docker; then .dockercfg in
the first two, $HOME, /), then credential provider plugins. Each is tried in the kubelet's order, and
nothing is pulled anonymously after credentials.

Proxies are taken from HTTP_PROXY, HTTPS_PROXY and NO_PROXY; registries on loopback are asked directly.

Examples:
  whypull pull nginx:1.29 --to oci:images
  whypull pull my-registry.io/app:1 --to oci:app:v1 --node-config ~/.docker/config.json
  whypull pull -f pod.yaml -f secret.yaml --to oci:images
  whypull pull -f pod.yaml --runtime-endpoint unix:///run/containerd/containerd.sock --watch
  whypull pull -f pod.yaml --dry-run

Exit codes: 0 all pulled or present, 1 a pull failed, 2 usage or nothing readable, 130 interrupted.";

/// Pull images as the kubelet would, and say step by step where it fails
#[derive(Debug, Args)]
#[command(after_help = PULL_NOTES)]
pub struct PullArgs {
    /// Images to pull, each for itself
    #[arg(value_name = "IMAGE")]
    pub images: Vec<String>,
    /// Manifests whose images are pulled, and Secrets; folders of them, or `-` (repeatable)
    #[arg(long = "filename", short, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Pull into a folder in OCI's image layout
    #[arg(long, value_name = "oci:DIR[:TAG]", help_heading = "Where to")]
    pub to: Option<String>,
    /// Pull through a container runtime (CRI), such as unix:///run/containerd/containerd.sock
    #[arg(
        long,
        value_name = "ADDRESS",
        conflicts_with_all = ["to", "platform"],
        help_heading = "Where to"
    )]
    pub runtime_endpoint: Option<String>,
    /// The platform to take from an image index [default: this machine's]
    #[arg(long, value_name = "OS/ARCH[/VARIANT]", help_heading = "Where to")]
    pub platform: Option<Platform>,
    /// Tell what would be done, and send nothing to any registry
    #[arg(long, help_heading = "Where to")]
    pub dry_run: bool,

    #[command(flatten)]
    pub node: NodeArgs,
    #[command(flatten)]
    pub registry: RegistryArgs,

    /// The kubelet's KubeletConfiguration; the four flags below go before it
    #[arg(long, value_name = "FILE", help_heading = "Scheduling")]
    pub kubelet_config: Option<PathBuf>,
    /// One pull at a time [default: true]
    #[arg(long, value_name = "BOOL", action = clap::ArgAction::Set, help_heading = "Scheduling")]
    pub serialize_image_pulls: Option<bool>,
    /// So many pulls at a time
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        help_heading = "Scheduling"
    )]
    pub max_parallel_image_pulls: Option<i64>,
    /// So many pulls a second, 0 for no limit [default: 5 for manifests, no limit for images]
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        help_heading = "Scheduling"
    )]
    pub registry_qps: Option<i64>,
    /// So many pulls at once, if there were few before [default: 10]
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        help_heading = "Scheduling"
    )]
    pub registry_burst: Option<i64>,
    /// Keep trying, with the kubelet's waits, until all images are there
    #[arg(long, conflicts_with = "dry_run", help_heading = "Scheduling")]
    pub watch: bool,

    /// Kubernetes version, 1.22 to 1.37 [default: the newest]
    #[arg(long, value_name = "1.N", help_heading = "Cluster")]
    pub kubernetes_version: Option<KubernetesVersion>,
    /// The admission plugin AlwaysPullImages is on
    #[arg(long, help_heading = "Cluster")]
    pub always_pull_images: bool,

    /// A log for people; JSON, one event a line, for programs
    #[arg(long, value_enum, default_value_t, help_heading = "Answer")]
    pub format: Format,
}

/// The credentials of this node.
#[derive(Debug, Args)]
pub struct NodeArgs {
    /// A docker config and where the node has it, instead of those of this machine (repeatable)
    #[arg(long, value_name = "[PLACE=]FILE", help_heading = "Credentials")]
    pub node_config: Vec<NodeConfig>,
    /// The kubelet's root directory
    #[arg(
        long,
        value_name = "DIR",
        default_value = "/var/lib/kubelet",
        help_heading = "Credentials"
    )]
    pub root_dir: PathBuf,
    /// The kubelet's working directory [default: the current one]
    #[arg(long, value_name = "DIR", help_heading = "Credentials")]
    pub working_dir: Option<PathBuf>,
    /// The kubelet's home [default: $HOME]
    #[arg(long, value_name = "DIR", help_heading = "Credentials")]
    pub home: Option<PathBuf>,
    /// The kubelet's CredentialProviderConfig
    #[arg(long, value_name = "FILE", help_heading = "Credentials")]
    pub credential_provider_config: Option<PathBuf>,
    /// The folder of the credential provider plugins, which are executed
    #[arg(
        long,
        value_name = "DIR",
        requires = "credential_provider_config",
        help_heading = "Credentials"
    )]
    pub credential_provider_bin_dir: Option<PathBuf>,
    /// Namespace of objects without one
    #[arg(
        long,
        short,
        value_name = "NAME",
        default_value = "default",
        value_parser = values::namespace,
        help_heading = "Credentials"
    )]
    pub namespace: String,
}

/// How registries are spoken to.
#[derive(Debug, Args)]
pub struct RegistryArgs {
    /// A registry without TLS; those on loopback need not be named (repeatable)
    #[arg(long, value_name = "HOST[:PORT]", help_heading = "Registries")]
    pub plain_http: Vec<String>,
    /// A registry on loopback that has TLS (repeatable)
    #[arg(long, value_name = "HOST[:PORT]", help_heading = "Registries")]
    pub tls: Vec<String>,
    /// Certificates (PEM) to trust beside the system's (repeatable)
    #[arg(long, value_name = "FILE", help_heading = "Registries")]
    pub ca_file: Vec<PathBuf>,
    /// Blobs of one image at once
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=64), help_heading = "Registries")]
    pub max_concurrent_downloads: u16,
    /// How often a request that failed in passing is made again
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=100), help_heading = "Registries")]
    pub retries: u32,
    /// After so many seconds without an answer, or with less than 1024 bytes a second, a request failed
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600), help_heading = "Registries")]
    pub stall_seconds: u64,
}

const PIN_NOTES: &str = "\
Only the images change: comments, quotes and layout stay. A digest is the one that the registry has the tag
under, of the image index where there is one.

Examples:
  whypull pin deploy/
  whypull pin pod.yaml --diff
  whypull pin pod.yaml --with secret.yaml --node-config ~/.docker/config.json
  whypull pin deploy/ --check          in CI: asks no registry, writes nothing

Exit codes: 0 all images have digests, 1 one has not (or could not be asked for), 2 usage or nothing readable.";

/// Replace the tags of images by digests, in the files themselves
#[derive(Debug, Args)]
#[command(after_help = PIN_NOTES)]
pub struct PinArgs {
    /// Manifests, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Write nothing and ask no registry: fail if an image is without digest
    #[arg(long, conflicts_with_all = ["diff", "update"])]
    pub check: bool,
    /// Write nothing: print what would change
    #[arg(long)]
    pub diff: bool,
    /// Renew the digests beside tags, too
    #[arg(long)]
    pub update: bool,
    /// Secrets and ServiceAccounts, which are not changed (repeatable)
    #[arg(
        long = "with",
        short = 'f',
        value_name = "FILE",
        help_heading = "Credentials"
    )]
    pub with: Vec<PathBuf>,
    #[command(flatten)]
    pub node: NodeArgs,
    #[command(flatten)]
    pub registry: RegistryArgs,
}
