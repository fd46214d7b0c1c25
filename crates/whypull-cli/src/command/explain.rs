use std::io::Write;
use std::path::Path;

use whypull::explain::Sentences;

use super::{look, sentences};
use crate::cli::{ContainerRuntime, ExplainArgs, Global, ReportFormat};
use crate::engine::{self, Explained, FileRole, GivenFile, Question, Runtime};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

pub fn run(args: ExplainArgs, global: &Global) -> Result<Exit, Failure> {
    let (files, all_read) = read_all(&args, global)?;
    let (format, verbose) = (args.format, args.verbose);
    let sentences = sentences(global);
    let explained = engine::explain(question(args, files), &sentences)?;
    let exit = if all_read && !explained.report.has_errors() {
        Exit::Good
    } else {
        Exit::Findings
    };
    exit.after(write(&explained, format, verbose, &sentences, global)?)
}

fn write(
    Explained { report, excerpts }: &Explained,
    format: ReportFormat,
    verbose: bool,
    sentences: &Sentences,
    global: &Global,
) -> Result<std::io::Result<()>, Failure> {
    Ok(match format {
        ReportFormat::Text => {
            let mut out = terminal::stdout(global.color);
            render::text::write(report, &**excerpts, look(sentences, verbose), &mut out)
                .and_then(|()| out.flush())
        }
        ReportFormat::Json => {
            let mut out = terminal::raw_stdout();
            render::json::write(report, &mut out).and_then(|()| out.flush())
        }
        ReportFormat::Sarif => {
            let rules = engine::rules(sentences)?;
            let mut out = terminal::raw_stdout();
            render::sarif::write(report, &rules, &mut out).and_then(|()| out.flush())
        }
        ReportFormat::Github => {
            let mut out = terminal::raw_stdout();
            render::github::write(report, &mut out).and_then(|()| out.flush())
        }
    })
}

/// Every file that was named, and whether all of them could be read. One that cannot is told on
/// standard error and the rest explained; none at all is a failure.
fn read_all(args: &ExplainArgs, global: &Global) -> Result<(Vec<GivenFile>, bool), Failure> {
    let mut reader = Reader {
        files: Vec::new(),
        failures: Vec::new(),
        limit: global.max_file_size,
    };
    let named = named_files(args);
    if args.files.is_empty() {
        if !input::stdin_is_terminal() && !named.iter().any(|(path, _)| *path == Path::new("-")) {
            reader.read(Path::new("-"), FileRole::Input);
        } else if named.is_empty() {
            return Err(Failure::new("there is nothing to explain").next(
                "name a manifest, or pipe one: kubectl get pod NAME -o yaml | whypull explain -",
            ));
        }
    }
    for path in &args.files {
        match input::expand(path) {
            Ok(paths) => {
                for path in paths {
                    reader.read(&path, FileRole::Input);
                }
            }
            Err(failure) => reader.failures.push(failure),
        }
    }
    for (path, role) in named {
        reader.read(path, role);
    }
    let Reader {
        files, failures, ..
    } = reader;
    let all_read = failures.is_empty();
    let mut failures = failures.into_iter();
    if files.is_empty()
        && let Some(failure) = failures.next()
    {
        return Err(failure);
    }
    for failure in failures {
        // Where stderr is closed the exit code still tells.
        let _ = failure.write(&mut terminal::stderr(global.color));
    }
    Ok((files, all_read))
}

struct Reader {
    files: Vec<GivenFile>,
    failures: Vec<Failure>,
    limit: u64,
}

impl Reader {
    fn read(&mut self, path: &Path, role: FileRole) {
        match input::read(path, self.limit) {
            Ok(text) => self.files.push(GivenFile {
                name: text.name,
                role,
                bytes: text.bytes,
            }),
            Err(failure) => self.failures.push(failure),
        }
    }
}

/// The files that flags name.
fn named_files(args: &ExplainArgs) -> Vec<(&Path, FileRole)> {
    let mut named: Vec<(&Path, FileRole)> = Vec::new();
    for config in &args.node_config {
        named.push((
            &config.file,
            FileRole::NodeConfig {
                node: config.node.clone(),
                place: config.place.clone(),
            },
        ));
    }
    if let Some(path) = &args.kubelet_config {
        named.push((path, FileRole::KubeletConfig));
    }
    if let Some(path) = &args.credential_provider_config {
        named.push((path, FileRole::CredentialProviderConfig));
    }
    for response in &args.provider_response {
        let provider = response.provider.clone();
        named.push((&response.file, FileRole::ProviderResponse { provider }));
    }
    for index in &args.image_index {
        let image = index.image.clone();
        named.push((&index.file, FileRole::ImageIndex { image }));
    }
    if let Some(path) = &args.previous {
        named.push((path, FileRole::Previous));
    }
    named
}

fn question(args: ExplainArgs, files: Vec<GivenFile>) -> Question {
    Question {
        files,
        semantics: args.semantics,
        kubernetes_version: args.kubernetes_version,
        platform: args.platform,
        runtime: args.container_runtime.map(|runtime| match runtime {
            ContainerRuntime::Containerd => Runtime::Containerd,
            ContainerRuntime::CriO => Runtime::CriO,
        }),
        present: args.present,
        pull_seconds: args.pull_seconds,
        always_pull_images: args.always_pull_images,
        namespace: args.namespace,
        complete: match (args.complete, args.partial) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
    }
}
