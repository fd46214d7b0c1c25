use std::borrow::Cow;
use std::collections::HashMap;

use super::globs::Globs;
use super::paths::Paths;
use super::rule::{Bytes, KeyHost};
use super::target::Target;
use crate::host_glob::{Budget, HostGlob};

/// Keys by port, then by host: hosts without a pattern in one map, the others in a tree of labels
/// from the last to the first, where a place has literal labels, the label `*`, and patterns.
///
/// A look-up visits a place of the tree at most once, so it is never worse than a scan.
#[derive(Debug)]
pub(super) struct Index<'a> {
    /// Whether hosts are split at the dots; else the whole host is one label.
    split: bool,
    expected: usize,
    ports: HashMap<Bytes<'a>, Hosts<'a>>,
    places: Vec<Place<'a>>,
    budget: Budget,
}

#[derive(Debug)]
struct Hosts<'a> {
    literal: HashMap<Bytes<'a>, Paths>,
    /// The root of the tree.
    root: Option<usize>,
}

#[derive(Debug, Default)]
struct Place<'a> {
    /// The records whose host ends here.
    paths: Paths,
    literal: HashMap<Bytes<'a>, usize>,
    any: Option<usize>,
    globs: Option<Box<Globs<'a>>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(split: bool, expected: usize) -> Self {
        Self {
            split,
            expected,
            ports: HashMap::new(),
            places: Vec::new(),
            budget: Budget::default(),
        }
    }

    pub(super) fn add(&mut self, host: KeyHost<'a>, record: u32) {
        // The first port gets the room: nearly all keys have none.
        let expected = if self.ports.is_empty() {
            self.expected
        } else {
            0
        };
        let hosts = self.ports.entry(host.port).or_insert_with(|| Hosts {
            literal: HashMap::with_capacity(expected),
            root: None,
        });
        if HostGlob::new(&*host.name).is_literal() {
            hosts.literal.entry(host.name).or_default().add(record);
            return;
        }
        let places = &mut self.places;
        let mut place = *hosts.root.get_or_insert_with(|| push(places));
        for label in labels(host.name, self.split) {
            place = step(places, place, label);
        }
        places[place].paths.add(record);
    }

    /// The records that match the image, in no order.
    pub(super) fn find<'t>(
        &self,
        target: &Target<'_>,
        path_of: impl Fn(u32) -> &'t [u8],
    ) -> Vec<u32> {
        let mut found = Vec::new();
        let Some(hosts) = self.ports.get(&*target.host.port) else {
            return found;
        };
        let name = &*target.host.name;
        if let Some(paths) = hosts.literal.get(name) {
            paths.find(&target.path, &path_of, &mut found);
        }
        let Some(root) = hosts.root else {
            return found;
        };
        // What is still to be visited, and how much of the host it is about.
        let mut open = vec![(root, Some(name))];
        while let Some((place, rest)) = open.pop() {
            let place = &self.places[place];
            let Some(rest) = rest else {
                place.paths.find(&target.path, &path_of, &mut found);
                continue;
            };
            let (rest, label) = last_label(rest, self.split);
            if let Some(&next) = place.literal.get(label) {
                open.push((next, rest));
            }
            if let Some(next) = place.any {
                open.push((next, rest));
            }
            if let Some(globs) = &place.globs {
                globs.find(label, &self.budget, |next| open.push((next, rest)));
            }
        }
        found
    }
}

fn push(places: &mut Vec<Place<'_>>) -> usize {
    places.push(Place::default());
    places.len() - 1
}

fn step<'a>(places: &mut Vec<Place<'a>>, from: usize, label: Bytes<'a>) -> usize {
    let next = places.len();
    let glob = HostGlob::new(&*label);
    let place = &mut places[from];
    let to = if glob.is_literal() {
        *place.literal.entry(label).or_insert(next)
    } else if glob.is_any() {
        *place.any.get_or_insert(next)
    } else {
        place.globs.get_or_insert_default().place(label, || next)
    };
    if to == next {
        push(places);
    }
    to
}

/// The last label, and what is before it if there is more.
fn last_label(host: &[u8], split: bool) -> (Option<&[u8]>, &[u8]) {
    match host.iter().rposition(|&byte| byte == b'.') {
        Some(dot) if split => (Some(&host[..dot]), &host[dot + 1..]),
        _ => (None, host),
    }
}

/// The labels, the last one first.
fn labels(host: Bytes<'_>, split: bool) -> Vec<Bytes<'_>> {
    if !split {
        return vec![host];
    }
    match host {
        Cow::Borrowed(host) => host
            .rsplit(|&byte| byte == b'.')
            .map(Cow::Borrowed)
            .collect(),
        Cow::Owned(host) => host
            .rsplit(|&byte| byte == b'.')
            .map(|label| Cow::Owned(label.to_vec()))
            .collect(),
    }
}
