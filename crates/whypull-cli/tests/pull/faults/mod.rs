//! One trial for every fault that a pull has to survive. After each: an error that names image, credential
//! and step, and a layout that skopeo reads.

mod answers;
mod blobs;
mod cuts;
mod disk;
mod indexes;
mod manifests;
mod next_credential;
mod paths;
mod redirects;
mod tokens;

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    [
        answers::trials(),
        blobs::trials(),
        cuts::trials(),
        disk::trials(),
        indexes::trials(),
        manifests::trials(),
        next_credential::trials(),
        paths::trials(),
        redirects::trials(),
        tokens::trials(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
