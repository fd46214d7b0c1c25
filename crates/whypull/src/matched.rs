//! Keys and an image, without a Pod around them: what `whypull match` prints and
//! `matchCredentials` returns.
//!
//! ```
//! use whypull::matched::Keys;
//! use whypull::semantics::Semantics;
//!
//! let keys = Keys::new(["quay.io", "*.io/coreos"]);
//! let matched = keys.explain("quay.io/coreos/etcd", Semantics::Kubelet).unwrap();
//! assert_eq!(matched.matched, ["quay.io", "*.io/coreos"]);
//! assert!(matched.matches[0].kubelet && !matched.matches[1].docker);
//! ```

use std::cell::OnceCell;

use serde::Serialize;

use crate::docker_config::DockerConfig;
use crate::explain::Sentences;
use crate::keyring::{Comparison, Keyring, Reading, compare, masked_key};
use crate::message::Message;
use crate::name::BadName;
use crate::reference::Reference;
use crate::semantics::Semantics;

/// Keys that images are matched against. Each rule set indexes them once, when it is asked first.
#[derive(Debug)]
pub struct Keys<'a> {
    given: Vec<&'a str>,
    config: Option<&'a DockerConfig>,
    keyrings: [OnceCell<Keyring<'a>>; 3],
}

/// The keys that serve one image, by name only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatchedKeys {
    /// The image as given.
    pub image: String,
    /// What it is looked up by.
    pub repository: String,
    /// The keys that match, in the order in which they are tried; as given.
    pub matched: Vec<String>,
}

/// The keys that serve one image, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Matched"))]
pub struct Matched<T = Message> {
    /// What the image is looked up by.
    pub repository: String,
    /// The keys that match under the rule set asked for, in the order in which they are tried. As
    /// given where keys were given; user info masked where they are a config's.
    pub matched: Vec<String>,
    /// The keys that any rule set uses, then those that nearly match.
    pub matches: Vec<KeyMatch<T>>,
}

/// A key with the answers of all three rule sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "KeyMatch"))]
pub struct KeyMatch<T = Message> {
    /// The key (user info masked).
    pub key: String,
    /// Whether the kubelet uses it.
    pub kubelet: bool,
    /// Whether it would be used if the documentation were right.
    pub docs: bool,
    /// Whether `docker pull` uses it.
    pub docker: bool,
    /// Why, label by label.
    pub why: Vec<T>,
}

impl<'a> Keys<'a> {
    /// Keys alone.
    pub fn new(keys: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            given: keys.into_iter().collect(),
            config: None,
            keyrings: Default::default(),
        }
    }

    /// The keys of a docker config. One that cannot be used serves nothing, and Docker asks the
    /// helper of `credsStore` or `credHelpers` instead of the file.
    pub fn of_config(config: &'a DockerConfig) -> Self {
        Self {
            config: Some(config),
            ..Self::new(config.entries.iter().map(|entry| entry.key.as_str()))
        }
    }

    /// The keys that serve an image under a rule set, in the order in which they are tried.
    ///
    /// # Errors
    ///
    /// Why the image is no name.
    pub fn find(&self, image: &str, semantics: Semantics) -> Result<MatchedKeys, BadName> {
        let target = Target::of(image)?;
        Ok(MatchedKeys {
            image: image.to_owned(),
            matched: self.shown(&self.lookup(semantics, &target)),
            repository: target.repository,
        })
    }

    /// The same with every key that any rule set uses or that nearly matches, and why.
    ///
    /// # Errors
    ///
    /// Why the image is no name.
    pub fn explain(&self, image: &str, semantics: Semantics) -> Result<Matched, BadName> {
        let target = Target::of(image)?;
        let found = Semantics::ALL.map(|semantics| self.lookup(semantics, &target));
        let mut order: Vec<usize> = Vec::new();
        let mut is_used = vec![false; self.given.len()];
        for &key in found.iter().flatten() {
            if !std::mem::replace(&mut is_used[key], true) {
                order.push(key);
            }
        }
        order.extend((0..self.given.len()).filter(|&key| !is_used[key]));
        let matches = order
            .into_iter()
            .filter_map(|key| {
                let comparison = compare(self.given[key], &target.domain, &target.path);
                (is_used[key] || is_near(&comparison)).then(|| self.tell(key, comparison, &found))
            })
            .collect();
        Ok(Matched {
            matched: self.shown(&self.lookup(semantics, &target)),
            repository: target.repository,
            matches,
        })
    }

    fn tell(&self, key: usize, comparison: Comparison, found: &[Vec<usize>; 3]) -> KeyMatch {
        let [kubelet, docs, docker] = [0, 1, 2].map(|at: usize| found[at].contains(&key));
        let mut why = comparison.kubelet.why;
        if comparison.kubelet.fallback && !kubelet && !found[0].is_empty() {
            why.push(Message::new("match-hub-fallback-unused"));
        }
        if docs != kubelet {
            why.extend(comparison.docs.why);
        }
        if docker != kubelet {
            why.extend(comparison.docker.why);
        }
        KeyMatch {
            key: masked_key(self.given[key]).into_owned(),
            kubelet,
            docs,
            docker,
            why,
        }
    }

    fn lookup(&self, semantics: Semantics, target: &Target) -> Vec<usize> {
        if let Some(config) = self.config {
            let by_helper =
                semantics == Semantics::Docker && config.docker_helper(&target.domain).is_some();
            if by_helper || config.fault.is_some() {
                return Vec::new();
            }
        }
        self.keyrings[semantics as usize]
            .get_or_init(|| Keyring::new(semantics, self.given.iter().copied().zip(0..)))
            .lookup(&target.domain, &target.path)
    }

    fn shown(&self, keys: &[usize]) -> Vec<String> {
        keys.iter()
            .map(|&key| match self.config {
                Some(_) => masked_key(self.given[key]).into_owned(),
                None => self.given[key].to_owned(),
            })
            .collect()
    }
}

