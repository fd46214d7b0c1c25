use std::path::PathBuf;

use whypull::Explanation;
use whypull::input::{File, FileRole};
use whypull::kubelet::{Platform, PullSettings};
use whypull::name::Name;
use whypull::native::{Kubelet, Layout, Observer, Summary, Target};
use whypull::options::Options;

use super::node;
use crate::cli::{Format, Global, PullArgs};
use crate::exit::{Exit, Failure};
use crate::render::pull::{Lines, Log};
use crate::terminal;

pub fn run(args: &PullArgs, global: &Global) -> Result<Exit, Failure> {
    let to = check(args)?;
    let limit = global.max_file_size;
    let mut files = node::manifests(&args.files, limit)?;
    if !args.images.is_empty() {
        files.push(File::new("images", pods_of(&args.images)).with_role(FileRole::Manifest));
    }
    files.extend(node::files(&args.node, limit)?);
    if let Some(path) = &args.kubelet_config {
        files.push(node::file(path, limit, Some(FileRole::KubeletConfig))?);
    }
    let plugins = node::plugins(&args.node, args.dry_run)?;
    let explanation = Explanation::of(files);
    let mut options = Options::default();
    options.kubernetes_version = args.kubernetes_version.unwrap_or_default();
    options.always_pull_images = args.always_pull_images;
    options.namespace.clone_from(&args.node.namespace);
    // What is not there cannot be sent: whatever was given is all there is.
    options.complete = Some(true);
    let some_unread = node::tell_unreadable(&explanation.objects(&options), global);
    let settings = settings(args, &explanation, &options)?;
    let observer: Box<dyn Observer> = match args.format {
        Format::Text => Box::new(Log::new(global.color)),
        Format::Json => Box::new(Lines),
    };
    let kubelet_run = async {
        let target = target(args, to, limit).await?;
        let kubelet = Kubelet::new(
            &explanation,
            &options,
            plugins.as_ref(),
            &target,
            &settings,
            &*observer,
        )
        .watching(args.watch)
        .bare(args.files.is_empty());
        if args.dry_run {
            return Ok(Some(kubelet.plan().await));
        }
        tokio::select! {
            summary = kubelet.run() => Ok(Some(summary)),
            () = interrupt() => Ok(None),
        }
    };
    let done: Result<Option<Summary>, Failure> = node::block_on(kubelet_run)?;
    drop(observer);
    match done? {
        Some(summary) if summary.failed == 0 && !some_unread => Ok(Exit::Good),
        Some(_) => Ok(Exit::Findings),
        None => {
            let failure = Failure::new("interrupted")
                .next("run it again: what has come is kept, and the rest is fetched");
            let _ = failure.write(&mut terminal::stderr(global.color));
            Ok(Exit::Interrupted)
        }
    }
}

/// Refuses what makes no sense; answers where `--to` leads.
fn check(args: &PullArgs) -> Result<Option<(PathBuf, Option<String>)>, Failure> {
    if args.images.is_empty() && args.files.is_empty() {
        return Err(Failure::new("there is nothing to pull")
            .next("name an image, or a manifest: whypull pull -f pod.yaml --to oci:DIR"));
    }
    if !args.images.is_empty() && !args.files.is_empty() {
        return Err(Failure::new("images and manifests do not go together")
            .next("give either IMAGE… or -f FILE…: a manifest has its own policies"));
    }
    // Not left to clap, which shows the value as it is.
    for image in &args.images {
        if let Err(bad) = Name::of(image) {
            return Err(
                Failure::new(format!("{} is no image name: {}", bad.image, bad.message))
                    .next("whypull parse IMAGE says what to change"),
            );
        }
    }
    let Some(to) = &args.to else {
        if args.runtime_endpoint.is_none() && !args.dry_run {
            return Err(Failure::new("there is nowhere to pull to").next(
                "add --to oci:DIR, or --runtime-endpoint unix:///run/containerd/containerd.sock",
            ));
        }
        return Ok(None);
    };
    let bad = || {
        Failure::new(format!("--to {to}: this is no target"))
            .next("write oci:DIR, or with one image oci:DIR:TAG")
    };
    let place = to.strip_prefix("oci:").ok_or_else(bad)?;
    let (folder, tag) = match place.rsplit_once(':') {
        Some((folder, tag)) if !tag.contains(['/', '\\']) => (folder, Some(tag.to_owned())),
        _ => (place, None),
    };
    if folder.is_empty() || tag.as_ref().is_some_and(String::is_empty) {
        return Err(bad());
    }
    if tag.is_some() && args.images.len() != 1 {
        return Err(
            Failure::new("--to oci:DIR:TAG names one image, and there are more")
                .next("write --to oci:DIR: each image is then named by its full reference"),
        );
    }
    Ok(Some((folder.into(), tag)))
}

