use std::io::Write;

use serde::{Deserialize, Serialize};

use super::{batch, look, sentences};
use crate::cli::{Format, Global, MatchArgs};
use crate::engine::{self, BadName, MatchedConfig, MatchedKeys};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

#[derive(Deserialize)]
struct Request {
    image: String,
    keys: Vec<String>,
}

/// Either way the answer stands where the question stood.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Matched(MatchedKeys),
    Bad(BadName),
}

/// One image's line of `--format json`.
#[derive(Serialize)]
struct Line<'a> {
    image: &'a str,
    #[serde(flatten)]
    matched: &'a MatchedConfig,
}

pub fn run(args: &MatchArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    if args.batch {
        return batch::run(global.max_file_size, |Request { image, keys }| {
            let answer = engine::match_keys(&image, &keys, args.semantics, &sentences)?;
            Ok(match answer {
                Ok(matched) => Answer::Matched(matched),
                Err(bad) => Answer::Bad(bad),
            })
        });
    }
    // clap asks for --config wherever --batch is not given.
    let path = args.config.as_deref().unwrap_or("-".as_ref());
    let text = input::read(path, global.max_file_size)?;
    let config = engine::docker_config(&text.name, &text.bytes, args.semantics, &sentences)?;
    let answers: Vec<_> = args
        .images
        .iter()
        .map(|image| (image.as_str(), config.matches(image)))
        .collect();
    let any = answers
        .iter()
        .any(|(_, answer)| answer.as_ref().is_ok_and(|found| !found.matched.is_empty()));
    let exit = if any { Exit::Good } else { Exit::Findings };

    let written = match args.format {
        Format::Json => {
            let mut out = terminal::raw_stdout();
            answers
                .iter()
                .try_for_each(|(image, answer)| match answer {
                    Ok(matched) => render::json::write_line(&Line { image, matched }, &mut out),
                    Err(bad) => render::json::write_line(bad, &mut out),
                })
                .and_then(|()| out.flush())
        }
        Format::Text => {
            let mut out = terminal::stdout(global.color);
            render::text::write_matched(
                &answers,
                config.diagnostics(),
                args.semantics,
                look(&sentences, false),
                &mut out,
            )
            .and_then(|()| out.flush())
        }
    };
    exit.after(written)
}
