//! What is shared holds no secret, and explains the same.

#[path = "redact/decisions.rs"]
mod decisions;
#[path = "redact/generated.rs"]
mod generated;
#[path = "support/leaks.rs"]
mod leaks;
#[path = "redact/passwords.rs"]
mod passwords;
#[path = "redact/rows.rs"]
mod rows;

use std::fs;
use std::path::PathBuf;

use decisions::decisions;
use leaks::{Needles, fixtures};
use passwords::passwords;
use whypull::input::{File, FileRole};
use whypull::options::Options;
use whypull::redact::{Redacted, redact};
use whypull_tests::{Folder, here, workspace};

/// The redacted files as they are read again.
fn again(redacted: &Redacted) -> Vec<File> {
    redacted.files.iter().cloned().map(File::from).collect()
}

/// Nothing to replace is left, and nothing changes.
fn assert_idempotent(redacted: &Redacted, form: &str) {
    let twice = redact(&again(redacted));
    assert_eq!(twice.files, redacted.files, "{form}");
    assert_eq!(twice.replaced, [], "{form}");
}

fn folders() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for code in fs::read_dir(here("fixtures/diagnostics")).expect("fixtures") {
        for case in fs::read_dir(code.expect("a code").path()).expect("cases") {
            folders.push(case.expect("a case").path());
        }
    }
    for folder in fs::read_dir(workspace("examples")).expect("examples") {
        let path = folder.expect("an entry").path();
        // Other folders are pages, not input.
        let holds_manifests = || {
            let mut files = fs::read_dir(&path).expect("a folder").flatten();
            files.any(|file| file.path().extension().is_some_and(|kind| kind == "yaml"))
        };
        if path.is_dir() && holds_manifests() {
            folders.push(path);
        }
    }
    folders.sort();
    assert!(
        folders
            .iter()
            .any(|folder| folder.ends_with("examples/shop"))
    );
    folders
}

fn check(files: &[File], options: &Options, form: &str) {
    let redacted = redact(files);
    let shared = serde_json::to_string(&redacted.files).expect("JSON");
    for password in passwords(files) {
        assert!(
            password.forms().iter().all(|form| !shared.contains(form)),
            "{form}: {password:?} in\n{shared}"
        );
    }
    assert_idempotent(&redacted, form);
    let texts: Vec<&str> = redacted.files.iter().map(|file| &*file.text).collect();
    assert_eq!(
        decisions(files, options),
        decisions(&again(&redacted), options),
        "{form}\n{}",
        texts.join("\n====\n"),
    );
}

#[test]
fn every_diagnostic_and_example_explains_the_same() {
    let mut seen = 0;
    for path in folders() {
        let folder = Folder::read(&path);
        seen += passwords(&folder.given()).len();
        check(
            &folder.given(),
            &folder.options,
            &path.display().to_string(),
        );
    }
    assert!(seen > 100, "only {seen} passwords were looked for");
}

const ROLES: [Option<FileRole>; 8] = [
    None,
    Some(FileRole::Manifest),
    Some(FileRole::Previous),
    Some(FileRole::NodeConfig),
    Some(FileRole::KubeletConfig),
    Some(FileRole::CredentialProviderConfig),
    Some(FileRole::ProviderResponse),
    Some(FileRole::ImageIndex),
];

#[test]
fn no_file_is_shared_with_a_password_whatever_it_is_taken_for() {
    let needles = Needles::read();
    for fixture in fixtures() {
        for role in ROLES {
            let form = format!("{} as {role:?}", fixture.name);
            let mut file = File::new(&fixture.name, fixture.bytes.clone());
            file.role = role;
            let redacted = redact(&[file]);
            needles.assert_unseen(&format!("{redacted:?}"), &form);
            for file in &redacted.files {
                needles.assert_unseen(&file.text, &form);
            }
            assert_idempotent(&redacted, &form);
        }
    }
}
