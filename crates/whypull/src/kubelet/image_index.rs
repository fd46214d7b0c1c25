use super::Platform;
use crate::manifest::{Object, Place};
use crate::reference::Reference;
use crate::source::Kind;

/// An image index (or Docker manifest list) that was pasted.
#[derive(Debug)]
pub(crate) struct ImageIndex {
    /// The image it belongs to, where that was said.
    pub(crate) image: Option<String>,
    pub(crate) manifests: Vec<OfferedManifest>,
    /// Whether it is an index at all: a single manifest serves whatever platform it was built for.
    pub(crate) is_index: bool,
    pub(crate) place: Place,
}

/// A manifest that an index offers for a platform.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OfferedManifest {
    pub(crate) platform: Platform,
    pub(crate) digest: String,
    pub(crate) place: Place,
}

/// Which manifest a node of some platform takes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Choice<'a> {
    Manifest(&'a OfferedManifest),
    /// None fits; these are there.
    Missing(Vec<String>),
    /// Not an index: no choice to make.
    Single,
}

impl ImageIndex {
    pub(crate) fn read(object: Object<'_>, image: Option<String>) -> Self {
        let list = object
            .node
            .get("manifests")
            .filter(|list| list.kind() == Kind::Sequence);
        let text = |node: Option<crate::source::Node<'_>>| {
            node.and_then(|node| node.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        let manifests = list
            .into_iter()
            .flat_map(|list| list.items())
            .filter_map(|manifest| {
                let platform = manifest.get("platform")?;
                Some(OfferedManifest {
                    platform: Platform {
                        os: text(platform.get("os")),
                        architecture: text(platform.get("architecture")),
                        variant: text(platform.get("variant")),
                    },
                    digest: text(manifest.get("digest")),
                    place: Place::of(object.source, manifest),
                })
            })
            .collect();
        Self {
            image,
            manifests,
            is_index: list.is_some(),
            place: object.place(),
        }
    }

    /// Whether it is the index of an image. One that was given without a name belongs to every image,
    /// if it is the only one.
    pub(crate) fn belongs_to(&self, reference: &Reference<'_>, only: bool) -> bool {
        match &self.image {
            Some(image) => Reference::parse(image).is_ok_and(|other| {
                other.repository() == reference.repository()
                    && other.effective_tag() == reference.effective_tag()
            }),
            None => only,
        }
    }

    /// The best manifest; of equally good ones the first. Attestations (`unknown/unknown`) fit
    /// no node.
    pub(crate) fn choose(&self, platform: &Platform) -> Choice<'_> {
        if !self.is_index {
            return Choice::Single;
        }
        let best = self
            .manifests
            .iter()
            .filter_map(|offered| Some((platform.accepts(&offered.platform)?, offered)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        match best {
            Some((_, offered)) => Choice::Manifest(offered),
            None => Choice::Missing(
                self.manifests
                    .iter()
                    .filter(|offered| offered.platform.os != "unknown")
                    .map(|offered| offered.platform.to_string())
                    .collect(),
            ),
        }
    }
}
