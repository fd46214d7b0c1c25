//! Locks between processes: of one unfinished blob, and of the index.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::task::spawn_blocking;

use super::file::disk;
use super::{Layout, index};
use crate::native::digest::Digest;
use crate::native::problem::Problem;

const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Locks a file, as soon as nobody else has it locked. The wait ends with whoever waits.
pub(super) async fn lock(file: &File, path: &Path) -> Result<(), Problem> {
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => tokio::time::sleep(LOOK_AGAIN).await,
            Err(TryLockError::Error(error)) => return Err(disk(path, error)),
        }
    }
}

impl Layout {
    /// Does something with the index that takes no time, while nobody else does.
    pub(super) fn lock_index_now<T>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let path = self.lock_path();
        let fail = |error| disk(&path, error);
        let file = File::create(&path).map_err(fail)?;
        file.lock().map_err(fail)?;
        work(self)
    }

    /// Names an image: whoever reads the layout finds it from now on.
    pub(crate) async fn name(
        &self,
        name: &str,
        manifest: Vec<u8>,
        digest: Digest,
    ) -> Result<(), Problem> {
        let _turn = self.naming.lock().await;
        let path = self.lock_path();
        let file = File::create(&path).map_err(|error| disk(&path, error))?;
        lock(&file, &path).await?;
        let (layout, name) = (self.clone(), name.to_owned());
        let work = spawn_blocking(move || {
            layout.put_manifest(&manifest, &digest)?;
            let mut index = layout.read_index()?;
            if index::set(&mut index, &name, &manifest, &digest)? {
                layout.write_index(&index)?;
            }
            drop(file);
            Ok(())
        });
        match work.await {
            Ok(done) => done,
            Err(error) => Err(Problem::Layout(error.to_string())),
        }
    }

    fn lock_path(&self) -> PathBuf {
        self.work().join("index.lock")
    }

    /// Puts a manifest among the blobs.
    fn put_manifest(&self, bytes: &[u8], digest: &Digest) -> Result<(), Problem> {
        let path = self.blob(digest);
        if self.has(digest, bytes.len() as u64) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| disk(folder, error))?;
        }
        super::file::put(&self.work(), &path, bytes)
    }
}
