//! `whypull pull` and `whypull pin` against real and deliberately bad components, all on loopback and all
//! started here: Debian's `docker-registry`, `containerd`, `skopeo` and `htpasswd`, and a server that
//! misbehaves as told. A trial whose program is missing is ignored and says which; with
//! `WHYPULL_COMPONENTS=required` it fails.

#[cfg(unix)]
#[path = "pull/suite.rs"]
mod suite;

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    suite::run()
}

#[cfg(not(unix))]
fn main() {}
