//! The command `whypull`: text in, a Report out, in the form that a terminal, a pipeline or a
//! person asks for. Nothing is decided here: `command` hands the questions to the core.

mod cli;
mod command;
mod escape;
mod exit;
mod input;
mod labels;
mod render;
mod terminal;

#[cfg(test)]
mod sample;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let color = cli.global.color;
    match command::run(cli) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            // Where stderr is closed too there is nobody left to tell.
            let _ = failure.write(&mut terminal::stderr(color));
            exit::Exit::Usage.into()
        }
    }
}
