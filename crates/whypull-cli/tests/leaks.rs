//! No password of `tests/fixtures/leaks` is in anything that the command prints.

#[path = "../../../tests/support/leaks.rs"]
mod leaks;
mod support;

use leaks::{Needles, fixtures};
use support::run;

#[test]
fn the_command_prints_no_password() {
    let needles = Needles::read();
    for fixture in fixtures() {
        let path = fixture.path.to_str().expect("a path in UTF-8");
        let mut ways = vec![vec!["explain", path]];
        for (prefix, flag) in [
            ("node-config", "--node-config"),
            ("provider-response", "--provider-response"),
            ("provider-config", "--credential-provider-config"),
            ("kubelet-config", "--kubelet-config"),
            ("pod-previous", "--previous"),
        ] {
            if fixture.name.starts_with(prefix) {
                ways.push(vec!["explain", path, flag, path]);
            }
        }
        for way in ways {
            for format in ["text", "json", "sarif", "github"] {
                for lang in ["en", "zh-CN"] {
                    let mut args = way.clone();
                    args.extend(["--format", format, "--lang", lang]);
                    let output = run(&args);
                    let form = format!("{} {way:?} --format {format}", fixture.name);
                    // Nothing readable is 2 as well, but then no rejected flag is the reason.
                    let stderr = String::from_utf8_lossy(&output.stderr);
                    assert!(!stderr.contains("--help"), "{form}: {stderr}");
                    // Without a diagnostic there is nothing to annotate.
                    assert!(format == "github" || !output.stdout.is_empty() || !stderr.is_empty());
                    for bytes in [&output.stdout, &output.stderr] {
                        needles.assert_unseen(&String::from_utf8_lossy(bytes), &form);
                    }
                }
            }
        }
        for args in [
            &["match", "--config", path, "quay.io/team/web"][..],
            &["redact", path],
            &["redact", path, "--format", "json"],
        ] {
            let output = run(args);
            for bytes in [&output.stdout, &output.stderr] {
                needles.assert_unseen(&String::from_utf8_lossy(bytes), &fixture.name);
            }
        }
    }
}
