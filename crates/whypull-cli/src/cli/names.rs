use std::path::PathBuf;

use clap::Args;
use whypull::semantics::Semantics;

use super::Format;

const PARSE_EXAMPLES: &str = "\
Examples:
  whypull parse nginx registry.k8s.io/pause:3.9
  jq -c '{image: .name}' images.json | whypull parse --batch

Exit codes: 0 all parse (with --batch: all lines were requests), 1 a name does not parse,
2 usage, or a line is no request.";

/// Take image names apart: one JSON object a name
#[derive(Debug, Args)]
#[command(after_help = PARSE_EXAMPLES)]
pub struct ParseArgs {
    /// The names
    #[arg(value_name = "IMAGE", required_unless_present = "batch")]
    pub images: Vec<String>,
    /// Read one JSON object a line from standard input, {"image": …}, and answer each in its place
    #[arg(long, conflicts_with = "images")]
    pub batch: bool,
}

const MATCH_EXAMPLES: &str = "\
Examples:
  whypull match --config ~/.docker/config.json my-registry.io/images/app
  whypull match --config config.json --semantics docker my-registry.io/images/app
  echo '{\"image\": \"nginx\", \"keys\": [\"docker.io\"]}' | whypull match --batch

Exit codes: 0 something matches (with --batch: all lines were requests), 1 nothing does,
2 usage, or a line is no request.";

/// Say which keys of a docker config serve an image, and why the others do not
#[derive(Debug, Args)]
#[command(after_help = MATCH_EXAMPLES)]
pub struct MatchArgs {
    /// The images
    #[arg(value_name = "IMAGE", required_unless_present = "batch")]
    pub images: Vec<String>,
    /// A docker config.json or .dockercfg; `-` for standard input
    #[arg(long, value_name = "FILE", required_unless_present = "batch")]
    pub config: Option<PathBuf>,
    /// Read one JSON object a line from standard input, {"image": …, "keys": […]}
    #[arg(long, conflicts_with_all = ["images", "config"])]
    pub batch: bool,
    /// Whose rules match: kubelet (the cluster), docs (the documentation), docker (a laptop)
    #[arg(long, value_name = "RULES", default_value = "kubelet")]
    pub semantics: Semantics,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
