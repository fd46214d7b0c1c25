use std::io::Write as _;
use std::sync::Arc;

use whypull::advise::{Advice, ManifestFile, Setup, SetupStep, UseCase};
use whypull::decode::{Cause, Decoded, Event, Likelihood, Note, Reason, Step};
use whypull::explain::Language;
use whypull::matched::{KeyMatch, Matched};
use whypull::name::BadName;
use whypull::reference::ErrorKind;
use whypull::semantics::Semantics;

use super::*;
use crate::command::matches::Answer;
use crate::sample;

fn look(sentences: &Sentences, verbose: bool) -> Look<'_> {
    Look {
        sentences,
        width: 100,
        verbose,
    }
}

fn styled(report: &Report<String>, language: Language, verbose: bool) -> String {
    let sentences = Sentences::new(language);
    let mut out = Vec::new();
    write(report, &sample::Texts, look(&sentences, verbose), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(report: &Report<String>, language: Language, verbose: bool) -> String {
    anstream::adapter::strip_str(&styled(report, language, verbose)).to_string()
}

/// Compares with `tests/snapshots/NAME`; with `UPDATE_SNAPSHOTS=1` writes it.
fn snapshot(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        text, expected,
        "run with UPDATE_SNAPSHOTS=1 if the change is meant"
    );
}

#[test]
fn a_report_in_both_languages() {
    for language in Language::ALL {
        for (name, verbose) in [("report", false), ("verbose", true)] {
            let text = plain(&sample::report(), language, verbose);
            snapshot(&format!("{name}.{}.txt", language.tag()), &text);
        }
    }
    snapshot(
        "report.ansi.txt",
        &styled(&sample::report(), Language::En, false),
    );
}

#[test]
fn nothing_of_strangers_is_obeyed() {
    let text = plain(&sample::report(), Language::En, true);
    let active: Vec<_> = text
        .chars()
        .filter(|c| *c != '\n' && escape::is_active(*c))
        .collect();
    assert!(active.is_empty(), "{active:?}");
    assert!(text.contains("bad\\u{1b}[31m") && text.contains("Awesome\\u{202e}App"));
}

#[test]
fn every_text_of_a_report_is_escaped() {
    // Every string of the report with an escape sequence, a forged line and a bidi control in it.
    const HOSTILE: &str = "x\u{1b}]0;owned\u{7}\nerror: forged\u{202e}\u{200b}";
    let mut report = sample::report();
    for workload in &mut report.workloads {
        workload.kind = HOSTILE.into();
        workload.name = HOSTILE.into();
        workload.namespace = HOSTILE.into();
        workload.service_account = HOSTILE.into();
        workload.image_pull_secrets = vec![HOSTILE.into()];
        workload.location.file = HOSTILE.into();
        for container in &mut workload.containers {
            container.name = HOSTILE.into();
            container.pull_policy.declared = Some(HOSTILE.into());
            for attempt in &mut container.attempts {
                attempt.key = HOSTILE.into();
                attempt.username = Some(HOSTILE.into());
                Arc::make_mut(&mut attempt.source).name = HOSTILE.into();
            }
            for found in &mut container.matches {
                found.key = HOSTILE.into();
                Arc::make_mut(&mut found.source).name = HOSTILE.into();
                found.why = vec![HOSTILE.into()];
            }
            for step in &mut container.steps {
                step.text = HOSTILE.into();
                step.event = Some(HOSTILE.into());
            }
        }
    }
    for pull in &mut report.schedule.as_mut().unwrap().pulls {
        pull.workload = HOSTILE.into();
        pull.container = HOSTILE.into();
        pull.waits_for = Some(HOSTILE.into());
    }
    for diagnostic in &mut report.diagnostics {
        diagnostic.message = HOSTILE.into();
        for related in &mut diagnostic.related {
            related.message = HOSTILE.into();
            related.location.file = HOSTILE.into();
        }
        if let Some(fix) = &mut diagnostic.fix {
            fix.title = HOSTILE.into();
            for edit in &mut fix.edits {
                edit.new_text = edit.new_text.as_ref().map(|_| HOSTILE.into());
                edit.location.file = HOSTILE.into();
            }
        }
    }
    let styled = styled(&report, Language::En, true);
    assert!(!styled.contains("\u{1b}]0;owned"));
    for line in anstream::adapter::strip_str(&styled).to_string().lines() {
        assert!(!line.chars().any(escape::is_active), "{line:?}");
        assert!(!line.starts_with("error: forged"), "{line:?}");
    }
}

#[test]
fn the_other_texts_are_escaped_too() {
    let hostile = || "x\u{1b}]0;owned\u{7}\nerror: forged\u{202e}\u{200b}".to_owned();
    let sentences = Sentences::new(Language::En);
    let look = look(&sentences, false);
    let step = || Step {
        text: hostile(),
        commands: vec![hostile()],
    };
    let decoded = Decoded {
        truncated: false,
        events: vec![Event {
            reason: Reason::RuntimeError,
            image: Some(hostile()),
            line: 1,
            text: hostile(),
        }],
        causes: vec![Cause {
            code: "decode-x",
            likelihood: Likelihood::Likely,
            image: Some(hostile()),
            lines: vec![1],
            message: hostile(),
            steps: vec![step()],
            related: vec![],
            learn_more: "https://kubernetes.io/",
        }],
        notes: vec![Note {
            code: "decode-note-x",
            message: hostile(),
        }],
    };
    let advice = Advice {
        use_cases: vec![UseCase {
            number: 1,
            why: hostile(),
        }],
        setup: vec![Setup {
            code: "advise-x",
            alternative: true,
            title: hostile(),
            reasons: vec![hostile()],
            steps: vec![SetupStep {
                text: hostile(),
                commands: vec![hostile()],
            }],
            learn_more: "https://kubernetes.io/",
        }],
        manifests: vec![ManifestFile {
            name: "x.yaml",
            text: hostile(),
        }],
        learn_more: "https://kubernetes.io/",
    };
    let answers = [
        Answer::Matched {
            image: hostile(),
            matched: Matched {
                repository: hostile(),
                matched: vec![hostile()],
                matches: vec![KeyMatch {
                    key: hostile(),
                    kubelet: true,
                    docs: true,
                    docker: true,
                    why: vec![hostile()],
                }],
            },
        },
        Answer::Bad(BadName {
            image: hostile(),
            error: ErrorKind::Format,
            message: hostile(),
            help: hostile(),
            offset: 0,
        }),
    ];
    let path = hostile();
    let mut out = Vec::new();
    write_decoded(&decoded, look, &mut out).unwrap();
    write_advice(&advice, Some(path.as_ref()), look, &mut out).unwrap();
    write_warnings([&*hostile()], look, &mut out).unwrap();
    write_matched(
        &answers,
        true,
        &[],
        &sample::Texts,
        Semantics::Docker,
        look,
        &mut out,
    )
    .unwrap();
    write_rules(&sample::rules(), look, &mut out).unwrap();
    let styled = String::from_utf8(out).unwrap();
    assert!(!styled.contains("\u{1b}]0;owned"));
    for line in anstream::adapter::strip_str(&styled).to_string().lines() {
        assert!(!line.chars().any(escape::is_active), "{line:?}");
    }
}

#[test]
fn what_decode_and_match_say() {
    let sentences = Sentences::new(Language::En);
    let look = look(&sentences, false);
    let decoded = Decoded {
        truncated: false,
        events: vec![Event {
            reason: Reason::ErrImagePull,
            image: Some("janedoe/awesomeapp:v1".into()),
            line: 3,
            text: "Failed to pull image \"janedoe/awesomeapp:v1\": pull access denied".into(),
        }],
        causes: vec![Cause {
            code: "decode-access-denied",
            likelihood: Likelihood::Likely,
            image: Some("janedoe/awesomeapp:v1".into()),
            lines: vec![3],
            message: "The repository is private, and no credential was sent.".into(),
            steps: vec![Step {
                text: "See which Secrets the Pod names.".into(),
                commands: vec!["kubectl get pod POD -o jsonpath='{.spec.imagePullSecrets}'".into()],
            }],
            related: vec![],
            learn_more: "https://kubernetes.io/docs/concepts/containers/images/",
        }],
        notes: vec![],
    };
    let mut out = Vec::new();
    write_decoded(&decoded, look, &mut out).unwrap();
    writeln!(out, "\n----\n").unwrap();
    let answers = [Answer::Matched {
        image: "janedoe/awesomeapp:v1".into(),
        matched: Matched {
            repository: "docker.io/janedoe/awesomeapp".into(),
            matched: vec!["https://index.docker.io/v1/".into()],
            matches: sample::pulling()
                .matches
                .into_iter()
                .map(|found| KeyMatch {
                    key: found.key,
                    kubelet: found.kubelet,
                    docs: found.docs,
                    docker: found.docker,
                    why: found.why,
                })
                .collect(),
        },
    }];
    write_matched(
        &answers,
        true,
        &[],
        &sample::Texts,
        Semantics::Kubelet,
        look,
        &mut out,
    )
    .unwrap();
    let text = String::from_utf8(out).unwrap();
    snapshot(
        "decode-match.en.txt",
        &anstream::adapter::strip_str(&text).to_string(),
    );
}

#[test]
fn many_workloads_are_no_wall_of_text() {
    let brief = plain(&sample::many(10_000), Language::En, false);
    assert!(brief.lines().count() < 100, "{}", brief.lines().count());
    assert!(brief.contains("9980 more workloads"), "{brief}");
    let verbose = plain(&sample::many(30), Language::En, true);
    assert!(verbose.contains("default/pod-29"));
}

#[test]
fn a_narrow_terminal_gets_narrow_text() {
    let sentences = Sentences::new(Language::En);
    let look = Look {
        width: 40,
        ..look(&sentences, true)
    };
    let mut out = Vec::new();
    write(&sample::report(), &sample::Texts, look, &mut out).unwrap();
    assert!(!out.is_empty());
}

#[test]
fn an_empty_report_says_so() {
    let text = plain(&sample::empty(), Language::En, false);
    snapshot("empty.en.txt", &text);
}

#[test]
fn every_label_is_there_in_every_language() {
    let mut codes: Vec<Vec<String>> = Language::ALL
        .map(|language| {
            let mut codes = Sentences::new(language).codes();
            codes.retain(|code| code.starts_with("text-"));
            codes.sort();
            codes
        })
        .into();
    let english = codes.remove(0);
    assert!(!english.is_empty());
    for other in codes {
        assert_eq!(other, english);
    }
    // A code in the source that no resource has would be shown to the reader as it is.
    let source = [
        include_str!("../text.rs"),
        include_str!("advice.rs"),
        include_str!("attempts.rs"),
        include_str!("decoded.rs"),
        include_str!("diagnostics.rs"),
        include_str!("matched.rs"),
        include_str!("matches.rs"),
        include_str!("rules.rs"),
        include_str!("schedule.rs"),
        include_str!("steps.rs"),
        include_str!("summary.rs"),
        include_str!("warnings.rs"),
        include_str!("workload.rs"),
        include_str!("../../labels.rs"),
    ]
    .concat();
    let mut used: Vec<_> = source
        .split('"')
        .filter(|part| part.starts_with("text-"))
        .collect();
    used.sort_unstable();
    used.dedup();
    assert_eq!(used, english, "used and there");
}
