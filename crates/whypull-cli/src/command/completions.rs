use std::io::Write;

use clap::CommandFactory;

use crate::cli::{Cli, CompletionsArgs};
use crate::exit::{Exit, Failure};
use crate::terminal;

pub fn run(args: &CompletionsArgs) -> Result<Exit, Failure> {
    // `generate` panics where it cannot write: a closed pipe must not reach it.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "whypull", &mut script);
    let mut out = terminal::raw_stdout();
    Exit::Good.after(out.write_all(&script).and_then(|()| out.flush()))
}
