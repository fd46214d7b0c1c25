use std::io::Write;

use super::{look, sentences};
use crate::cli::{Format, Global, RulesArgs};
use crate::exit::{Exit, Failure};
use crate::{render, terminal};

pub fn run(args: &RulesArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    let rules = whypull::rules(&sentences);
    Exit::Good.after(match args.format {
        Format::Json => {
            let mut out = terminal::raw_stdout();
            render::json::write(&rules, &mut out).and_then(|()| out.flush())
        }
        Format::Text => {
            let mut out = terminal::stdout(global.color);
            render::text::write_rules(&rules, look(&sentences, false), &mut out)
                .and_then(|()| out.flush())
        }
    })
}
