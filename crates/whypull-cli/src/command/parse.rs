use std::io::Write;

use serde::{Deserialize, Serialize};

use super::{batch, sentences};
use crate::cli::{Global, ParseArgs};
use crate::engine::{self, BadName, Name};
use crate::exit::{Exit, Failure};
use crate::{render, terminal};

#[derive(Deserialize)]
struct Request {
    image: String,
}

/// Either way the answer stands where the question stood.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Name(Box<Name>),
    Bad(BadName),
}

impl From<Result<Name, BadName>> for Answer {
    fn from(parsed: Result<Name, BadName>) -> Self {
        match parsed {
            Ok(name) => Self::Name(Box::new(name)),
            Err(bad) => Self::Bad(bad),
        }
    }
}

pub fn run(args: &ParseArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    if args.batch {
        return batch::run(global.max_file_size, |request: Request| {
            engine::parse(&request.image, &sentences).map(Answer::from)
        });
    }
    let mut exit = Exit::Good;
    let mut answers = Vec::with_capacity(args.images.len());
    for image in &args.images {
        let answer = engine::parse(image, &sentences)?;
        if answer.is_err() {
            exit = Exit::Findings;
        }
        answers.push(Answer::from(answer));
    }
    let mut out = terminal::raw_stdout();
    let written = answers
        .iter()
        .try_for_each(|answer| render::json::write_line(answer, &mut out))
        .and_then(|()| out.flush());
    exit.after(written)
}
