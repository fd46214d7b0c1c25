use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use super::Layout;
use super::file::{disk, readable, sync_folder};
use super::lock::lock;
use crate::native::digest::{Digest, Hasher};
use crate::native::problem::Problem;

/// Pieces that wait to be written. The registry waits when the disk is slow.
const WAITING: usize = 4;

/// Who brings a blob.
pub(crate) enum Claim {
    /// Nobody: it is there.
    Present,
    /// Whoever asked. The file is locked.
    Partial(Partial),
}

/// A blob under way, with the hash of what is there.
pub(crate) struct Partial {
    file: File,
    path: PathBuf,
    hasher: Hasher,
    written: u64,
}

impl Layout {
    /// Takes a blob on, unless it is there or somebody else brings it meanwhile.
    pub(crate) async fn claim(&self, digest: &Digest, size: u64) -> Result<Claim, Problem> {
        let path = self.partial(digest);
        loop {
            if self.has(digest, size) {
                return Ok(Claim::Present);
            }
            let fail = |error| disk(&path, error);
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(fail)?;
            lock(&file, &path).await?;
            // Whoever had it locked may have brought it, and then the file has got another name.
            if self.has(digest, size) || !is_same_file(&file, &path) {
                continue;
            }
            let partial = Partial {
                hasher: Hasher::like(digest),
                file,
                path: path.clone(),
                written: 0,
            };
            let partial = spawn_blocking(move || partial.taken_up(size)).await;
            return partial
                .map_err(|error| Problem::Layout(error.to_string()))?
                .map(Claim::Partial);
        }
    }

    /// Puts a whole blob in its place if it is what it should be; else the file comes back empty.
    pub(crate) async fn accept(
        &self,
        mut partial: Partial,
        expected: &Digest,
    ) -> Result<(), (Problem, Box<Partial>)> {
        let found = partial.hasher.finish();
        if found != *expected {
            let _ = partial.empty();
            let expected = expected.clone();
            let problem = Problem::WrongDigest { expected, found };
            return Err((problem, Box::new(partial)));
        }
        let place = self.blob(expected);
        let done = spawn_blocking(move || {
            let moved = (|| {
                if let Some(folder) = place.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                readable(&partial.file)?;
                partial.file.sync_all()?;
                std::fs::rename(&partial.path, &place)
            })();
            match moved {
                Ok(()) => {
                    sync_folder(&place);
                    Ok(())
                }
                Err(error) => Err((disk(&place, error), Box::new(partial))),
            }
        });
        match done.await {
            Ok(done) => done,
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
}

impl Partial {
    /// The bytes that are there.
    pub(crate) fn written(&self) -> u64 {
        self.written
    }

    /// Reads what an earlier run left.
    fn taken_up(mut self, size: u64) -> Result<Self, Problem> {
        let fail = |error| disk(&self.path, error);
        if self.file.metadata().map_err(fail)?.len() > size {
            self.empty()?;
            return Ok(self);
        }
        let mut buffer = vec![0; 256 << 10];
        loop {
            let read = self.file.read(&mut buffer).map_err(fail)?;
            if read == 0 {
                return Ok(self);
            }
            self.hasher.update(&buffer[..read]);
            self.written += read as u64;
        }
    }

    /// Starts anew.
    pub(crate) fn empty(&mut self) -> Result<(), Problem> {
        let fail = |error| disk(&self.path, error);
        self.file.set_len(0).map_err(fail)?;
        self.file.seek(SeekFrom::Start(0)).map_err(fail)?;
        self.hasher.finish();
        self.written = 0;
        Ok(())
    }

    /// Hands the file to a thread that hashes and writes, so that the network does not wait.
    pub(crate) fn writer(self) -> Writer {
        let (pieces, mut come) = mpsc::channel::<Bytes>(WAITING);
        let thread = spawn_blocking(move || {
            let mut partial = self;
            while let Some(piece) = come.blocking_recv() {
                if let Err(error) = partial.file.write_all(&piece) {
                    let problem = disk(&partial.path, error);
                    // A part of the piece may be there: back to what was hashed.
                    let _ = partial.file.set_len(partial.written);
                    let _ = partial.file.seek(SeekFrom::Start(partial.written));
                    return (partial, Err(problem));
                }
                partial.hasher.update(&piece);
                partial.written += piece.len() as u64;
            }
            (partial, Ok(()))
        });
        Writer { pieces, thread }
    }
}

/// A file that is being written.
pub(crate) struct Writer {
    pieces: mpsc::Sender<Bytes>,
    thread: JoinHandle<(Partial, Result<(), Problem>)>,
}

impl Writer {
    /// Whether there is any use in going on.
    pub(crate) async fn write(&self, piece: Bytes) -> bool {
        self.pieces.send(piece).await.is_ok()
    }

    /// Waits until all is written.
    pub(crate) async fn finish(self) -> (Partial, Result<(), Problem>) {
        drop(self.pieces);
        match self.thread.await {
            Ok(done) => done,
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
}

/// Whether an open file is still the one that has this name.
fn is_same_file(file: &File, path: &std::path::Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let identity = |meta: std::fs::Metadata| (meta.dev(), meta.ino());
        match (file.metadata(), path.metadata()) {
            (Ok(one), Ok(other)) => identity(one) == identity(other),
            _ => false,
        }
    }
    // Elsewhere a file that is open is not renamed.
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}
