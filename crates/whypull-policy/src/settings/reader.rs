use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use whypull::explain::Language;
use whypull::kubelet::{ContainerRuntime, KubernetesVersion};
use whypull::semantics::Semantics;

use super::level::INVALID_NAME;
use super::{Context, Failure, Fault, Level, Levels, Settings};
use crate::pattern::{ImagePattern, NamePattern, RegistryPattern, Rewrites};

/// Every setting, in the order of the documentation.
const NAMES: [&str; 15] = [
    "diagnostics",
    "alwaysPull",
    "pinDigests",
    "pinDigestsFailure",
    "mutateTemplates",
    "allowedRegistries",
    "deniedRegistries",
    "rewriteRegistries",
    "exemptNamespaces",
    "exemptImages",
    "context",
    "kubernetesVersion",
    "containerRuntime",
    "semantics",
    "lang",
];

const FAILURES: [(&str, Failure); 2] = [("deny", Failure::Deny), ("warn", Failure::Warn)];

const CONTEXTS: [(&str, Context); 3] = [
    ("auto", Context::Auto),
    ("off", Context::Off),
    ("required", Context::Required),
];

const RUNTIMES: [ContainerRuntime; 2] = [ContainerRuntime::Containerd, ContainerRuntime::CriO];

pub(super) fn read(text: &str) -> Result<Settings, Fault> {
    let mut settings = Settings::default();
    for (name, value) in entries("", text)? {
        let value = Value {
            setting: &name,
            text: value.get(),
        };
        match &*name {
            "diagnostics" => settings.levels = levels(&value)?,
            "alwaysPull" => settings.always_pull = value.boolean()?,
            "pinDigests" => settings.pin_digests = value.boolean()?,
            "pinDigestsFailure" => settings.pin_digests_failure = value.one_of(&FAILURES)?,
            "mutateTemplates" => settings.mutate_templates = value.boolean()?,
            "allowedRegistries" => {
                settings.allowed_registries = value.list(RegistryPattern::read)?;
            }
            "deniedRegistries" => settings.denied_registries = value.list(RegistryPattern::read)?,
            "rewriteRegistries" => settings.rewrite_registries = rewrites(&value)?,
            "exemptNamespaces" => settings.exempt_namespaces = value.list(NamePattern::read)?,
            "exemptImages" => settings.exempt_images = value.list(ImagePattern::read)?,
            "context" => settings.context = value.one_of(&CONTEXTS)?,
            "kubernetesVersion" => {
                settings.kubernetes_version = value.parse::<KubernetesVersion>()?;
            }
            "containerRuntime" => {
                let runtimes = RUNTIMES.map(|runtime| (runtime.name(), runtime));
                settings.container_runtime = Some(value.one_of(&runtimes)?);
            }
            "semantics" => {
                let all = Semantics::ALL.map(|semantics| (semantics.name(), semantics));
                settings.semantics = value.one_of(&all)?;
            }
            "lang" => {
                let all = Language::ALL.map(|language| (language.tag(), language));
                settings.lang = value.one_of(&all)?;
            }
            unknown => return Err(Fault::unknown("setting", unknown, "", NAMES)),
        }
    }
    Ok(settings)
}

fn levels(value: &Value<'_>) -> Result<Levels, Fault> {
    let mut levels = Levels::default();
    for (code, level) in entries(value.setting, value.text)? {
        let setting = format!("{}.{code}", value.setting);
        let Some(known) = whypull::codes().find(|known| *known == code) else {
            return Err(Fault::unknown(
                "code",
                &code,
                value.setting,
                whypull::codes(),
            ));
        };
        let value = Value {
            setting: &setting,
            text: level.get(),
        };
        let level = value.one_of(&Level::ALL)?;
        if known == INVALID_NAME && level == Level::Off {
            return Err(Fault::new(
                setting,
                "must be \"deny\" or \"warn\": an image that is no name never passes in silence",
            ));
        }
        levels.set(known, level);
    }
    Ok(levels)
}

fn rewrites(value: &Value<'_>) -> Result<Rewrites, Fault> {
    let mut rewrites = Rewrites::default();
    for (from, to) in entries(value.setting, value.text)? {
        // What precedes an @ may be a password.
        let shown = from.rsplit('@').next().unwrap_or_default();
        let shown: String = shown.chars().take(60).collect();
        let setting = format!("{}.{shown}", value.setting);
        let to = Value {
            setting: &setting,
            text: to.get(),
        };
        let to = to.string()?;
        rewrites
            .add(&from, &to)
            .map_err(|problem| Fault::new(setting.as_str(), problem))?;
    }
    rewrites
        .check()
        .map_err(|problem| Fault::new(value.setting, problem))?;
    Ok(rewrites)
}

/// A setting and what is written for it.
struct Value<'v> {
    setting: &'v str,
    text: &'v str,
}

impl Value<'_> {
    fn boolean(&self) -> Result<bool, Fault> {
        match self.text {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(self.wanted("true or false", other)),
        }
    }

    fn string(&self) -> Result<String, Fault> {
        serde_json::from_str(self.text).map_err(|_| self.wanted("a string", self.text))
    }

    fn one_of<T: Copy>(&self, choices: &[(&'static str, T)]) -> Result<T, Fault> {
        // An `off` without quotes is false to YAML 1.1, which kubectl reads.
        let given = match self.text {
            "false" => "off".to_owned(),
            _ => self.string()?,
        };
        let chosen = choices.iter().find(|(name, _)| *name == given);
        chosen.map(|(_, value)| *value).ok_or_else(|| {
            let names = choices.iter().map(|(name, _)| *name);
            Fault::unknown("value", &given, self.setting, names)
        })
    }

    fn parse<T: FromStr<Err = String>>(&self) -> Result<T, Fault> {
        let given = self.string()?;
        // The reader's own words repeat what was given: no more of it than makes it known again.
        let given: String = given.chars().take(40).collect();
        given
            .parse()
            .map_err(|problem| Fault::new(self.setting, problem))
    }

    fn list<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, Fault> {
        let given: Vec<Cow<'_, str>> = serde_json::from_str(self.text)
            .map_err(|_| self.wanted("a list of strings", self.text))?;
        let read = |(at, text): (usize, &Cow<'_, str>)| {
            let problem = |problem| Fault::new(format!("{}[{at}]", self.setting), problem);
            read(text).map_err(problem)
        };
        given.iter().enumerate().map(read).collect()
    }

    fn wanted(&self, wanted: &str, found: &str) -> Fault {
        Fault::new(
            self.setting,
            format!("must be {wanted}, not {}", kind(found)),
        )
    }
}

/// What a JSON value is, by its first letter: its text is not repeated.
fn kind(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

type Entry<'t> = (String, &'t RawValue);

/// The entries of an object; a key that stands twice is a fault, since one of the two would be lost.
fn entries<'t>(setting: &str, text: &'t str) -> Result<Vec<Entry<'t>>, Fault> {
    if !text.starts_with('{') {
        let problem = format!("must be an object, not {}", kind(text));
        return Err(Fault::new(setting, problem));
    }
    let read = serde_json::Deserializer::from_str(text).deserialize_map(Entries);
    let entries = read.map_err(|_| Fault::new(setting, "is no JSON object"))?;
    let mut seen = BTreeSet::new();
    for (name, _) in &entries {
        if !seen.insert(name) {
            let short: String = name.chars().take(60).collect();
            return Err(Fault::new(setting, format!("{short:?} stands twice")));
        }
    }
    Ok(entries)
}

struct Entries;

impl<'t> Visitor<'t> for Entries {
    type Value = Vec<Entry<'t>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}
