use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::credential;
use super::layout;
use super::number::{Numbers, REDACTED};
use super::value::{Content, Value};
use super::zone::{CREDENTIAL, GATE, SECRET_DATA, VALUE, Zone};
use super::{field, public};
use crate::docker_config::{DockerConfig, Format, decode_base64};
use crate::excerpt::is_public;
use crate::keyring::hollow_key;
use crate::source::{Kind, Node, ScalarType, Source};

/// A docker config that cannot be read. It holds nothing and is as broken.
pub(super) const BROKEN: &str = "{";

/// Replaces what is not known to be public, node by node.
#[derive(Default)]
pub(super) struct Redactor {
    pub(super) numbers: Numbers,
    /// Where something was replaced, and what.
    pub(super) replaced: Vec<(usize, &'static str)>,
    /// The place in the outer text of an embedded one.
    outer: Option<usize>,
    /// How many bytes of scalars may still be taken: aliases can stand for a lot.
    pub(super) left: usize,
}

impl Redactor {
    /// The tree that may be shared; nothing if it is too large.
    pub(super) fn value(&mut self, node: Node<'_>, zone: Zone<'_>) -> Option<Value> {
        let content = match node.kind() {
            Kind::Scalar => {
                let kind = node.scalar_type().unwrap_or(ScalarType::Null);
                let raw = node.raw().unwrap_or_default();
                self.left = self.left.checked_sub(raw.len())?;
                let text = match kind {
                    // There are not enough of them to hide anything.
                    ScalarType::Null | ScalarType::Bool => raw.to_owned(),
                    ScalarType::Number => match zone {
                        Zone::Field(field) if is_public(field) => raw.to_owned(),
                        _ => "0".to_owned(),
                    },
                    ScalarType::String => self.string(raw, zone),
                };
                return Some(self.replacement(node, (text, kind), reason(zone)));
            }
            Kind::Sequence => Content::Sequence(
                node.items()
                    .map(|item| self.value(item, zone))
                    .collect::<Option<_>>()?,
            ),
            Kind::Mapping => self.mapping(node, zone)?,
        };
        Some(Value {
            range: node.range(),
            content,
        })
    }

    fn mapping(&mut self, node: Node<'_>, zone: Zone<'_>) -> Option<Content> {
        let is_dockercfg = || {
            let written = node.get("type").and_then(|kind| kind.as_str());
            written == Some("kubernetes.io/dockercfg")
        };
        let mut format = None;
        let mut pairs = Vec::with_capacity(node.entries().len());
        for (key, value) in node.entries() {
            let Some(name) = key.raw() else {
                let hidden = Zone::Hidden(VALUE);
                pairs.push((self.value(key, hidden)?, self.value(value, hidden)?));
                continue;
            };
            self.left = self.left.checked_sub(name.len())?;
            let format = match name {
                "data" | "stringData" => *format.get_or_insert_with(|| {
                    if is_dockercfg() {
                        Format::Dockercfg
                    } else {
                        Format::ConfigJson
                    }
                }),
                _ => Format::ConfigJson,
            };
            let below = zone.below(name, value, format);
            let shown = self.key(key, name, zone, value);
            let value = match (zone, value.as_str()) {
                (Zone::Data { encoded, format }, Some(text)) if field::is_config(name) => {
                    self.embedded(value, text, encoded, format)?
                }
                (Zone::Data { encoded: true, .. }, Some(text)) if !text.is_empty() => {
                    self.replacement(value, text_of(STANDARD.encode(REDACTED)), SECRET_DATA)
                }
                (Zone::Entry, Some(text)) if name.eq_ignore_ascii_case("auth") => {
                    let new = credential::auth(text, &mut self.numbers);
                    self.replacement(value, text_of(new), CREDENTIAL)
                }
                (Zone::Entry, Some(text)) if name.eq_ignore_ascii_case("password") => {
                    let new = credential::password(text);
                    self.replacement(value, text_of(new), CREDENTIAL)
                }
                (Zone::Gates, Some(text)) if name == GATE && matches!(text, "true" | "false") => {
                    Value::of(value)
                }
                _ => self.value(value, below)?,
            };
            pairs.push((shown, value));
        }
        Some(Content::Mapping(pairs))
    }

    /// A key: known names, and those of registries without their user info.
    fn key(&mut self, key: Node<'_>, name: &str, zone: Zone<'_>, value: Node<'_>) -> Value {
        let (new, what) = if name == "<<" || zone.shows_key(name) {
            (name.to_owned(), "")
        } else if zone.has_registry_keys(name, value) {
            (hollow_key(name).into_owned(), "redact-user-info")
        } else {
            (self.numbers.of(name), "redact-field-name")
        };
        let kind = if new == name {
            key.scalar_type().unwrap_or(ScalarType::String)
        } else {
            self.replaced(key, what);
            ScalarType::String
        };
        Value {
            range: key.range(),
            content: scalar(key, new, kind),
        }
    }