/// The kubelet's file, with the flags before it. Refused as the kubelet refuses it.
fn settings(
    args: &PullArgs,
    explanation: &Explanation,
    options: &Options,
) -> Result<PullSettings, Failure> {
    let objects = explanation.objects(options);
    if !args.images.is_empty() || !objects.pods().is_empty() {
        let given = objects.pull_settings();
        // The kubelet's limit is there to spare registries from a node that starts; whoever names
        // images wants these.
        let qps = if args.files.is_empty() { Some(0) } else { None };
        let settings = PullSettings {
            serialize: args.serialize_image_pulls.or(given.serialize),
            max_parallel: args.max_parallel_image_pulls.or(given.max_parallel),
            qps: args.registry_qps.or(given.qps).or(qps),
            burst: args.registry_burst.or(given.burst),
        };
        let mut faults = settings.faults().into_iter().map(|(_, message)| message);
        let others = objects.configuration_faults();
        // Those of the file's pull settings are told of what the flags make of them.
        let of_file: Vec<String> = given.faults().into_iter().map(|it| it.1).collect();
        let fault = faults
            .next()
            .or_else(|| others.into_iter().find(|fault| !of_file.contains(fault)));
        return match fault {
            Some(fault) => Err(Failure::new(fault)
                .next("the kubelet would not start with this: change the file or the flags")),
            None => Ok(settings),
        };
    }
    Err(Failure::new("there is no Pod in the files").next(
        "give Kubernetes objects that run Pods: kubectl get pod NAME -o yaml | whypull pull -f -",
    ))
}

async fn target(
    args: &PullArgs,
    to: Option<(PathBuf, Option<String>)>,
    limit: u64,
) -> Result<Target, Failure> {
    if let Some(endpoint) = &args.runtime_endpoint {
        return runtime(endpoint).await;
    }
    let Some((folder, tag)) = to else {
        return Ok(Target::Nowhere);
    };
    let layout = if args.dry_run {
        match Layout::look(&folder) {
            Some(layout) => layout,
            None => return Ok(Target::Nowhere),
        }
    } else {
        Layout::open(&folder).map_err(|problem| {
            Failure::new(format!("layout: {problem}")).next("name another folder in --to oci:DIR")
        })?
    };
    Ok(Target::Layout {
        layout,
        tag,
        registries: node::registries(&args.registry, limit)?,
        platform: args.platform.clone().unwrap_or_else(here),
    })
}

#[cfg(all(feature = "cri", unix))]
async fn runtime(endpoint: &str) -> Result<Target, Failure> {
    let runtime = whypull::native::Runtime::connect(endpoint).await;
    runtime.map(Target::Runtime).map_err(|error| {
        Failure::new(error)
            .next("check that the runtime runs, and that you may use its socket (sudo)")
    })
}

#[cfg(not(all(feature = "cri", unix)))]
async fn runtime(_: &str) -> Result<Target, Failure> {
    Err(
        Failure::new("this whypull was built without the feature `cri`")
            .next("build it on Unix with cargo install --path crates/whypull-cli --features cri"),
    )
}

/// This machine's platform; what it runs is Linux, wherever it is built.
fn here() -> Platform {
    let architecture = match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "x86" => "386",
        "powerpc64" => "ppc64le",
        other => other,
    };
    Platform {
        os: "linux".to_owned(),
        architecture: architecture.to_owned(),
        variant: String::new(),
    }
}

/// A Pod for each image: they do not wait for each other, and each is pulled.
fn pods_of(images: &[String]) -> Vec<u8> {
    let pods: Vec<_> = (1..)
        .zip(images)
        .map(|(number, image)| {
            serde_json::json!({
                "kind": "Pod",
                "metadata": { "name": format!("image-{number}") },
                "spec": { "containers": [{
                    "name": "image", "image": image, "imagePullPolicy": "Always",
                }] },
            })
        })
        .collect();
    let list = serde_json::json!({ "kind": "List", "items": pods });
    list.to_string().into_bytes()
}

/// Ctrl-C, or what a service manager sends.
async fn interrupt() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = term.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
