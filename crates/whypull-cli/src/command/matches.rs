use std::io::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use whypull::Explanation;
use whypull::docker_config::{DockerConfig, Format as ConfigFormat};
use whypull::input::{File, FileRole};
use whypull::matched::{Keys, Matched, MatchedKeys};
use whypull::name::BadName;
use whypull::options::Options;
use whypull::source::Source;

use super::{batch, look, sentences};
use crate::cli::{Format, Global, MatchArgs};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

#[derive(Deserialize)]
struct Request {
    image: String,
    keys: Vec<String>,
}

/// The answer to one line of `--batch`, where the question stood.
#[derive(Serialize)]
#[serde(untagged)]
enum BatchAnswer {
    Matched(MatchedKeys),
    Bad(BadName<String>),
}

/// One image's line of `--format json`.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Matched", title = "Matched")]
pub enum Answer {
    /// The keys that serve it.
    Matched {
        /// The image as given.
        image: String,
        /// What serves it.
        #[serde(flatten)]
        matched: Matched<String>,
    },
    /// Why it is no name.
    Bad(BadName<String>),
}

pub fn run(args: &MatchArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    if args.batch {
        return batch::run(global.max_file_size, |Request { image, keys }| {
            let keys = Keys::new(keys.iter().map(String::as_str));
            match keys.find(&image, args.semantics) {
                Ok(matched) => BatchAnswer::Matched(matched),
                // Whoever joins the answers to the questions finds the image as it was.
                Err(bad) => BatchAnswer::Bad(BadName {
                    image,
                    ..bad.in_words(&sentences)
                }),
            }
        });
    }
    // clap asks for --config wherever --batch is not given.
    let path = args.config.as_deref().unwrap_or("-".as_ref());
    let text = input::read(path, global.max_file_size)?;
    let format = if text.name.ends_with(".dockercfg") {
        ConfigFormat::Dockercfg
    } else {
        ConfigFormat::ConfigJson
    };
    let config = DockerConfig::parse(Source::plain(&text.name, text.bytes.clone()).text(), format);
    let keys = Keys::of_config(&config);
    let answers: Vec<_> = args
        .images
        .iter()
        .map(|image| match keys.explain(image, args.semantics) {
            Ok(matched) => Answer::Matched {
                image: image.clone(),
                matched: matched.in_words(&sentences),
            },
            Err(bad) => Answer::Bad(bad.in_words(&sentences)),
        })
        .collect();
    let any = answers.iter().any(
        |answer| matches!(answer, Answer::Matched { matched, .. } if !matched.matched.is_empty()),
    );
    let exit = if any { Exit::Good } else { Exit::Findings };

    let mut options = Options::default();
    options.lang = sentences.language();
    let file = File::new(text.name, text.bytes).with_role(FileRole::NodeConfig);
    let explanation = Explanation::of([file]);
    let report = explanation.in_words(&options);
    let written = match args.format {
        Format::Json => {
            let mut out = terminal::raw_stdout();
            answers
                .iter()
                .try_for_each(|answer| render::json::write_line(answer, &mut out))
                .and_then(|()| out.flush())
        }
        Format::Text => {
            let mut out = terminal::stdout(global.color);
            render::text::write_matched(
                &answers,
                config.fault.is_none(),
                &report.diagnostics,
                &explanation,
                args.semantics,
                look(&sentences, false),
                &mut out,
            )
            .and_then(|()| out.flush())
        }
    };
    exit.after(written)
}
