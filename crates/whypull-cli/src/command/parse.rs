use std::io::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use whypull::explain::Sentences;
use whypull::name::{BadName, Name};

use super::{batch, sentences};
use crate::cli::{Global, ParseArgs};
use crate::exit::{Exit, Failure};
use crate::{render, terminal};

#[derive(Deserialize)]
struct Request {
    image: String,
}

/// Either way the answer stands where the question stood.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Name", title = "Name")]
pub enum Answer {
    /// The name in all its parts.
    Good(Box<Name>),
    /// Why it is none.
    Bad(BadName<String>),
}

impl Answer {
    fn to(image: &str, sentences: &Sentences) -> Self {
        match Name::of(image) {
            Ok(name) => Self::Good(Box::new(name)),
            Err(bad) => Self::Bad(bad.in_words(sentences)),
        }
    }
}

pub fn run(args: &ParseArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    if args.batch {
        return batch::run(global.max_file_size, |request: Request| {
            Answer::to(&request.image, &sentences)
        });
    }
    let mut exit = Exit::Good;
    let mut answers = Vec::with_capacity(args.images.len());
    for image in &args.images {
        let answer = Answer::to(image, &sentences);
        if matches!(answer, Answer::Bad(_)) {
            exit = Exit::Findings;
        }
        answers.push(answer);
    }
    let mut out = terminal::raw_stdout();
    let written = answers
        .iter()
        .try_for_each(|answer| render::json::write_line(answer, &mut out))
        .and_then(|()| out.flush());
    exit.after(written)
}
