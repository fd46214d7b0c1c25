//! The command from outside: what it prints, and how it ends.

mod support;

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use support::{run, run_with, stderr, stdout, whypull};

const COMMANDS: [&str; 10] = [
    "explain",
    "parse",
    "match",
    "decode",
    "secret",
    "advise",
    "redact",
    "rules",
    "schema",
    "completions",
];

#[test]
fn every_command_has_help_with_an_example() {
    let help = stdout(&run(&["--help"]));
    for command in COMMANDS {
        assert!(help.contains(&format!("  {command} ")), "{command}: {help}");
        let output = run(&[command, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        let help = stdout(&output);
        assert!(help.contains("Example"), "{command}: {help}");
        assert!(help.contains(&format!("whypull {command}")), "{help}");
        for line in help.lines() {
            assert!(line.chars().count() <= 120, "{line}");
        }
    }
}

#[test]
fn version() {
    let output = run(&["--version"]);
    let expected = concat!("whypull ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(stdout(&output), expected);
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        let script = stdout(&output);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_to_do() {
    for (args, hint) in [
        (&["explian"][..], "explain"),
        (&[][..], "Usage"),
        (&["parse"][..], "IMAGE"),
        (&["match", "nginx"][..], "--config"),
        (&["match", "--batch", "nginx"][..], "cannot be used with"),
        (&["secret", "s"][..], "--username"),
        (
            &["secret", "s", "--username", "jane"][..],
            "--password-stdin",
        ),
        (&["advise"][..], "--images"),
        (
            &["explain", "--complete", "--partial"][..],
            "cannot be used with",
        ),
        (&["explain", "--semantics", "podman"][..], "docker"),
        (&["explain", "--lang", "tlh"][..], "zh-CN"),
        (&["explain", "--present", "node="][..], "NODE=IMAGE"),
        (&["explain", "--present", "n=BAD//x"][..], "next:"),
        (&["explain", "--namespace", "A b"][..], "such as team-a"),
        (&["explain", "--node-config", "/x="][..], "names no file"),
        (&["explain", "--pull-seconds", "soon"][..], "seconds"),
        (&["explain", "there-is-no-such-file.yaml"][..], "next:"),
        (&["decode", "there-is-no-such-file.txt"][..], "next:"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            stderr(&output).contains(hint),
            "{args:?}: {}",
            stderr(&output)
        );
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn files_that_are_too_large_are_refused() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let output = run(&["explain", manifest, "--max-file-size", "10"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--max-file-size"));
}

const POD: &str =
    "{kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: \"a/b:1\"}]}}";

/// A folder of its own with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (file, text) in files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

#[test]
fn nothing_readable_exits_with_2_and_reports_all_the_same() {
    for input in [
        &b""[..],
        b"---\n---\n",
        b"# only\n# comments\n",
        b"hello",
        b"42",
        b"- a\n- b\n",
        b"a: [",
        b"{\"kind\": \"Pod\",",
        b"\x7fELF\x02\x01\x01\x00\xff\xfe\x00",
    ] {
        let output = run_with(&["explain", "-", "--format", "json"], input);
        let told = String::from_utf8_lossy(input);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(stderr(&output).contains("next:"), "{told}");
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["workloads"], serde_json::json!([]), "{told}");
    }
    for (input, code) in [
        ("kind: ConfigMap", 0),
        (
            "a: [\n---\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}",
            1,
        ),
        (r#"{"auths": {}}"#, 0),
    ] {
        let output = run_with(&["explain", "-", "--format", "json"], input.as_bytes());
        assert_eq!(output.status.code(), Some(code), "{input}");
    }
}

#[test]
fn files_that_cannot_be_read_are_in_the_report() {
    let large = format!("{POD}{}", " ".repeat(500));
    let folder = folder("beside", &[("good.yaml", POD), ("large.yaml", &large)]);
    for (name, reason) in [
        ("missing.yaml", "o such file"),
        ("large.yaml", "larger than 300"),
    ] {
        let (good, bad) = (folder.join("good.yaml"), folder.join(name));
        let (good, bad) = (good.to_str().unwrap(), bad.to_str().unwrap());
        let args = ["explain", good, bad, "--max-file-size=300", "--format=json"];
        let output = run(&args);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(stderr(&output).contains(name));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["workloads"].as_array().unwrap().len(), 1);
        let diagnostics = report["diagnostics"].as_array().unwrap();
        let told = diagnostics
            .iter()
            .find(|told| told["code"] == "document-unreadable")
            .unwrap_or_else(|| panic!("{report:#}"));
        assert!(told["message"].as_str().unwrap().contains(reason), "{told}");
        assert_eq!(told["location"]["file"], bad);
        assert_eq!(told["location"]["line"], 1);
        // The text says so too, at the place.
        let text = stdout(&run(&args[..4]));
        assert!(text.contains("error[document-unreadable]"), "{text}");
        // Alone, it leaves nothing; a program gets a Report.
        let output = run(&["explain", bad, "--max-file-size=300", "--format=json"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["diagnostics"][0]["code"], "document-unreadable");
    }
}

#[test]
fn folders_are_searched_to_the_bottom() {
    let folder = folder(
        "deep",
        &[
            ("a.yaml", POD),
            ("b/c/d/e.yml", POD),
            ("b/f.json", POD),
            ("b/notes.txt", POD),
            (".git/g.yaml", POD),
        ],
    );
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("b/loop")).unwrap();
    let output = run(&["explain", folder.to_str().unwrap(), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let files: Vec<_> = (report["workloads"].as_array().unwrap().iter())
        .map(|workload| workload["location"]["file"].as_str().unwrap())
        .collect();
    let expected = ["a.yaml", "b/c/d/e.yml", "b/f.json"].map(|file| folder.join(file));
    assert_eq!(
        files,
        expected.each_ref().map(|file| file.to_str().unwrap())
    );
}

#[test]
fn an_image_index_of_no_image_is_told() {
    let index = r#"{"schemaVersion": 2, "manifests": []}"#;
    let folder = folder("index", &[("pod.yaml", POD), ("index.json", index)]);
    for (image, is_told) in [("c/d:1", true), ("docker.io/a/b:1", false)] {
        let pod = folder.join("pod.yaml");
        let index = format!("{image}={}", folder.join("index.json").display());
        let output = run(&["explain", pod.to_str().unwrap(), "--image-index", &index]);
        let text = stderr(&output);
        assert_eq!(text.contains("--image-index c/d:1"), is_told, "{text}");
    }
}

#[test]
fn batches_begin_with_a_byte_order_mark_or_not() {
    for (command, line) in [
        ("parse", "{\"image\":\"nginx\"}\n"),
        ("match", "{\"image\":\"nginx\",\"keys\":[]}\n"),
    ] {
        let plain = run_with(&[command, "--batch"], line.as_bytes());
        let marked = run_with(&[command, "--batch"], format!("\u{feff}{line}").as_bytes());
        assert_eq!(marked.status.code(), Some(0), "{command}");
        assert_eq!(marked.stdout, plain.stdout, "{command}");
    }
}

#[test]
fn only_match_batch_echoes_its_own_input() {
    let image = "jane:hunter2@r.example/a";
    let request = serde_json::json!({"image": image, "keys": []}).to_string();
    let matched = run_with(&["match", "--batch"], request.as_bytes());
    let answer: serde_json::Value = serde_json::from_slice(&matched.stdout).unwrap();
    assert_eq!(answer["image"], image);
    assert!(!answer["help"].as_str().unwrap().contains("hunter2"));
    let parsed = run_with(&["parse", "--batch"], request.as_bytes());
    assert!(!stdout(&parsed).contains("hunter2"));
    let present = format!("node={image}");
    let refused = run(&["explain", "--present", &present]);
    assert!(!stderr(&refused).contains("hunter2"));
}

#[test]
fn names_of_files_are_shown_and_not_obeyed() {
    let output = run(&["explain", "\u{1b}[31m\u{202e}.yaml"]);
    let text = stderr(&output);
    assert!(text.contains("\\u{1b}[31m\\u{202e}.yaml"), "{text}");
}

#[test]
fn colour_only_where_it_is_wanted() {
    let escapes = |command: &mut Command| command.output().unwrap().stderr.contains(&0x1b);
    let args = &["explain", "there-is-no-such-file.yaml"];
    assert!(!escapes(&mut whypull(args)));
    assert!(escapes(whypull(args).args(["--color", "always"])));
    assert!(escapes(whypull(args).env("CLICOLOR_FORCE", "1")));
    assert!(!escapes(
        whypull(args)
            .env("CLICOLOR_FORCE", "1")
            .args(["--color", "never"])
    ));
    assert!(!escapes(
        whypull(args).env("NO_COLOR", "1").args(["--color", "auto"])
    ));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = whypull(&["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Dropped before a byte is read, as `head -0` does.
    drop(child.stdout.take());
    let mut errors = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut errors)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{errors}");
    assert_eq!(errors, "");
}

#[test]
fn schemas_are_schemas() {
    for output in ["report", "rules", "decoded", "advice", "name", "matched"] {
        let schema = stdout(&run(&["schema", output]));
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        jsonschema::validator_for(&schema).unwrap();
    }
    assert_eq!(run(&["schema"]).stdout, run(&["schema", "report"]).stdout);
    let schema = stdout(&run(&["schema"]));
    assert!(schema.contains("\"kubernetesVersion\"") && schema.contains("\"waitsFor\""));
}

#[test]
fn a_line_that_is_no_request_is_answered_in_its_place() {
    for command in ["parse", "match"] {
        let mut child = whypull(&[command, "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin
            .write_all(b"nginx\n{\"image\": 3}\n\xff\n\n[")
            .unwrap();
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{command}");
        let text = stdout(&output);
        assert_eq!(text.lines().count(), 5, "{text}");
        for (line, number) in text.lines().zip(1..) {
            let answer: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(answer["error"], "bad-request");
            assert_eq!(answer["line"], number);
        }
    }
}

#[test]
fn redact_prints_what_may_be_shared_and_tells_what_was_replaced() {
    let pod = "kind: Pod\nmetadata: {name: web} # hunter2\nspec:\n  containers:\n  - name: web\n    image: nginx\n    env: [{name: A, value: hunter2}]\n";
    let output = run_with(&["redact", "-"], pod.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stdout(&output),
        "kind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: nginx\n    env: [{name: REDACTED, value: REDACTED}]\n"
    );
    assert_eq!(
        stderr(&output),
        "stdin:2: Comment\nstdin:7: Environment variables\n"
    );
    let output = run_with(
        &["redact", "-", "--format", "json", "--lang", "zh-CN"],
        pod.as_bytes(),
    );
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(json["replaced"][0]["code"], "redact-comment");
    assert_eq!(json["replaced"][0]["what"], "注释");
    assert!(!json.to_string().contains("hunter2"));

    let output = run_with(&["redact", "-"], b"a: \"hunter2\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(!stdout(&output).contains("hunter2"));
    assert!(stderr(&output).starts_with("stdin:"), "{}", stderr(&output));
}
