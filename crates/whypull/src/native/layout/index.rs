//! `index.json`: which names the layout has.

use std::collections::HashMap;

use oci_spec::image::{
    ANNOTATION_REF_NAME, Descriptor, DescriptorBuilder, ImageIndex, ImageIndexBuilder, MediaType,
    SCHEMA_VERSION,
};

use crate::native::digest::Digest;
use crate::native::problem::Problem;

pub(super) fn empty() -> ImageIndex {
    ImageIndexBuilder::default()
        .schema_version(SCHEMA_VERSION)
        .media_type(MediaType::ImageIndex)
        .manifests(Vec::new())
        .build()
        .unwrap_or_default()
}

pub(super) fn is_named(entry: &Descriptor, name: &str) -> bool {
    let annotations = entry.annotations().as_ref();
    annotations
        .and_then(|all| all.get(ANNOTATION_REF_NAME))
        .is_some_and(|it| it == name)
}

/// Gives a manifest a name; another one that had it loses it. Whether anything changed.
pub(super) fn set(
    index: &mut ImageIndex,
    name: &str,
    manifest: &[u8],
    digest: &Digest,
) -> Result<bool, Problem> {
    let bad = |error: String| Problem::Layout(error);
    let entry = DescriptorBuilder::default()
        .media_type(MediaType::ImageManifest)
        .digest(
            digest
                .as_str()
                .parse::<oci_spec::image::Digest>()
                .map_err(|error| bad(error.to_string()))?,
        )
        .size(manifest.len() as u64)
        .annotations(HashMap::from([(
            ANNOTATION_REF_NAME.to_owned(),
            name.to_owned(),
        )]))
        .build()
        .map_err(|error| bad(error.to_string()))?;
    let mut manifests = index.manifests().clone();
    if manifests.contains(&entry) {
        return Ok(false);
    }
    manifests.retain(|it| !is_named(it, name));
    manifests.push(entry);
    index.set_manifests(manifests);
    Ok(true)
}
