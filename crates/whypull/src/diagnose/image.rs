use super::{Diagnostics, Draft};
use crate::decide::DecidedContainer;
use crate::image_name::{masked_image, shortened};
use crate::message::Message;
use crate::reference::Reference;
use crate::report::{Container, Image};

impl Diagnostics<'_, '_> {
    pub(super) fn image(&mut self, container: &DecidedContainer<'_, '_>, report: &Container) {
        let Image::Malformed { given, error } = &report.image else {
            return;
        };
        if container.spec.image_mistyped {
            return;
        }
        let place = container.spec.focus();
        let text = container.spec.image.map_or("", |image| image.text);
        let Some(image) = container.spec.image.filter(|image| !image.text.is_empty()) else {
            self.report_as(
                "invalid-image-name",
                Draft::new(
                    Message::new("invalid-image-name-missing")
                        .with("container", shortened(&report.name).into_owned()),
                )
                .at(place)
                .fix(Message::new("fix-write-image")),
            );
            return;
        };
        let said = |code| {
            Message::new(code)
                .with("image", shortened(given).into_owned())
                .with("reason", shortened(&error.message).into_owned())
        };
        if masked_image(text) != text {
            self.report_as(
                "invalid-image-name",
                Draft::new(said("invalid-image-name-credentials"))
                    .at(image.place)
                    .fix(error.help.clone()),
            );
            return;
        }
        let (code, fixed) = diagnose(text);
        let draft = Draft::new(said(code)).at(image.place);
        let draft = match fixed {
            Some(fixed) if Reference::parse(&fixed).is_ok() => {
                let title = Message::new("fix-image").with("image", fixed.as_str());
                let text = self.scalar(image.place, &fixed);
                draft.replace(title, image.place, text)
            }
            _ => draft.fix(error.help.clone()),
        };
        self.report(draft);
    }
}

/// The most telling code for a string that is no reference, and what was probably meant.
fn diagnose(text: &str) -> (&'static str, Option<String>) {
    let trimmed = text.trim();
    if trimmed != text && Reference::parse(trimmed).is_ok() {
        return ("image-whitespace", Some(trimmed.to_owned()));
    }
    if has_variable(text) {
        return ("image-unexpanded-variable", None);
    }
    if let Some((scheme, rest)) = text.split_once("://")
        && !scheme.is_empty()
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    {
        return ("image-has-scheme", Some(rest.to_owned()));
    }
    if text.contains(char::is_whitespace) {
        return ("image-whitespace", None);
    }
    if text.bytes().any(|b| b.is_ascii_uppercase())
        && let Some(lower) = lower_path(text)
        && Reference::parse(&lower).is_ok()
    {
        return ("image-upper-case", Some(lower));
    }
    ("invalid-image-name", None)
}

/// `${VAR}`, `$(VAR)`, `$VAR`, `{{ .Values.image }}`, `%VAR%`: what a tool was to fill in.
fn has_variable(text: &str) -> bool {
    text.contains("{{")
        || text.contains("${")
        || text.contains("$(")
        || text.find('$').is_some_and(|at| {
            text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        })
}

/// The path in lower case; registry, tag and digest as they are.
fn lower_path(text: &str) -> Option<String> {
    let (name, digest) = text
        .split_once('@')
        .map_or((text, None), |(name, digest)| (name, Some(digest)));
    let (registry, rest) = match name.split_once('/') {
        Some((first, rest)) if first.contains(['.', ':']) || first == "localhost" => {
            (Some(first), rest)
        }
        _ => (None, name),
    };
    let (path, tag) = rest
        .rsplit_once(':')
        .map_or((rest, None), |(path, tag)| (path, Some(tag)));
    let mut fixed = String::with_capacity(text.len());
    if let Some(registry) = registry {
        fixed.push_str(registry);
        fixed.push('/');
    }
    fixed.push_str(&path.to_ascii_lowercase());
    if let Some(tag) = tag {
        fixed.push(':');
        fixed.push_str(tag);
    }
    if let Some(digest) = digest {
        fixed.push('@');
        fixed.push_str(digest);
    }
    (fixed != text).then_some(fixed)
}
