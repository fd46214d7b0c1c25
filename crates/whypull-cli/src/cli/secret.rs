use std::path::PathBuf;

use clap::{Args, ValueEnum};

const EXAMPLES: &str = "\
The password is never an argument: arguments are seen by everybody on the machine.

Examples:
  pass registry | whypull secret pull --server my-registry.io --username jane --password-stdin
  whypull secret pull --from-config ~/.docker/config.json -n team-a -n team-b | kubectl apply -f -";

/// Make what `kubectl create secret docker-registry` makes, for several namespaces at once
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SecretArgs {
    /// The Secret's name
    pub name: String,
    /// The registry, as keys of config.json write it [default: https://index.docker.io/v1/]
    #[arg(long, value_name = "KEY", conflicts_with = "from_config")]
    pub server: Option<String>,
    /// The user
    #[arg(
        long,
        value_name = "USER",
        required_unless_present = "from_config",
        conflicts_with = "from_config"
    )]
    pub username: Option<String>,
    /// Read the password from standard input; one line end behind it is dropped
    #[arg(
        long,
        required_unless_present = "from_config",
        conflicts_with = "from_config"
    )]
    pub password_stdin: bool,
    /// The e-mail address, which no registry asks for any more
    #[arg(long, value_name = "ADDRESS", conflicts_with = "from_config")]
    pub email: Option<String>,
    /// Use a docker config.json as it is; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub from_config: Option<PathBuf>,
    /// A namespace to make it in (repeatable) [default: none is named, and kubectl's own applies]
    #[arg(long = "namespace", short, value_name = "NAME")]
    pub namespaces: Vec<String>,
    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    pub format: SecretFormat,
}

/// How a manifest is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SecretFormat {
    #[default]
    Yaml,
    Json,
}
