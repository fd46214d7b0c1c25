//! Parts of the input that may be shown: what is known to be no secret, and nothing else.
//!
//! Masking secrets would have to know every place where one can stand: comments, environment
//! variables, annotations, broken documents. So this works the other way round: field names that
//! Kubernetes has, and the values of a few fields, are shown; all else is `***`.

use std::borrow::Cow;

use crate::image_name::{masked_image, shortened};
use crate::input::Given;
use crate::keyring::masked_key;
use crate::manifest::outer_offset;
use crate::report::Location;
use crate::source::{Kind, Node, Source};

/// A few lines of the input around a place, safe to show. Control characters are not touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Line numbers and lines.
    pub lines: Vec<(u32, String)>,
    /// Line and column where the place begins: columns count characters of `lines`, from 1.
    pub start: (u32, u32),
    /// Line and column behind its end.
    pub end: (u32, u32),
}

/// How many lines of a place are shown.
const MAX_LINES: u32 = 3;
/// How many bytes of a line: JSON often has only one.
const MAX_LINE: usize = 160;

/// What stands for a value that may not be shown.
const MASK: &str = "***";

/// Field names that are shown wherever they stand. Alphabetical, for the search.
const FIELDS: &[&str] = &[
    ".dockercfg",
    ".dockerconfigjson",
    "HttpHeaders",
    "annotations",
    "apiVersion",
    "architecture",
    "args",
    "auth",
    "auths",
    "cacheDuration",
    "cacheKeyType",
    "command",
    "containers",
    "credHelpers",
    "credsStore",
    "data",
    "defaultCacheDuration",
    "digest",
    "email",
    "env",
    "ephemeralContainers",
    "featureGates",
    "generateName",
    "identitytoken",
    "image",
    "imagePullCredentialsVerificationPolicy",
    "imagePullPolicy",
    "imagePullSecret",
    "imagePullSecrets",
    "initContainers",
    "items",
    "jobTemplate",
    "kind",
    "labels",
    "manifests",
    "matchImages",
    "maxParallelImagePulls",
    "mediaType",
    "metadata",
    "name",
    "namespace",
    "os",
    "password",
    "platform",
    "preloadedImagesVerificationAllowlist",
    "providers",
    "pullPolicy",
    "reference",
    "registryBurst",
    "registryPullQPS",
    "registrytoken",
    "schemaVersion",
    "secrets",
    "serializeImagePulls",
    "serviceAccount",
    "serviceAccountName",
    "spec",
    "stringData",
    "template",
    "tokenAttributes",
    "type",
    "username",
    "variant",
    "volumes",
];

/// Fields whose values are shown. Alphabetical, for the search.
const VALUES: &[&str] = &[
    "apiVersion",
    "architecture",
    "cacheDuration",
    "cacheKeyType",
    "credsStore",
    "defaultCacheDuration",
    "digest",
    "generateName",
    "image",
    "imagePullCredentialsVerificationPolicy",
    "imagePullPolicy",
    "imagePullSecret",
    "imagePullSecrets",
    "kind",
    "matchImages",
    "maxParallelImagePulls",
    "mediaType",
    "name",
    "namespace",
    "os",
    "preloadedImagesVerificationAllowlist",
    "pullPolicy",
    "reference",
    "registryBurst",
    "registryPullQPS",
    "schemaVersion",
    "serializeImagePulls",
    "serviceAccount",
    "serviceAccountName",
    "type",
    "username",
    "variant",
];

/// Fields below which nothing is shown, whatever it is called.
const HIDDEN: &[&str] = &[
    "annotations",
    "args",
    "binaryData",
    "command",
    "data",
    "env",
    "featureGates",
    "HttpHeaders",
    "labels",
    "stringData",
];

/// Whether a name is one that Kubernetes or Docker has, so that it cannot be a secret.
pub(crate) fn is_field(name: &str) -> bool {
    FIELDS.binary_search(&name).is_ok()
}

/// Whether the values of a field are shown.
pub(crate) fn is_public(field: &str) -> bool {
    VALUES.binary_search(&field).is_ok()
}

/// What is shown of a byte range: a text, in place of what stands there.
struct Shown {
    start: usize,
    end: usize,
    text: String,
    /// A quotation mark itself.
    is_quote: bool,
}

impl Shown {
    /// What is quoted in the text is shown in its quotes; of what is very long, the beginning.
    fn keep_quotes(&mut self, text: &str) {
        if let Cow::Owned(short) = shortened(&self.text) {
            self.text = short;
        }
        let Some(quote @ ("\"" | "'")) = text.get(self.start..self.start + 1) else {
            return;
        };
        self.text = if self.is_quote {
            quote.to_owned()
        } else {
            format!("{quote}{}{quote}", self.text)
        };
    }
}