impl Matched {
    /// The same in words.
    pub fn in_words(self, sentences: &Sentences) -> Matched<String> {
        Matched {
            repository: self.repository,
            matched: self.matched,
            matches: self
                .matches
                .into_iter()
                .map(|found| KeyMatch {
                    key: found.key,
                    kubelet: found.kubelet,
                    docs: found.docs,
                    docker: found.docker,
                    why: found.why.iter().map(|why| sentences.say(why)).collect(),
                })
                .collect(),
        }
    }
}

struct Target {
    domain: String,
    path: String,
    repository: String,
}

impl Target {
    fn of(image: &str) -> Result<Self, BadName> {
        let reference = Reference::parse(image).map_err(|error| BadName::of(image, &error))?;
        Ok(Self {
            domain: reference.domain().to_owned(),
            path: reference.path().to_string(),
            repository: reference.repository().to_string(),
        })
    }
}

/// How many letters of a host may be wrong.
const MOST_SLIPS: usize = 2;

/// Whether a key that no rule set uses was perhaps meant for the image.
fn is_near(comparison: &Comparison) -> bool {
    comparison.kubelet.matched
        || comparison.docs.matched
        || comparison.docker.matched
        || is_nearly_read(&comparison.kubelet)
        || is_nearly_read(&comparison.docs)
}

fn is_nearly_read(reading: &Reading) -> bool {
    // Where nothing was compared the key is not read at all: that is worth telling.
    let (Some(_), false) = (&reading.path, reading.labels.is_empty()) else {
        return reading.port.is_none() && reading.path.is_none();
    };
    if reading.labels.iter().all(|label| label.matched) {
        return true;
    }
    // A label too many or too few.
    let fitting = reading.labels.iter().filter(|label| label.matched).count();
    let only_missing = reading
        .labels
        .iter()
        .all(|label| label.matched || label.pattern.is_empty() || label.text.is_empty());
    if only_missing && fitting > 1 {
        return true;
    }
    // A slip of the keys, or of the case.
    let joined = |of: fn(&crate::keyring::PartMatch) -> &str| -> String {
        let labels: Vec<_> = reading.labels.iter().map(of).collect();
        labels.join(".").to_lowercase()
    };
    let (pattern, text) = (joined(|label| &label.pattern), joined(|label| &label.text));
    pattern.len() > MOST_SLIPS * 3 && strsim::damerau_levenshtein(&pattern, &text) <= MOST_SLIPS
}
