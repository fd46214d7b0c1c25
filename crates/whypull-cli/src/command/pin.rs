use std::io::Write;
use std::path::Path;

use similar::TextDiff;
use whypull::Explanation;
use whypull::native::{Pins, Unpinned, is_pinned, pin};
use whypull::options::Options;

use super::node;
use crate::cli::{Global, PinArgs};
use crate::escape;
use crate::exit::{Exit, Failure};
use crate::terminal;

pub fn run(args: &PinArgs, global: &Global) -> Result<Exit, Failure> {
    let limit = global.max_file_size;
    if args.files.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::new("standard input cannot be changed")
            .next("name files: whypull pin pod.yaml --diff prints what would change"));
    }
    let mut files = node::manifests(&args.files, limit)?;
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let texts: Vec<Option<String>> = files
        .iter()
        .map(|file| String::from_utf8(file.bytes.clone()).ok())
        .collect();
    let texts: Vec<&str> = texts
        .iter()
        .map(|text| text.as_deref().unwrap_or(""))
        .collect();
    files.extend(node::manifests(&args.with, limit)?);
    let mut options = Options::default();
    options.namespace.clone_from(&args.node.namespace);
    options.complete = Some(true);
    if args.check {
        let explanation = Explanation::of(files);
        let some_unread = unread(&explanation, &options, global)?;
        let exit = checked(&explanation, &options, &names, &texts, global);
        return Ok(if some_unread { Exit::Findings } else { exit });
    }
    files.extend(node::files(&args.node, limit)?);
    let explanation = Explanation::of(files);
    let some_unread = unread(&explanation, &options, global)?;
    let plugins = node::plugins(&args.node, false)?;
    let registries = node::registries(&args.registry, limit)?;
    let pins = node::block_on(pin(
        &explanation,
        &options,
        plugins.as_ref(),
        &registries,
        &texts,
        args.update,
    ))?;
    let mut out = terminal::stdout(global.color);
    let mut written = Ok(());
    for (at, (name, text)) in names.iter().zip(&texts).enumerate() {
        let changed = applied(text, at, &pins);
        if changed == **text {
            continue;
        }
        if args.diff {
            let diff = TextDiff::from_lines(*text, changed.as_str());
            let mut diff = diff.unified_diff();
            let diff = diff.context_radius(3).header(name, name);
            written = written.and_then(|()| write!(out, "{diff}"));
        } else {
            replace(Path::new(name), text, &changed)?;
            for pinned in pins.pinned.iter().filter(|it| it.file == at) {
                let (name, image) = (escape::shown(name), escape::shown(&pinned.image));
                let line = format!("{name}: {image} is {}", pinned.digest);
                written = written.and_then(|()| writeln!(out, "{line}"));
            }
        }
    }
    written = written.and_then(|()| out.flush());
    tell(&pins.unpinned, &names, &texts, global);
    let exit = if pins.unpinned.is_empty() && !some_unread {
        Exit::Good
    } else {
        Exit::Findings
    };
    exit.after(written)
}

/// Tells what could not be read. Nothing to look at at all is no success.
fn unread(explanation: &Explanation, options: &Options, global: &Global) -> Result<bool, Failure> {
    let objects = explanation.objects(options);
    let some_unread = node::tell_unreadable(&objects, global);
    if objects.pods().is_empty() {
        return Err(Failure::new("there is no Pod in the files")
            .next("name files with objects that run Pods: whypull pin deployment.yaml"));
    }
    Ok(some_unread)
}

/// Without a registry: which images have no digest.
fn checked(
    explanation: &Explanation,
    options: &Options,
    names: &[String],
    texts: &[&str],
    global: &Global,
) -> Exit {
    let objects = explanation.objects(options);
    let pods = objects.pods();
    let fields = pods.iter().flat_map(|pod| &pod.images);
    let fields = fields.filter_map(|fields| fields.image.as_ref());
    let unpinned: Vec<Unpinned> = fields
        .filter(|field| field.file < names.len() && is_pinned(field.text) != Some(true))
        .map(|field| Unpinned {
            file: field.file,
            start: field.range.start,
            image: whypull::image_name::masked_image(field.text).into_owned(),
            reason: "has no digest".to_owned(),
        })
        .collect();
    tell(&unpinned, names, texts, global);
    if unpinned.is_empty() {
        return Exit::Good;
    }
    Exit::Findings
}

fn tell(unpinned: &[Unpinned], names: &[String], texts: &[&str], global: &Global) {
    let mut err = terminal::stderr(global.color);
    for it in unpinned {
        let line = texts[it.file].as_bytes();
        let line = 1 + line
            .iter()
            .take(it.start)
            .filter(|&&byte| byte == b'\n')
            .count();
        let name = escape::shown(&names[it.file]);
        let image = escape::shown(&it.image);
        let _ = writeln!(
            err,
            "{name}:{line}: {image}: {}",
            escape::sentence(&it.reason)
        );
    }
}

/// A text with its edits, from the end to the beginning.
fn applied(text: &str, file: usize, pins: &Pins) -> String {
    let mut edits: Vec<_> = pins.pinned.iter().filter(|it| it.file == file).collect();
    edits.sort_by_key(|it| std::cmp::Reverse(it.range.start));
    let mut changed = text.to_owned();
    for edit in edits {
        changed.replace_range(edit.range.clone(), &edit.text);
    }
    changed
}

/// The whole file or nothing of it; its rights stay.
fn replace(path: &Path, before: &str, text: &str) -> Result<(), Failure> {
    let fail =
        |error: std::io::Error| Failure::new(format!("cannot write {}: {error}", path.display()));
    // A link stays a link.
    let path = &path.canonicalize().map_err(fail)?;
    if std::fs::read(path).map_err(fail)? != before.as_bytes() {
        return Err(
            Failure::new(format!("{} was changed meanwhile", path.display()))
                .next("run it again: this file was not written"),
        );
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    file.write_all(text.as_bytes()).map_err(fail)?;
    let rights = path.metadata().map_err(fail)?.permissions();
    file.as_file().set_permissions(rights).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}
