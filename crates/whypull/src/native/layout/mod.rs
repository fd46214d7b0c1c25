//! A folder in OCI's image layout, as one or several processes fill it.
//!
//! Below `blobs/` there is nothing that was not checked: what is under way is in `.whypull/`, which
//! other tools do not look into, and is renamed when it is whole.

mod file;
mod index;
mod lock;
mod partial;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use oci_spec::image::{Descriptor, ImageIndex, ImageManifest, OciLayout, OciLayoutBuilder};
use tokio::sync::Mutex;

use super::digest::Digest;
use super::problem::Problem;

pub(crate) use partial::{Claim, Partial};

/// The folder.
#[derive(Clone, Debug)]
pub struct Layout {
    folder: Arc<Path>,
    /// The line for the index within this process; between processes there is the lock.
    naming: Arc<Mutex<()>>,
}

const INDEX: &str = "index.json";
const LAYOUT: &str = "oci-layout";
const WORK: &str = ".whypull";

impl Layout {
    /// Opens a layout, or makes one where nothing is.
    pub fn open(folder: &Path) -> Result<Self, Problem> {
        let layout = Self {
            folder: folder.into(),
            naming: Arc::default(),
        };
        let blobs = folder.join("blobs").join("sha256");
        let is_new = !folder.join(LAYOUT).exists();
        // Another process may be about to make it, or one was that did not come to its end.
        let is_ours = |name: &std::ffi::OsStr| {
            name == WORK || name == "blobs" || name == INDEX || name == LAYOUT
        };
        let holds_others = |mut entries: std::fs::ReadDir| {
            entries.any(|entry| entry.is_ok_and(|entry| !is_ours(&entry.file_name())))
        };
        if is_new && folder.read_dir().is_ok_and(holds_others) {
            return Err(Problem::Layout(format!(
                "{} holds other things, and is no OCI layout: name a folder that is empty or not there",
                folder.display()
            )));
        }
        for folder in [&blobs, &layout.work()] {
            std::fs::create_dir_all(folder).map_err(|error| file::disk(folder, error))?;
        }
        if is_new {
            // Two processes may both be first: either writes the same.
            let version = OciLayoutBuilder::default()
                .image_layout_version("1.0.0")
                .build()
                .map_err(|error| Problem::Layout(error.to_string()))?;
            let text = version
                .to_string()
                .map_err(|error| Problem::Layout(error.to_string()))?;
            layout.lock_index_now(|layout| {
                if layout.path(INDEX).exists() {
                    layout.read_index()?;
                } else {
                    layout.write_index(&index::empty())?;
                }
                file::put(&layout.work(), &layout.path(LAYOUT), text.as_bytes())
            })?;
        } else {
            OciLayout::from_file(layout.path(LAYOUT)).map_err(|error| {
                Problem::Layout(format!("{} is no OCI layout: {error}", folder.display()))
            })?;
            layout.read_index()?;
        }
        Ok(layout)
    }

    /// A layout that is there, to be looked at: nothing is written. Nothing where there is none.
    pub fn look(folder: &Path) -> Option<Self> {
        let layout = Self {
            folder: folder.into(),
            naming: Arc::default(),
        };
        let is_there = layout.path(LAYOUT).is_file() && layout.read_index().is_ok();
        is_there.then_some(layout)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn work(&self) -> PathBuf {
        self.folder.join(WORK)
    }

    /// Where a blob is, once it is whole.
    pub(crate) fn blob(&self, digest: &Digest) -> PathBuf {
        let folder = self.folder.join("blobs").join(digest.algorithm());
        folder.join(digest.hex())
    }

    /// Whether a blob is there: it was checked before it got there, so that its size is enough.
    pub(crate) fn has(&self, digest: &Digest, size: u64) -> bool {
        self.blob(digest)
            .metadata()
            .is_ok_and(|file| file.is_file() && file.len() == size)
    }

    /// Whether an image is there with all its parts.
    pub(crate) fn has_image(&self, name: &str) -> bool {
        self.parts_of(name).is_some_and(|parts| {
            let mut parts = parts.iter();
            parts.all(|part| {
                let digest = part.digest().as_ref().parse();
                digest.is_ok_and(|digest| self.has(&digest, part.size()))
            })
        })
    }

    fn parts_of(&self, name: &str) -> Option<Vec<Descriptor>> {
        let index = self.read_index().ok()?;
        let entry = index
            .manifests()
            .iter()
            .find(|it| index::is_named(it, name))?;
        let digest: Digest = entry.digest().as_ref().parse().ok()?;
        if !self.has(&digest, entry.size()) || entry.size() > 4 << 20 {
            return None;
        }
        let bytes = std::fs::read(self.blob(&digest)).ok()?;
        let manifest: ImageManifest = serde_json::from_slice(&bytes).ok()?;
        let mut parts = manifest.layers().clone();
        parts.push(manifest.config().clone());
        Some(parts)
    }

    /// The bytes of a blob that are still to come.
    pub(crate) fn missing(&self, digest: &Digest, size: u64) -> u64 {
        if self.has(digest, size) {
            return 0;
        }
        let begun = self.partial(digest).metadata().map_or(0, |file| file.len());
        if begun > size { size } else { size - begun }
    }

    fn partial(&self, digest: &Digest) -> PathBuf {
        let name = format!("{}-{}", digest.algorithm(), digest.hex());
        self.work().join(name)
    }

    /// The bytes that are free on the disk.
    pub(crate) fn free(&self) -> Option<u64> {
        fs4::available_space(&self.folder).ok()
    }

    fn read_index(&self) -> Result<ImageIndex, Problem> {
        let path = self.path(INDEX);
        let bytes = std::fs::read(&path).map_err(|error| file::disk(&path, error))?;
        serde_json::from_slice(&bytes)
            .map_err(|error| Problem::Layout(format!("{}: {error}", path.display())))
    }

    fn write_index(&self, index: &ImageIndex) -> Result<(), Problem> {
        let text = index
            .to_string()
            .map_err(|error| Problem::Layout(error.to_string()))?;
        file::put(&self.work(), &self.path(INDEX), text.as_bytes())
    }
}
