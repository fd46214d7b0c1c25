//! Pulls beside skopeo's, from one registry on loopback, in turn: `cargo xtask bench-pull`.

#[allow(dead_code, unused_imports, reason = "the trials use all of it")]
#[path = "../tests/pull"]
mod suite {
    pub mod support;
}

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use suite::support::{DockerRegistry, Image, Login, Room, skopeo};

const LAYERS: usize = 8;
const LAYER: usize = 32 << 20;
const ROUNDS: usize = 5;
const SMALL: usize = 200;

fn main() {
    // `cargo test --all-targets` runs benches too, and then there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let room = Room::new();
    let registry = DockerRegistry::start(&room, &Login::None);
    let mut text = String::from(
        "# Pulls, beside skopeo's\n\n\
         Made by `cargo xtask bench-pull`: the release build and skopeo pull from one docker-registry on\n\
         loopback into folders on the same disk, in turn, in one run. Seconds of the whole command.\n\n",
    );
    large(&room, &registry, &mut text);
    small(&room, &registry, &mut text);
    print!("{text}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/benchmarks-pull.md");
    fs::write(path, text).expect("the page is written");
}

fn whypull(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whypull"));
    command.arg("pull").args(args).stdout(Stdio::null());
    command
}

/// How long it takes, and its peak memory in KiB.
fn measured(mut command: Command) -> (Duration, u64) {
    let began = Instant::now();
    let mut child = command.stderr(Stdio::null()).spawn().expect("it runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let code = loop {
        if let Some(code) = child.try_wait().expect("a child") {
            break code;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM:"));
        let seen = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        peak = seen.unwrap_or(0).max(peak);
        std::thread::sleep(Duration::from_millis(1));
    };
    let took = began.elapsed();
    assert!(code.success(), "{command:?}");
    (took, peak)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn large(room: &Room, registry: &DockerRegistry, text: &mut String) {
    eprintln!("{LAYERS} layers of {} MiB", LAYER >> 20);
    let image = Image::new(1, &[LAYER; LAYERS]);
    registry.seed("large:1", &image);
    let name = registry.image("large:1");
    let (mut ours, mut theirs) = ([vec![], vec![]], [vec![], vec![]]);
    let mut memory = [0, 0];
    for round in 0..ROUNDS {
        let (us, them) = (room.text("us"), room.text("them"));
        for again in 0..2 {
            let (time, peak) = measured(whypull(&[&name, "--to", &format!("oci:{us}:it")]));
            ours[again].push(time);
            memory[0] = peak.max(memory[0]);
            let mut command = Command::new("skopeo");
            command.args([
                "--insecure-policy",
                "copy",
                "--quiet",
                "--src-tls-verify=false",
            ]);
            command.args([format!("docker://{name}"), format!("oci:{them}:it")]);
            let (time, peak) = measured(command);
            theirs[again].push(time);
            memory[1] = peak.max(memory[1]);
        }
        eprintln!("round {round}: {:?} {:?}", ours[0].last(), theirs[0].last());
        skopeo(&["inspect", &format!("oci:{us}:it")]).ends(0);
        for folder in [us, them] {
            fs::remove_dir_all(folder).expect("a folder");
        }
    }
    let _ = writeln!(
        text,
        "## {LAYERS} layers of {} MiB\n\nMedian of {ROUNDS}. Each pulls into an empty folder, and then again.\n\n\
         | pull | whypull | skopeo | ratio |\n|---|---|---|---|",
        LAYER >> 20
    );
    for (row, (ours, theirs)) in ["first", "second"].iter().zip(ours.into_iter().zip(theirs)) {
        let (ours, theirs) = (median(ours), median(theirs));
        let _ = writeln!(
            text,
            "| {row} | {ours:.3} | {theirs:.3} | {:.2} |",
            ours / theirs
        );
    }
    let mib = |kib: u64| kib.div_ceil(1024);
    let _ = writeln!(
        text,
        "| peak memory, MiB | {} | {} | |\n",
        mib(memory[0]),
        mib(memory[1])
    );
}

fn small(room: &Room, registry: &DockerRegistry, text: &mut String) {
    eprintln!("{SMALL} small images");
    let names: Vec<String> = (0..SMALL)
        .map(|number| {
            let seed = 100 + u64::try_from(number).expect("few");
            let name = format!("small-{number}:1");
            registry.seed(&name, &Image::new(seed, &[20_000]));
            registry.image(&name)
        })
        .collect();
    let _ = writeln!(
        text,
        "## {SMALL} small images\n\nOne layer of 20 kB each, with so many pulls at a time; median of 3.\n\n\
         | at a time | seconds | beside one |\n|---|---|---|"
    );
    let mut one = None;
    for at_once in ["1", "2", "4", "8"] {
        let times = (0..3).map(|_| {
            let folder = room.text("small");
            let mut args: Vec<&str> = names.iter().map(String::as_str).collect();
            let to = format!("oci:{folder}");
            args.extend(["--to", &to, "--serialize-image-pulls", "false"]);
            args.extend(["--max-parallel-image-pulls", at_once]);
            let (time, _) = measured(whypull(&args));
            fs::remove_dir_all(folder).expect("a folder");
            time
        });
        let seconds = median(times.collect());
        let first = *one.get_or_insert(seconds);
        let _ = writeln!(
            text,
            "| {at_once} | {seconds:.2} | {:.2} |",
            seconds / first
        );
    }
}
