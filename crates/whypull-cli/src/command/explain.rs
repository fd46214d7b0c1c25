use std::io::Write;
use std::path::Path;

use whypull::Explanation;
use whypull::explain::Sentences;
use whypull::input::{File, FileRole};
use whypull::name::Name;
use whypull::options::Options;
use whypull::report::{Image, Report};

use super::{look, sentences};
use crate::cli::{ExplainArgs, Global, ReportFormat};
use crate::exit::{Exit, Failure};
use crate::render::text::Look;
use crate::{input, render, terminal};

pub fn run(args: ExplainArgs, global: &Global) -> Result<Exit, Failure> {
    let sentences = sentences(global);
    check_present(&args.present, &sentences)?;
    let (files, all_read) = read_all(&args, global)?;
    let (format, verbose) = (args.format, args.verbose);
    let indexes: Vec<_> = (args.image_index.iter())
        .map(|index| index.image.clone())
        .collect();
    let options = options(args, &sentences);
    let explanation = Explanation::of(files);
    let report = explanation.report(&options).in_words(&sentences);
    // Where stderr is closed the exit code still tells.
    let mut err = terminal::stderr(global.color);
    let exit = if report.workloads.is_empty() && !explanation.holds_objects() {
        let failure = Failure::new("there is nothing readable in the input")
            .next("give Kubernetes objects: kubectl get pod NAME -o yaml | whypull explain -");
        let _ = failure.write(&mut err);
        Exit::Usage
    } else if all_read && !report.has_errors() {
        Exit::Good
    } else {
        Exit::Findings
    };
    for image in indexes.iter().filter(|image| !is_used(image, &report)) {
        let image = masked_image(image);
        let warning = format!("--image-index {image}: no container of the input uses this image");
        let _ = render::text::write_warnings(
            std::iter::once(&*warning),
            look(&sentences, false),
            &mut err,
        );
    }
    drop(err);
    let look = look(&sentences, verbose);
    exit.after(write(&report, &explanation, format, look, global))
}

fn write(
    report: &Report<String>,
    explanation: &Explanation,
    format: ReportFormat,
    look: Look<'_>,
    global: &Global,
) -> std::io::Result<()> {
    match format {
        ReportFormat::Text => {
            let mut out = terminal::stdout(global.color);
            render::text::write(report, explanation, look, &mut out).and_then(|()| out.flush())
        }
        ReportFormat::Json => {
            let mut out = terminal::raw_stdout();
            render::json::write(report, &mut out).and_then(|()| out.flush())
        }
        ReportFormat::Sarif => {
            let rules = whypull::rules(look.sentences);
            let mut out = terminal::raw_stdout();
            render::sarif::write(report, &rules, &mut out).and_then(|()| out.flush())
        }
        ReportFormat::Github => {
            let mut out = terminal::raw_stdout();
            render::github::write(report, &mut out).and_then(|()| out.flush())
        }
    }
}

/// Refuses images that can be on no node. Not left to clap, which shows the value as it is.
fn check_present(present: &[String], sentences: &Sentences) -> Result<(), Failure> {
    for text in present {
        let (_, image) = text.split_once('=').unwrap_or(("", text));
        if let Err(bad) = Name::of(image) {
            let bad = bad.in_words(sentences);
            return Err(
                Failure::new(format!("--present: {} is no image name", bad.image)).next(bad.help),
            );
        }
    }
    Ok(())
}

/// Whether a container has the image, however it is written.
fn is_used(image: &str, report: &Report<String>) -> bool {
    let parts = |image: &str| {
        let name = Name::of(image).ok()?;
        Some((name.repository, name.effective_tag, name.digest))
    };
    let wanted = parts(image);
    report
        .workloads
        .iter()
        .flat_map(|workload| &workload.containers)
        .any(|container| match &container.image {
            Image::Parsed(parsed) => wanted.is_some() && parts(&parsed.given) == wanted,
            Image::Malformed { .. } => false,
        })
}

/// An image of the command line as it may be shown.
fn masked_image(image: &str) -> String {
    Name::of(image).map_or_else(|bad| bad.image, |name| name.image)
}

/// Every file that was named, and whether all of them could be read. One that cannot is told on
/// standard error and the rest explained; none at all is a failure.
fn read_all(args: &ExplainArgs, global: &Global) -> Result<(Vec<File>, bool), Failure> {
    let mut reader = Reader {
        files: Vec::new(),
        failures: Vec::new(),
        any_read: false,
        limit: global.max_file_size,
    };
    let named = named_files(args);
    if args.files.is_empty() {
        if !input::stdin_is_terminal() && !named.iter().any(|(path, _)| *path == Path::new("-")) {
            reader.read(Path::new("-"), File::default());
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
                    reader.read(&path, File::default());
                }
            }
            Err(failure) => reader.fail(path, File::default(), failure),
        }
    }
    for (path, file) in named {
        reader.read(path, file);
    }
    let Reader {
        files,
        failures,
        any_read,
        ..
    } = reader;
    let all_read = failures.is_empty();
    let mut failures = failures.into_iter();
    // A program wants a Report all the same.
    if !any_read
        && args.format == ReportFormat::Text
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
    files: Vec<File>,
    failures: Vec<Failure>,
    any_read: bool,
    limit: u64,
}

impl Reader {
    /// Reads what `file` is to hold.
    fn read(&mut self, path: &Path, file: File) {
        match input::read(path, self.limit) {
            Ok(text) => {
                self.any_read = true;
                self.files.push(File {
                    name: text.name,
                    bytes: text.bytes,
                    ..file
                });
            }
            Err(failure) => self.fail(path, file, failure),
        }
    }

    /// Told twice: on standard error, and at its place in the Report.
    fn fail(&mut self, path: &Path, file: File, failure: Failure) {
        self.files.push(File {
            name: path.to_string_lossy().into_owned(),
            unreadable: Some(failure.reason().to_owned()),
            ..file
        });
        self.failures.push(failure);
    }
}

/// The files that flags name, still empty.
fn named_files(args: &ExplainArgs) -> Vec<(&Path, File)> {
    let file = |role| File::default().with_role(role);
    let mut named: Vec<(&Path, File)> = Vec::new();
    for config in &args.node_config {
        let node_config = File {
            node: config.node.clone(),
            place: config.place.clone(),
            ..file(FileRole::NodeConfig)
        };
        named.push((&config.file, node_config));
    }
    if let Some(path) = &args.kubelet_config {
        named.push((path, file(FileRole::KubeletConfig)));
    }
    if let Some(path) = &args.credential_provider_config {
        named.push((path, file(FileRole::CredentialProviderConfig)));
    }
    for response in &args.provider_response {
        let provider_response = File {
            provider: response.provider.clone(),
            ..file(FileRole::ProviderResponse)
        };
        named.push((&response.file, provider_response));
    }
    for index in &args.image_index {
        let image_index = File {
            image: Some(index.image.clone()),
            ..file(FileRole::ImageIndex)
        };
        named.push((&index.file, image_index));
    }
    if let Some(path) = &args.previous {
        named.push((path, file(FileRole::Previous)));
    }
    named
}

fn options(args: ExplainArgs, sentences: &Sentences) -> Options {
    let mut options = Options::default();
    options.semantics = args.semantics;
    options.kubernetes_version = args.kubernetes_version.unwrap_or_default();
    options.platform = args.platform;
    options.container_runtime = args.container_runtime;
    options.present = args.present;
    options.pull_seconds = args.pull_seconds;
    options.always_pull_images = args.always_pull_images;
    options.namespace = args.namespace;
    options.complete = match (args.complete, args.partial) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    options.lang = sentences.language();
    options
}
