use std::collections::HashSet;

use crate::image_name::normalized;
use crate::options::Options;

/// Which images are on which node.
pub(crate) struct Presence {
    /// Node (empty: every node) and image, normalised.
    images: HashSet<(String, String)>,
}

impl Presence {
    /// `NODE=IMAGE`, or `IMAGE` for every node; `=` is in no image name.
    pub(crate) fn new(options: &Options) -> Self {
        let images = options
            .present
            .iter()
            .map(|given| {
                let (node, image) = given.split_once('=').unwrap_or(("", given));
                (node.to_owned(), normalized(image))
            })
            .collect();
        Self { images }
    }

    /// Whether the node has the image.
    pub(crate) fn on(&self, node: &str, image: &str) -> bool {
        if self.images.is_empty() {
            return false;
        }
        let image = normalized(image);
        let has = |node: &str| self.images.contains(&(node.to_owned(), image.clone()));
        has("") || (!node.is_empty() && has(node))
    }

    /// The nodes that were spoken of by name.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &str> {
        self.images
            .iter()
            .map(|(node, _)| node.as_str())
            .filter(|node| !node.is_empty())
    }
}
