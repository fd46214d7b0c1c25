//! This machine as a node: its files, its registries.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use whypull::Objects;
use whypull::input::{File, FileRole};
use whypull::native::{Places, Plugins, Registries, RegistrySettings, docker_configs};

use crate::cli::{Global, NodeArgs, RegistryArgs};
use crate::exit::Failure;
use crate::{escape, input, terminal};

/// The docker configs and the configuration of the credential providers.
pub fn files(args: &NodeArgs, limit: u64) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    if args.node_config.is_empty() {
        files.extend(docker_configs(&Places {
            root: args.root_dir.clone(),
            working: args
                .working_dir
                .clone()
                .or_else(|| std::env::current_dir().ok())
                .unwrap_or_default(),
            home: args
                .home
                .clone()
                .or_else(|| std::env::var_os("HOME").map(Into::into)),
            top: Path::new("/").to_owned(),
        }));
    }
    for config in &args.node_config {
        let text = input::read(&config.file, limit)?;
        files.push(File {
            place: config.place.clone(),
            ..File::new(text.name, text.bytes).with_role(FileRole::NodeConfig)
        });
    }
    if let Some(path) = &args.credential_provider_config {
        files.push(file(path, limit, Some(FileRole::CredentialProviderConfig))?);
    }
    Ok(files)
}

/// A file that is read for a purpose.
pub fn file(path: &Path, limit: u64, role: Option<FileRole>) -> Result<File, Failure> {
    let text = input::read(path, limit)?;
    Ok(File {
        role,
        ..File::new(text.name, text.bytes)
    })
}

/// Manifests, and folders of them.
pub fn manifests(paths: &[std::path::PathBuf], limit: u64) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        for path in input::expand(path)? {
            files.push(file(&path, limit, None)?);
        }
    }
    Ok(files)
}

/// The plugins, if there is a folder of them.
pub fn plugins(args: &NodeArgs, dry_run: bool) -> Result<Option<Plugins>, Failure> {
    let Some(folder) = &args.credential_provider_bin_dir else {
        if args.credential_provider_config.is_some() && !dry_run {
            return Err(Failure::new(
                "credential providers are configured, and nobody said where they are",
            )
            .next("name the folder of the plugins in --credential-provider-bin-dir"));
        }
        return Ok(None);
    };
    if !folder.is_dir() {
        return Err(Failure::new(format!("{} is no folder", folder.display()))
            .next("name the folder of the plugins in --credential-provider-bin-dir"));
    }
    // A relative name would be looked for elsewhere by the plugin's own process.
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.clone());
    Ok(Some(Plugins::new(folder)))
}

/// The registries, with what was said of them.
pub fn registries(args: &RegistryArgs, limit: u64) -> Result<Registries, Failure> {
    let mut settings = RegistrySettings::default();
    settings.plain_http.clone_from(&args.plain_http);
    settings.tls.clone_from(&args.tls);
    settings.retries = args.retries;
    settings.stall = Duration::from_secs(args.stall_seconds);
    settings.max_concurrent_downloads = args.max_concurrent_downloads.into();
    for path in &args.ca_file {
        settings.certificates.push(input::read(path, limit)?.bytes);
    }
    Registries::new(settings).map_err(|error| {
        Failure::new(format!("--ca-file: {error}")).next("give certificates as PEM")
    })
}

/// Tells what could not be read; whether there was anything.
pub fn tell_unreadable(objects: &Objects<'_>, global: &Global) -> bool {
    let unreadable = objects.unreadable();
    let mut err = terminal::stderr(global.color);
    for (location, reason) in &unreadable {
        let file = escape::shown(&location.file);
        let (line, column) = (location.line, location.column);
        // Where stderr is closed the exit code still tells.
        let _ = writeln!(
            err,
            "{file}:{line}:{column}: not read: {}",
            escape::sentence(reason)
        );
    }
    !unreadable.is_empty()
}

/// Runs what waits for a network.
pub fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("no threads: {error}")))?;
    let done = runtime.block_on(work);
    // Threads that write or hash are not waited for without end: what they do is not visible yet.
    runtime.shutdown_timeout(Duration::from_secs(2));
    Ok(done)
}
