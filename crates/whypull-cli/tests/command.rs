//! The command from outside: what it prints, and how it ends.

mod support;

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use support::{run, stderr, stdout, whypull};

const COMMANDS: [&str; 9] = [
    "explain",
    "parse",
    "match",
    "decode",
    "secret",
    "advise",
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
