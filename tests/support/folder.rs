//! A folder of files that are explained together.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use whypull::Explanation;
use whypull::input::File;
use whypull::options::Options;

/// The files of a folder with what is said about them: `options.json` holds options as in JavaScript,
/// `roles.json` the role, node, place, image or provider of a file, `expect.json` what a test expects.
#[derive(Clone)]
pub struct Folder {
    /// Name and text, by name.
    pub files: BTreeMap<String, String>,
    /// What is asked.
    pub options: Options,
    roles: serde_json::Map<String, serde_json::Value>,
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Panics
    ///
    /// When it is not there or not of this shape.
    pub fn read(path: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in
            fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        {
            let path = entry.expect("a folder can be read").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            if matches!(
                &*name,
                "options.json" | "roles.json" | "expect.json" | "README.md"
            ) {
                continue;
            }
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            files.insert(name.into_owned(), text);
        }
        assert!(!files.is_empty(), "no files in {}", path.display());
        Self {
            files,
            options: optional(&path.join("options.json")).unwrap_or_default(),
            roles: optional(&path.join("roles.json")).unwrap_or_default(),
        }
    }

    /// The explanation of all of them.
    ///
    /// # Panics
    ///
    /// When `roles.json` says what does not exist.
    pub fn explanation(&self) -> Explanation {
        Explanation::of(self.given())
    }

    /// The files with their roles.
    ///
    /// # Panics
    ///
    /// When `roles.json` says what does not exist.
    pub fn given(&self) -> Vec<File> {
        for name in self.roles.keys() {
            assert!(
                self.files.contains_key(name),
                "a role for {name}, which is not there"
            );
        }
        let file = |(name, text): (&String, &String)| {
            let mut file = self
                .roles
                .get(name)
                .cloned()
                .unwrap_or_else(|| serde_json::json!({}));
            file["name"] = name.clone().into();
            file["text"] = text.clone().into();
            serde_json::from_value::<File>(file).expect("a role")
        };
        self.files.iter().map(file).collect()
    }
}

fn optional<T: for<'de> serde::Deserialize<'de>>(path: &Path) -> Option<T> {
    let text = fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}
