//! Which keys of docker configs serve an image, and in which order they are tried.
//!
//! Three rule sets read the same key differently ([`Semantics`]):
//!
//! - `kubelet` (k/k `pkg/credentialprovider/keyring.go`, v1.37): the key is a URL; its host is split
//!   at the dots and matched label by label; ports are equal; its path is a raw prefix. Every match
//!   is used, in reverse byte order of the normalised keys. Only if nothing matched, and the image
//!   is on Docker Hub, the entry `index.docker.io` is.
//! - `docs`: the key is text; a glob matches the whole host, dots included. The rest as above.
//! - `docker` (docker/cli `cli/config/credentials/file_store.go`): one address is asked for; an
//!   equal key wins, then a key with that host; no globs, no paths.
//!
//! ```
//! use whypull::{keyring::Keyring, semantics::Semantics};
//!
//! let keys = ["quay.io", "*.io/coreos", "https://index.docker.io/v1/"];
//! let keyring = Keyring::new(Semantics::Kubelet, keys.into_iter().zip(0..));
//! assert_eq!(keyring.lookup("quay.io", "coreos/etcd"), [0, 1]);
//! assert_eq!(keyring.lookup("docker.io", "library/nginx"), [2]);
//! ```

mod comparison;
mod docker;
mod docs;
mod globs;
mod index;
mod kubelet;
mod masked;
mod paths;
mod prefixes;
mod provider;
mod rule;
mod scan;
mod target;

pub use comparison::{Comparison, PartMatch, Reading, compare};
pub(crate) use docker::address_of;
pub use masked::masked_key;
pub(crate) use masked::{hollow, hollow_key};
pub use provider::{match_image, match_image_error};
pub use scan::scan;

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::semantics::Semantics;
use docker::Addresses;
use index::Index;
use rule::Rule;
use target::Target;

/// The keys of several sources, indexed for one rule set.
///
/// Keys are given with an identifier of the caller's, in the order in which their sources are
/// added; equal keys keep that order.
#[derive(Debug)]
pub struct Keyring<'a> {
    semantics: Semantics,
    /// Those that can be used at all, in the order given.
    records: Vec<Record<'a>>,
    search: Search<'a>,
    /// The records of the entry `index.docker.io`, for Docker Hub when nothing matched.
    hub: Vec<u32>,
}

#[derive(Debug)]
enum Search<'a> {
    Globs(Index<'a>),
    Addresses(Addresses<'a>),
}

#[derive(Debug)]
struct Record<'a> {
    id: usize,
    key: &'a str,
    rule: Rule<'a>,
}

/// Keys of different spelling that are one entry of the index, or one address.
///
/// A docker config is a map: of two such keys in one file, which comes first is random.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// What the keys have become, without user info.
    pub key: String,
    /// The entries, in the order given.
    pub entries: Vec<usize>,
}

impl<'a> Keyring<'a> {
    /// Indexes the keys. Nothing is compiled before a look-up needs it.
    pub fn new(semantics: Semantics, keys: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let keys = keys.into_iter();
        let expected = keys.size_hint().0;
        let mut keyring = Self {
            semantics,
            records: Vec::with_capacity(expected),
            search: match semantics {
                Semantics::Kubelet => Search::Globs(Index::new(true, expected)),
                Semantics::Docs => Search::Globs(Index::new(false, expected)),
                Semantics::Docker => Search::Addresses(Addresses::default()),
            },
            hub: Vec::new(),
        };
        for (key, id) in keys {
            keyring.add(key, id);
        }
        keyring
    }

    fn add(&mut self, key: &'a str, id: usize) {
        let Ok(record) = u32::try_from(self.records.len()) else {
            return;
        };
        let rule = match &mut self.search {
            Search::Addresses(addresses) => {
                addresses.add(key, record);
                Rule::address(key)
            }
            Search::Globs(index) => {
                let read = match self.semantics {
                    Semantics::Docs => Some(docs::read(key)),
                    _ => kubelet::read(key),
                };
                let Some((host, rule)) = read else {
                    return;
                };
                if rule.is_hub_entry() {
                    self.hub.push(record);
                }
                index.add(host, record);
                rule
            }
        };
        self.records.push(Record { id, key, rule });
    }

    /// The entries that serve an image, in the order in which they are tried.
    ///
    /// `domain` and `path` are those of the normalised name: `docker.io` and `library/nginx`.
    pub fn lookup(&self, domain: &str, path: &str) -> Vec<usize> {
        let mut found = match &self.search {
            Search::Addresses(addresses) => addresses.find(domain),
            Search::Globs(index) => {
                let target = match self.semantics {
                    Semantics::Docs => Some(Target::docs(domain, path)),
                    _ => Target::kubelet(domain, path),
                };
                let path_of = |record: u32| self.rule(record).path();
                let mut found = target.map_or_else(Vec::new, |target| index.find(&target, path_of));
                found.sort_unstable_by(|&one, &other| self.order(one, other));
                found
            }
        };
        if found.is_empty() && target::is_on_hub(domain) {
            found.clone_from(&self.hub);
        }
        found
            .into_iter()
            .map(|record| self.records[record as usize].id)
            .collect()
    }

    fn rule(&self, record: u32) -> &Rule<'a> {
        &self.records[record as usize].rule
    }

    /// Reverse byte order, so that a longer path comes before its prefix; then as given.
    fn order(&self, one: u32, other: u32) -> Ordering {
        self.rule(other)
            .cmp_index_key(self.rule(one))
            .then(one.cmp(&other))
    }

    /// The keys that are spelled differently and mean one entry. Among those of one file the
    /// kubelet's order is random (and Docker's choice is).
    pub fn collisions(&self) -> Vec<Collision> {
        let mut groups: HashMap<Vec<u8>, Vec<&Record<'a>>> = HashMap::new();
        for record in &self.records {
            let name = match self.semantics {
                Semantics::Docker => docker::host_of(record.key).into_owned(),
                _ => record.rule.index_key(),
            };
            groups.entry(name).or_default().push(record);
        }
        let mut collisions: Vec<_> = groups
            .into_iter()
            .filter(|(name, records)| {
                let differ = records.iter().any(|record| record.key != records[0].key);
                // Docker takes an equal key first, and asks for Docker Hub by an address that is
                // no host: neither is left to chance.
                let decided = self.semantics == Semantics::Docker
                    && (records.iter().any(|record| record.key.as_bytes() == name)
                        || matches!(name.as_slice(), b"docker.io" | b"index.docker.io"));
                differ && !decided
            })
            .map(|(name, records)| Collision {
                key: masked_key(&String::from_utf8_lossy(&name)).into_owned(),
                entries: records.iter().map(|record| record.id).collect(),
            })
            .collect();
        collisions.sort_by(|one, other| one.key.cmp(&other.key));
        collisions
    }
}
