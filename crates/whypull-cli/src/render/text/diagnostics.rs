use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use whypull::message::Message;
use whypull::report::{Diagnostic, Edit, Fix, Location, Severity, Transformation};

use super::excerpt::{self, Excerpts, Piece};
use super::{Look, place};
use crate::escape;
use crate::labels::Labels;

/// So many diagnostics of one code are shown when there are many.
const SHOWN_OF_A_CODE: usize = 10;
/// A message is never squeezed into less.
const NARROWEST: usize = 40;

/// Writes the diagnostics in their order; of one code only the first ones.
pub fn write_all(
    diagnostics: &[Diagnostic<String>],
    excerpts: &dyn Excerpts,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = counts.entry(diagnostic.code).or_default();
        *count += 1;
        if look.verbose || *count <= SHOWN_OF_A_CODE {
            write(diagnostic, excerpts, look, out)?;
        }
    }
    if look.verbose {
        return Ok(());
    }
    for (code, count) in counts {
        if count > SHOWN_OF_A_CODE {
            let message = Message::new("text-more-of-code")
                .with("code", code)
                .with("count", count - SHOWN_OF_A_CODE);
            writeln!(out, "{}\n", look.labels().say(&message))?;
        }
    }
    Ok(())
}

/// Writes one: what is wrong, where, what else has to do with it, and the way out.
fn write(
    diagnostic: &Diagnostic<String>,
    excerpts: &dyn Excerpts,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(labels.get("text-error")),
        Severity::Warning => Level::WARNING.with_name(labels.get("text-warning")),
        Severity::Info => Level::INFO.with_name(labels.get("text-info")),
    };
    let title = wrapped(&diagnostic.message, look.width, diagnostic.code.len() + 12);
    let mut main = Group::with_title(level.primary_title(title).id(diagnostic.code));
    main = with_places(main, diagnostic, excerpts);

    let mut suggestion = None;
    if let Some(fix) = &diagnostic.fix {
        let help = || Level::HELP.with_name(labels.get("text-help"));
        let title = wrapped(&fix.title, look.width, 12);
        match suggested(fix, help().secondary_title(title.clone()), excerpts, labels) {
            Some(group) => suggestion = Some(group),
            None => main = main.element(help().message(title)),
        }
    }
    let more = Level::NOTE
        .with_name(labels.get("text-learn-more"))
        .message(diagnostic.learn_more);
    let groups: Vec<_> = match suggestion {
        Some(suggestion) => vec![main, suggestion.element(more)],
        None => vec![main.element(more)],
    };
    // Escapes were taken out of every text on its way here; those left are the renderer's own.
    let renderer = Renderer::styled()
        .term_width(look.width)
        .decor_style(DecorStyle::Unicode);
    writeln!(out, "{}\n", renderer.render(&groups))
}

/// The places, the diagnostic's own underlined and the others labelled.
fn with_places<'a>(
    mut group: Group<'a>,
    diagnostic: &'a Diagnostic<String>,
    excerpts: &dyn Excerpts,
) -> Group<'a> {
    let own = diagnostic.location.iter().map(|place| (place, None));
    let related = diagnostic
        .related
        .iter()
        .map(|related| (&related.location, Some(&related.message)));
    let places = own
        .chain(related)
        .map(|(place, label)| (place.clone(), label));
    let (pieces, without) = excerpt::pieces(places, excerpts);
    for piece in pieces {
        let annotations = piece.marks.iter().map(|(range, label)| {
            let kind = match label {
                None => AnnotationKind::Primary,
                Some(_) => AnnotationKind::Context,
            };
            kind.span(range.clone())
                .label(label.map(|label| escape::sentence(label)))
        });
        let annotations: Vec<_> = annotations.collect();
        group = group.element(snippet(&piece).annotations(annotations));
    }
    for (location, label) in without {
        group = group.element(origin(&location));
        if let Some(label) = label {
            group = group.element(Level::NOTE.no_name().message(escape::sentence(label)));
        }
    }
    group
}

/// The fix as a change of the text; nothing where it has no edits.
fn suggested<'a>(
    fix: &'a Fix<String>,
    title: annotate_snippets::Title<'a>,
    excerpts: &dyn Excerpts,
    labels: Labels<'_>,
) -> Option<Group<'a>> {
    if fix.edits.is_empty() {
        return None;
    }
    let mut group = Group::with_title(title);
    let mut notes = Vec::new();
    for edits in apart(&fix.edits) {
        let places =
            edits
                .into_iter()
                .filter_map(|edit| match (&edit.new_text, edit.transformation) {
                    (Some(text), _) => Some((edit.location.clone(), text)),
                    (None, transformation) => {
                        notes.extend(transformation.map(|what| {
                            let message = Message::new("text-transform-at")
                                .with("what", labels.get(transformation_code(what)))
                                .with("place", place(&edit.location));
                            labels.say(&message)
                        }));
                        None
                    }
                });
        let (pieces, without) = excerpt::pieces(places, excerpts);
        for piece in pieces {
            let patches: Vec<_> = piece
                .marks
                .iter()
                .map(|(range, text)| Patch::new(range.clone(), several_lines(text)))
                .collect();
            group = group.element(snippet(&piece).patches(patches));
        }
        for (location, text) in without {
            let message = Message::new("text-insert").with("place", place(&location));
            notes.push(format!("{}\n{}", labels.say(&message), several_lines(text)));
        }
    }
    for note in notes {
        group = group.element(Level::NOTE.no_name().message(note));
    }
    Some(group)
}

/// Edits in rounds without two of them on one place: the renderer takes no overlaps.
fn apart(edits: &[Edit]) -> Vec<Vec<&Edit>> {
    let mut rounds: Vec<Vec<&Edit>> = Vec::new();
    for edit in edits {
        let free = rounds.iter_mut().find(|round| {
            round
                .iter()
                .all(|other| !overlap(&other.location, &edit.location))
        });
        match free {
            Some(round) => round.push(edit),
            None => rounds.push(vec![edit]),
        }
    }
    rounds
}

fn overlap(a: &Location, b: &Location) -> bool {
    let range = |place: &Location| {
        (
            (place.line, place.column),
            (place.end_line, place.end_column),
        )
    };
    let ((a_start, a_end), (b_start, b_end)) = (range(a), range(b));
    a.file == b.file && a_start <= b_end && b_start <= a_end
}

fn transformation_code(transformation: Transformation) -> &'static str {
    match transformation {
        Transformation::DecodeBase64Once => "text-transform-decode-base64-once",
        Transformation::TrimLineEnd => "text-transform-trim-line-end",
        Transformation::TrimLineEndInBase64 => "text-transform-trim-line-end-in-base64",
        Transformation::EncodeBase64 => "text-transform-encode-base64",
    }
}

fn snippet<'a, T: Clone, M>(piece: &Piece<M>) -> Snippet<'a, T> {
    Snippet::source(piece.source.clone())
        .line_start(piece.first as usize)
        .path(piece.file.clone())
}

fn origin<'a>(location: &Location) -> Origin<'a> {
    Origin::path(escape::shown(&location.file).into_owned())
        .line(location.line as usize)
        .char_column(location.column as usize)
}

/// A text to put in: line ends are line ends.
fn several_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(escape::line).collect();
    lines.join("\n")
}

/// A sentence in lines that fit behind a label of some width.
fn wrapped(text: &str, width: usize, label: usize) -> String {
    let text = escape::sentence(text);
    let options = textwrap::Options::new(width.saturating_sub(label).max(NARROWEST))
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options).join("\n")
}