    fn string(&mut self, raw: &str, zone: Zone<'_>) -> String {
        match zone {
            _ if raw.is_empty() => String::new(),
            Zone::Field(field) if is_public(field) => public::text(field, raw, &mut self.numbers),
            Zone::Names => self.numbers.of(raw),
            _ => REDACTED.to_owned(),
        }
    }

    fn replacement(
        &mut self,
        node: Node<'_>,
        (new, kind): (String, ScalarType),
        what: &'static str,
    ) -> Value {
        let raw = node.raw().unwrap_or_default();
        // A block scalar brings a line end of its own.
        let same = raw.trim_end_matches('\n') == new.trim_end_matches('\n');
        if !same {
            self.replaced(node, what);
        }
        let new = if same { raw.to_owned() } else { new };
        Value {
            range: node.range(),
            content: scalar(node, new, kind),
        }
    }

    fn replaced(&mut self, node: Node<'_>, what: &'static str) {
        let at = self.outer.unwrap_or(node.range().start);
        self.replaced.push((at, what));
    }

    /// A docker config under a data key, encoded again as it was.
    fn embedded(
        &mut self,
        node: Node<'_>,
        text: &str,
        encoded: bool,
        format: Format,
    ) -> Option<Value> {
        self.left = self.left.checked_sub(text.len())?;
        self.outer = Some(node.range().start);
        let new = if encoded {
            self.encoded(text, format)
        } else {
            self.config(text, format)
        };
        self.outer = None;
        let content = scalar(node, new, ScalarType::String);
        let range = node.range();
        Some(Value { range, content })
    }

    fn encoded(&mut self, text: &str, format: Format) -> String {
        let Ok(bytes) = decode_base64(text.trim()) else {
            let joined: String = text.split_whitespace().collect();
            let spaced = joined.len() < text.len() && decode_base64(&joined).is_ok();
            let new = if spaced { "UkVE QUNU" } else { "<REDACTED>" };
            self.replaced_embedded(text, new);
            return new.to_owned();
        };
        let inner = String::from_utf8_lossy(&bytes);
        let twice = DockerConfig::parse(&inner, format).fault.is_some()
            && decode_base64(inner.trim())
                .is_ok_and(|inner| inner.trim_ascii_start().starts_with(b"{"));
        if twice {
            let new = STANDARD.encode(STANDARD.encode("{}"));
            self.replaced_embedded(text, &new);
            return new;
        }
        let new = self.config(&inner, format);
        if new == inner {
            // Padding and line ends stay where there was nothing to replace.
            return text.to_owned();
        }
        STANDARD.encode(new)
    }

    /// A docker config by itself.
    pub(super) fn config(&mut self, text: &str, format: Format) -> String {
        let told = self.replaced.len();
        if let Some(new) = self.readable_config(text, format) {
            return new;
        }
        self.replaced.truncate(told);
        self.replaced_embedded(text, BROKEN);
        BROKEN.to_owned()
    }

    fn readable_config(&mut self, text: &str, format: Format) -> Option<String> {
        let source = Source::json("", text);
        let root = source.root(source.documents().first()?)?;
        let value = self.value(root, Zone::Config(format))?;
        let kept = layout::keep(text, (0, text.len()), std::slice::from_ref(&value))?;
        let again = Source::json("", &kept.text);
        let root = again.root(again.documents().first()?)?;
        value.says(&Value::of(root)).then_some(kept.text)
    }

    fn replaced_embedded(&mut self, old: &str, new: &str) {
        if old.trim_end_matches('\n') != new {
            self.replaced.push((self.outer.unwrap_or(0), SECRET_DATA));
        }
    }
}

/// What a scalar is told as when it was replaced.
fn reason(zone: Zone<'_>) -> &'static str {
    match zone {
        Zone::Hidden(code) => code,
        Zone::Field("username") => "redact-user",
        Zone::Field(field) if is_public(field) => "redact-user-info",
        Zone::Data { .. } => SECRET_DATA,
        Zone::Auths | Zone::Entry | Zone::Config(_) => CREDENTIAL,
        Zone::Annotations => "redact-annotation",
        _ => VALUE,
    }
}

fn text_of(new: String) -> (String, ScalarType) {
    (new, ScalarType::String)
}

fn scalar(node: Node<'_>, text: String, kind: ScalarType) -> Content {
    // Where the source has escapes or folded lines, it is written anew: a slice of it may hold more.
    let as_written = node.raw() == Some(&*text) && node.is_as_written();
    Content::Scalar {
        text,
        kind,
        as_written,
    }
}