impl Given {
    /// The lines of a place.
    pub(crate) fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        let source = self
            .sources
            .iter()
            .find(|source| *source.name == *location.file)?;
        let start = source.offset(location.line, location.column);
        let end = source.offset(location.end_line, location.end_column);
        let root = source
            .documents()
            .get((location.document as usize).wrapping_sub(1))
            .and_then(|document| source.root(document));
        let last = location
            .end_line
            .min(location.line.saturating_add(MAX_LINES - 1))
            .min(source.line_count());
        let mut excerpt = Excerpt {
            lines: Vec::new(),
            start: (location.line, 1),
            end: (last, 1),
        };
        for number in location.line..=last {
            let range = source.line_range(number)?;
            let window = window(source.text(), range, start, end);
            let (line, from, to) = line(source, root, window, (start, end));
            if number == location.line {
                excerpt.start.1 = from;
            }
            if number == last {
                excerpt.end.1 = to.max(if number == location.line { from } else { 1 });
            }
            excerpt.lines.push((number, line));
        }
        Some(excerpt)
    }
}

/// The part of a line that is shown.
fn window(
    text: &str,
    line: std::ops::Range<usize>,
    start: usize,
    end: usize,
) -> std::ops::Range<usize> {
    if line.len() <= MAX_LINE {
        return line;
    }
    let around = MAX_LINE / 3;
    let mut from = start.saturating_sub(around).clamp(line.start, line.end);
    let mut to = end
        .saturating_add(around)
        .min(from + MAX_LINE)
        .clamp(from, line.end);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    from..to
}

/// A line as it may be shown, and the columns of the place in it.
fn line(
    source: &Source,
    root: Option<Node<'_>>,
    window: std::ops::Range<usize>,
    (start, end): (usize, usize),
) -> (String, u32, u32) {
    let text = source.text();
    let mut parts = Vec::new();
    match root {
        Some(root) => {
            collect(root, None, false, &window, &mut parts);
            for part in &mut parts {
                part.keep_quotes(text);
            }
        }
        None => parts.extend(known_field(text, &window)),
    }
    let readable = root.is_some();
    let mut line = String::new();
    let mut characters = 0;
    let (mut from, mut to) = (None, None);
    let mut at = window.start;
    let mut put = |line: &mut String, piece: &str, piece_start: usize, piece_end: usize| {
        // The place may begin or end inside a piece that is shown as something else.
        if from.is_none() && start < piece_end.max(piece_start + 1) {
            from = Some(characters + 1);
        }
        characters += piece.chars().count();
        if piece_start < end {
            to = Some(characters + 1);
        }
        line.push_str(piece);
    };
    for part in parts {
        if part.start >= window.end || part.end <= at {
            continue;
        }
        gap(text, at..part.start.max(at), readable, &mut line, &mut put);
        put(&mut line, &part.text, part.start.max(at), part.end);
        at = part.end.min(window.end);
    }
    gap(text, at..window.end, readable, &mut line, &mut put);
    let from = from.unwrap_or(characters + 1);
    let to = to.unwrap_or(from).max(from);
    (
        line,
        u32::try_from(from).unwrap_or(1),
        u32::try_from(to).unwrap_or(1),
    )
}

/// Between scalars stand punctuation, which is shown, and comments, anchors and tags, which are not.
fn gap(
    text: &str,
    range: std::ops::Range<usize>,
    readable: bool,
    line: &mut String,
    put: &mut impl FnMut(&mut String, &str, usize, usize),
) {
    let Some(piece) = text.get(range.clone()) else {
        return;
    };
    if !readable {
        let indent = piece.len() - piece.trim_start_matches([' ', '-']).len();
        put(line, &piece[..indent], range.start, range.start + indent);
        if !piece[indent..].trim().is_empty() {
            put(line, MASK, range.start + indent, range.end);
        }
        return;
    }
    let mut hidden = None;
    for (offset, character) in piece.char_indices() {
        let at = range.start + offset;
        if character == '#' {
            break;
        }
        if matches!(
            character,
            ' ' | '\t' | '{' | '}' | '[' | ']' | ',' | ':' | '-' | '|' | '>'
        ) {
            if let Some(start) = hidden.take() {
                put(line, MASK, start, at);
            }
            let mut buffer = [0; 4];
            put(line, character.encode_utf8(&mut buffer), at, at + 1);
        } else {
            hidden.get_or_insert(at);
        }
    }
    if let Some(start) = hidden {
        put(line, MASK, start, range.end);
    }
}

