use std::io::Write;
use std::path::Path;

use super::{look, sentences};
use crate::cli::{DecodeArgs, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

pub fn run(args: &DecodeArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    if args.file.is_none() && input::stdin_is_terminal() {
        return Err(Failure::new("there is nothing to decode")
            .next("pipe the events in: kubectl describe pod NAME | whypull decode"));
    }
    let text = input::read(path, global.max_file_size)?;
    let decoded =
        whypull::decode::decode(&String::from_utf8_lossy(&text.bytes)).in_words(&sentences);
    // Events are what the text is for; none at all is the thing to notice in a script.
    let exit = if decoded.events.is_empty() {
        Exit::Findings
    } else {
        Exit::Good
    };
    exit.after(match args.format {
        Format::Json => {
            let mut out = terminal::raw_stdout();
            render::json::write(&decoded, &mut out).and_then(|()| out.flush())
        }
        Format::Text => {
            let mut out = terminal::stdout(global.color);
            render::text::write_decoded(&decoded, look(&sentences, false), &mut out)
                .and_then(|()| out.flush())
        }
    })
}
