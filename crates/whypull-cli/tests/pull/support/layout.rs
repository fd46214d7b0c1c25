use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::image::INDEX;
use super::{Image, MANIFEST, Ran, digest, hex_of, skopeo};

/// A folder that was pulled into.
pub struct Layout(pub PathBuf);

impl Layout {
    fn folder(&self) -> &Path {
        &self.0
    }

    pub fn index(&self) -> Value {
        let text = fs::read(self.folder().join("index.json")).expect("an index");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// The names in the index, sorted.
    pub fn names(&self) -> Vec<String> {
        let index = self.index();
        let manifests = index["manifests"].as_array().expect("manifests").iter();
        let name = |manifest: &Value| {
            let name = manifest["annotations"]["org.opencontainers.image.ref.name"].as_str();
            name.unwrap_or_default().to_owned()
        };
        let mut names: Vec<String> = manifests.map(name).collect();
        names.sort();
        names
    }

    /// The digest that stands under a name.
    pub fn digest_of(&self, name: &str) -> Option<String> {
        let index = self.index();
        let manifests = index["manifests"].as_array()?;
        let found = manifests.iter().find(|manifest| {
            manifest["annotations"]["org.opencontainers.image.ref.name"] == name
        })?;
        found["digest"].as_str().map(str::to_owned)
    }

    pub fn has(&self, digest: &str) -> bool {
        let blobs = self.folder().join("blobs/sha256");
        blobs.join(hex_of(digest)).is_file()
    }

    /// Every file below `blobs` has the digest that its name says.
    #[track_caller]
    pub fn is_true(&self) {
        let blobs = self.folder().join("blobs");
        let algorithms = fs::read_dir(&blobs).into_iter().flatten();
        for algorithm in algorithms.map(|entry| entry.expect("an entry")) {
            assert_eq!(algorithm.file_name(), "sha256", "in blobs");
            for blob in fs::read_dir(algorithm.path()).expect("a folder") {
                let path = blob.expect("an entry").path();
                let name = path.file_name().expect("a name").to_string_lossy();
                let bytes = fs::read(&path).expect("a blob");
                assert_eq!(digest(&bytes), format!("sha256:{name}"));
            }
        }
    }

    /// What skopeo says of the image under a name: it reads the manifest and the config.
    #[track_caller]
    pub fn inspect(&self, name: &str) -> Value {
        let ran = self.skopeo_inspect(name);
        ran.ends(0);
        serde_json::from_str(&ran.stdout).expect("JSON")
    }

    pub fn skopeo_inspect(&self, name: &str) -> Ran {
        let reference = format!("oci:{}:{name}", self.folder().display());
        skopeo(&["inspect", &reference])
    }

    /// skopeo copies the image, every blob of it, and it is the one that was meant.
    #[track_caller]
    pub fn is_read(&self, name: &str, image: &Image) {
        assert_eq!(self.digest_of(name), Some(image.digest()), "{name}");
        let copy = tempfile::tempdir().expect("a temporary folder");
        let from = format!("oci:{}:{name}", self.folder().display());
        let to = format!("dir:{}", copy.path().display());
        skopeo(&["copy", "--quiet", &from, &to]).ends(0);
        let read = |name: &str| fs::read(copy.path().join(name)).expect("a copied blob");
        assert!(read("manifest.json") == image.manifest, "{name}");
        assert!(read(hex_of(&digest(&image.config))) == image.config);
        for layer in &image.layers {
            assert!(read(hex_of(&digest(layer))) == *layer, "{name}");
        }
    }
}

fn write_blob(folder: &Path, bytes: &[u8]) {
    let digest = digest(bytes);
    let path = folder.join("blobs/sha256").join(hex_of(&digest));
    fs::write(path, bytes).expect("a blob is written");
}

fn begin(folder: &Path) {
    fs::create_dir_all(folder.join("blobs/sha256")).expect("a folder");
    let version = r#"{"imageLayoutVersion": "1.0.0"}"#;
    fs::write(folder.join("oci-layout"), version).expect("a file is written");
}

fn write_image(folder: &Path, image: &Image) {
    write_blob(folder, &image.manifest);
    write_blob(folder, &image.config);
    for layer in &image.layers {
        write_blob(folder, layer);
    }
}

fn end(folder: &Path, media_type: &str, manifest: &[u8]) {
    let index = json!({
        "schemaVersion": 2,
        "manifests": [{
            "mediaType": media_type,
            "digest": digest(manifest),
            "size": manifest.len(),
            "annotations": {"org.opencontainers.image.ref.name": "it"},
        }],
    });
    fs::write(folder.join("index.json"), index.to_string()).expect("a file is written");
}

/// A layout with one image, named `it`, for skopeo to copy from.
pub fn write_layout(folder: &Path, image: &Image) {
    begin(folder);
    write_image(folder, image);
    end(folder, MANIFEST, &image.manifest);
}

/// A layout with an index and its images, named `it`.
pub fn write_layout_of_index(folder: &Path, index: &[u8], images: &[&Image]) {
    begin(folder);
    for image in images {
        write_image(folder, image);
    }
    write_blob(folder, index);
    end(folder, INDEX, index);
}