/// The scalars in a window, each as it may be shown, in the order of the text.
fn collect(
    node: Node<'_>,
    field: Option<&str>,
    hidden: bool,
    window: &std::ops::Range<usize>,
    parts: &mut Vec<Shown>,
) {
    let range = node.range();
    if range.end < window.start || range.start > window.end {
        return;
    }
    match node.kind() {
        Kind::Scalar => {
            let raw = node.raw().unwrap_or_default();
            let visible = !hidden && field.is_some_and(is_public);
            let text = match field {
                _ if raw.contains('\n') => MASK.to_owned(),
                Some("image" | "reference") if visible => masked_image(raw).into_owned(),
                _ if visible => masked_key(raw).into_owned(),
                _ if raw.is_empty() => String::new(),
                _ => MASK.to_owned(),
            };
            parts.push(Shown {
                start: range.start,
                end: range.end,
                text,
                is_quote: false,
            });
        }
        Kind::Sequence => {
            for item in node.items_near(window) {
                collect(item, field, hidden, window, parts);
            }
        }
        Kind::Mapping => {
            let is_auths = !hidden && field.is_some_and(|field| field == "auths");
            for (key, value) in node.entries_near(window) {
                // What an alias is the name of is not shown: it may be anything.
                let name = key.and_then(Node::raw);
                if let Some(key) = key {
                    let range = key.range();
                    if range.end >= window.start && range.start <= window.end {
                        parts.push(Shown {
                            start: range.start,
                            end: range.end,
                            text: shown_name(name.unwrap_or_default(), hidden, is_auths),
                            is_quote: false,
                        });
                    }
                }
                if let Some(value) = value {
                    let below = hidden || name.is_none_or(|name| HIDDEN.contains(&name));
                    let is_config = name.is_some_and(is_config);
                    if !(is_config && embedded(value, window, parts)) {
                        collect(value, name, below, window, parts);
                    }
                }
            }
        }
    }
}

/// A docker config that stands in `stringData` as it is: its fields are shown like those of a file.
/// Returns whether it is one.
fn embedded(node: Node<'_>, window: &std::ops::Range<usize>, parts: &mut Vec<Shown>) -> bool {
    let (Some(raw), Some(lines)) = (node.raw(), node.raw_lines()) else {
        return false;
    };
    let config = Source::json("", raw);
    let Some(root) = config
        .documents()
        .first()
        .and_then(|document| config.root(document))
    else {
        return false;
    };
    let range = node.range();
    let mut inner = Vec::new();
    collect(root, None, false, &(0..raw.len()), &mut inner);
    let quoted = raw.len() + 2 == range.len();
    if quoted {
        parts.push(Shown {
            start: range.start,
            end: range.start + 1,
            text: String::new(),
            is_quote: true,
        });
    }
    let mut shown: Vec<Shown> = inner
        .into_iter()
        .filter_map(|part| {
            Some(Shown {
                start: outer_offset(&lines, part.start)?,
                end: outer_offset(&lines, part.end)?,
                text: part.text,
                is_quote: false,
            })
        })
        .filter(|part| part.end >= window.start && part.start <= window.end)
        .collect();
    parts.append(&mut shown);
    if quoted {
        parts.push(Shown {
            start: range.end - 1,
            end: range.end,
            text: String::new(),
            is_quote: true,
        });
    }
    true
}

/// The name of a field as it may be shown.
fn shown_name(name: &str, hidden: bool, is_auths: bool) -> String {
    if (!hidden || is_config(name)) && is_field(name) {
        name.to_owned()
    } else if is_auths {
        masked_key(name).into_owned()
    } else {
        MASK.to_owned()
    }
}

/// The data keys under which a docker config stands.
fn is_config(name: &str) -> bool {
    matches!(name, ".dockerconfigjson" | ".dockercfg")
}

/// In a document that cannot be read: a field name at the start of the line, if it is one that
/// Kubernetes has.
fn known_field(text: &str, window: &std::ops::Range<usize>) -> Option<Shown> {
    let line = text.get(window.clone())?;
    let rest = line.trim_start_matches([' ', '-', '{']);
    let start = window.start + line.len() - rest.len();
    let name = rest.split_once(':').map(|(name, _)| name)?;
    FIELDS
        .binary_search(&name.trim_matches('"'))
        .ok()
        .map(|_| Shown {
            start,
            end: start + name.len() + 1,
            text: format!("{name}: "),
            is_quote: false,
        })
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, VALUES};

    #[test]
    fn lists_can_be_searched() {
        assert!(FIELDS.is_sorted());
        assert!(VALUES.is_sorted());
        assert!(VALUES.iter().all(|field| FIELDS.contains(field)));
    }
}
