//! The command line: every command of the contract, its flags and its help.

mod advise;
mod explain;
mod names;
#[cfg(feature = "native")]
mod pull;
mod secret;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use whypull::explain::Language;

pub use advise::AdviseArgs;
pub use explain::{ExplainArgs, ReportFormat};
pub use names::{MatchArgs, ParseArgs};
#[cfg(feature = "native")]
pub use pull::{NodeArgs, PinArgs, PullArgs, RegistryArgs};
pub use secret::{SecretArgs, SecretFormat};

use crate::terminal::Color;

const EXAMPLES: &str = "\
Examples:
  whypull explain pod.yaml secret.yaml
  kubectl get pod foo -o yaml | whypull explain -
  kubectl describe pod foo | whypull decode
  whypull match --config ~/.docker/config.json my-registry.io/images/app

Exit codes: 0 nothing at level error, 1 something is, 2 usage or nothing readable.";

/// Says why a Kubernetes Pod's image will, or will not, pull.
///
/// Text in (Pod manifests, Secrets, docker config.json, kubelet settings); out comes, for every
/// container, what the name means, which pull policy applies, which credentials are tried in which
/// order, what happens then, what is wrong and how to mend it. Nothing is sent anywhere, but by
/// `pull` and `pin`, which ask registries.
#[derive(Debug, Parser)]
#[command(name = "whypull", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// Language of the sentences [default: from LC_ALL, LC_MESSAGES or LANG, else en]
    #[arg(long, global = true, value_name = "en|zh-CN")]
    pub lang: Option<Language>,
    /// When to colour; NO_COLOR, CLICOLOR and CLICOLOR_FORCE are honoured by `auto`
    #[arg(long, global = true, value_enum, default_value_t)]
    pub color: Color,
    /// Refuse files larger than this
    #[arg(long, global = true, value_name = "BYTES", default_value_t = 64 << 20)]
    pub max_file_size: u64,
}

impl Global {
    /// The language asked for, or the locale's, or English.
    pub fn language(&self) -> Language {
        self.lang
            .or_else(|| {
                // As in POSIX: the first that is set and not empty decides, known to us or not.
                ["LC_ALL", "LC_MESSAGES", "LANG"]
                    .into_iter()
                    .filter_map(|name| std::env::var(name).ok())
                    .find(|locale| !locale.is_empty())
                    .and_then(|locale| locale.parse().ok())
            })
            .unwrap_or_default()
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Explain(Box<ExplainArgs>),
    Parse(ParseArgs),
    Match(MatchArgs),
    Decode(DecodeArgs),
    Secret(SecretArgs),
    Advise(AdviseArgs),
    #[cfg(feature = "native")]
    Pull(Box<PullArgs>),
    #[cfg(feature = "native")]
    Pin(Box<PinArgs>),
    /// Not in this build: pull images as the kubelet would
    #[cfg(not(feature = "native"))]
    #[command(hide = true)]
    Pull(AbsentArgs),
    /// Not in this build: replace tags by digests
    #[cfg(not(feature = "native"))]
    #[command(hide = true)]
    Pin(AbsentArgs),
    Redact(RedactArgs),
    Rules(RulesArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
}

/// Whatever comes: the command says only what it would take.
#[cfg(not(feature = "native"))]
#[derive(Debug, Args)]
pub struct AbsentArgs {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    pub rest: Vec<std::ffi::OsString>,
}

const DECODE_EXAMPLES: &str = "\
Examples:
  kubectl describe pod foo | whypull decode
  kubectl get events --field-selector involvedObject.name=foo | whypull decode
  whypull decode event.txt --format json

Exit codes: 0 something was recognised, 1 nothing was, 2 usage or nothing readable.";

/// Say what a pasted event or `kubectl describe` output means, and what likely led to it
#[derive(Debug, Args)]
#[command(after_help = DECODE_EXAMPLES)]
pub struct DecodeArgs {
    /// The text; standard input when left out or `-`
    pub file: Option<PathBuf>,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

const REDACT_EXAMPLES: &str = "\
Examples:
  whypull redact pod.yaml secret.yaml > for-a-bug-report.txt
  kubectl get pod,secret,sa -o yaml | whypull redact -
  whypull redact config.json --format json

What was replaced is told on standard error. Look through the output before you share it.

Exit codes: 0 all was shared, 1 something had to be left out, 2 usage or nothing readable.";

/// Print the files without their secrets: they explain the same, and may be shared
#[derive(Debug, Args)]
#[command(after_help = REDACT_EXAMPLES)]
pub struct RedactArgs {
    /// Manifests, docker configs, kubelet settings, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// List every diagnostic: code, severity, title, link
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  whypull rules --format json | jq -r '.[].code'")]
pub struct RulesArgs {
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Print the JSON Schema of an output
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  whypull schema report > report.schema.json")]
pub struct SchemaArgs {
    /// The output: of `explain`, `rules`, `decode`, `advise` or `match`, each with `--format json`, or
    /// of `parse`
    #[arg(value_enum, default_value_t)]
    pub output: SchemaOf,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    #[default]
    Report,
    Rules,
    Decoded,
    Advice,
    Name,
    Matched,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  whypull completions bash > ~/.local/share/bash-completion/completions/whypull
  whypull completions zsh  > ~/.zfunc/_whypull
  whypull completions fish > ~/.config/fish/completions/whypull.fish
  whypull completions powershell >> $PROFILE
  whypull completions elvish >> ~/.config/elvish/rc.elv";

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Output for people or programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definitions_hold_together() {
        super::Cli::command().debug_assert();
    }
}
