//! Files that are there as a whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use crate::native::problem::Problem;

pub(super) fn disk(path: &Path, error: io::Error) -> Problem {
    Problem::Disk {
        path: path.display().to_string(),
        error,
    }
}

/// Writes a small file: beside its place first, then there.
pub(super) fn put(work: &Path, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let fail = |error| disk(path, error);
    let mut file = tempfile::Builder::new()
        .prefix("new-")
        .tempfile_in(work)
        .map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    readable(file.as_file()).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    sync_folder(path);
    Ok(())
}

/// A temporary file is its owner's alone; what is in a layout is anybody's who may look in.
pub(super) fn readable(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}

/// The name of a new file is on the disk once its folder is. Not everywhere can folders be opened.
pub(super) fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}
