use std::process::Command;

use super::Ran;

/// skopeo, with nothing of this machine's policies, registries or credentials.
pub fn skopeo(args: &[&str]) -> Ran {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new("skopeo");
    command
        .args(["--insecure-policy", "--command-timeout", "30s"])
        .args(args)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path());
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] {
        command.env_remove(name);
    }
    Ran::of(&mut command)
}
