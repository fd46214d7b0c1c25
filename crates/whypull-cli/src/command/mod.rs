//! The commands: flags to a question, the answer to a renderer, the verdict to an exit code.

mod advise;
mod batch;
mod completions;
mod decode;
mod explain;
pub mod matches;
#[cfg(feature = "native")]
mod node;
mod parse;
#[cfg(feature = "native")]
mod pin;
#[cfg(feature = "native")]
mod pull;
mod redact;
mod rules;
mod schema;
mod secret;

use whypull::explain::Sentences;

use crate::cli::{Cli, Command, Global};
use crate::exit::{Exit, Failure};
use crate::render::text::Look;
use crate::terminal;

/// Runs the command.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    let global = &cli.global;
    match cli.command {
        Command::Explain(args) => explain::run(*args, global),
        Command::Parse(args) => parse::run(&args, global),
        Command::Match(args) => matches::run(&args, global),
        Command::Decode(args) => decode::run(&args, global),
        Command::Secret(args) => secret::run(args, global),
        Command::Advise(args) => advise::run(&args, global),
        #[cfg(feature = "native")]
        Command::Pull(args) => pull::run(&args, global),
        #[cfg(feature = "native")]
        Command::Pin(args) => pin::run(&args, global),
        #[cfg(not(feature = "native"))]
        Command::Pull(_) | Command::Pin(_) => Err(Failure::new(
            "this whypull was built without the feature `native`, which pulls",
        )
        .next("cargo install --path crates/whypull-cli --features native (with a container runtime: --features cri)")),
        Command::Redact(args) => redact::run(&args, global),
        Command::Rules(args) => rules::run(&args, global),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
    }
}

fn sentences(global: &Global) -> Sentences {
    Sentences::new(global.language())
}

fn look(sentences: &Sentences, verbose: bool) -> Look<'_> {
    Look {
        sentences,
        width: terminal::width(),
        verbose,
    }
}
