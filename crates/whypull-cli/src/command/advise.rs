use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Map, Value};

use whypull::advise::{Answers, ManifestFile, advise};

use super::{look, sentences};
use crate::cli::{AdviseArgs, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

pub fn run(args: &AdviseArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    let mut answers = match &args.answers {
        Some(path) => read_answers(path, global.max_file_size)?,
        None => Map::new(),
    };
    answers.extend(args.answers());
    let answers: Answers = serde_json::from_value(Value::Object(answers)).map_err(|error| {
        Failure::new(format!("the answers cannot be used: {error}"))
            .next("see whypull advise --help")
    })?;
    let advice = advise(&answers)
        .map_err(|error| Failure::new(error.in_words(&sentences).to_string()))?
        .in_words(&sentences);
    if let Some(folder) = &args.write {
        write_manifests(&advice.manifests, folder)?;
    }
    Exit::Good.after(match args.format {
        Format::Json => {
            let mut out = terminal::raw_stdout();
            render::json::write(&advice, &mut out).and_then(|()| out.flush())
        }
        Format::Text => {
            let mut out = terminal::stdout(global.color);
            let written_to = args.write.as_deref();
            render::text::write_advice(&advice, written_to, look(&sentences, false), &mut out)
                .and_then(|()| out.flush())
        }
    })
}

fn read_answers(path: &Path, limit: u64) -> Result<Map<String, Value>, Failure> {
    let text = input::read(path, limit)?;
    serde_json::from_slice(&text.bytes).map_err(|error| {
        Failure::new(format!("{} holds no answers: {error}", text.name)).next(
            "write a JSON object such as {\"images\": \"private\"}; see whypull advise --help",
        )
    })
}

fn write_manifests(manifests: &[ManifestFile], folder: &Path) -> Result<(), Failure> {
    let failed = |path: &Path, error: &io::Error| {
        let failure = Failure::new(format!("cannot write {}: {error}", path.display()));
        match error.kind() {
            io::ErrorKind::AlreadyExists => failure.next("give --write a folder of its own"),
            _ => failure,
        }
    };
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    for manifest in manifests {
        let path = folder.join(manifest.name);
        File::create_new(&path)
            .and_then(|mut file| file.write_all(manifest.text.as_bytes()))
            .map_err(|error| failed(&path, &error))?;
    }
    Ok(())
}
