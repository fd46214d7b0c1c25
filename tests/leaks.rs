//! No password of `fixtures/leaks` is in anything that the core says, in any form.

#[path = "support/leaks.rs"]
mod leaks;

use leaks::{Fixture, Needles, fixtures};
use serde_json::Value;
use whypull::Explanation;
use whypull::decode::decode;
use whypull::docker_config::{DockerConfig, Format};
use whypull::explain::{Language, Sentences};
use whypull::input::{File, FileRole};
use whypull::options::Options;
use whypull::report::Location;
use whypull::secret::{Fields, make_secret};
use whypull::secret_value::SecretValue;
use whypull::semantics::Semantics;
use whypull::source::Source;

fn role(name: &str) -> Option<FileRole> {
    [
        ("node-config", FileRole::NodeConfig),
        ("provider-response", FileRole::ProviderResponse),
        ("provider-config", FileRole::CredentialProviderConfig),
        ("kubelet-config", FileRole::KubeletConfig),
        ("pod-previous", FileRole::Previous),
    ]
    .into_iter()
    .find(|(prefix, _)| name.starts_with(prefix))
    .map(|(_, role)| role)
}

const ROLES: [FileRole; 7] = [
    FileRole::Manifest,
    FileRole::Previous,
    FileRole::NodeConfig,
    FileRole::KubeletConfig,
    FileRole::CredentialProviderConfig,
    FileRole::ProviderResponse,
    FileRole::ImageIndex,
];

fn file(fixture: &Fixture, role: Option<FileRole>) -> File {
    let mut file = File::new(&fixture.name, fixture.bytes.clone());
    file.role = role;
    file
}

fn pod() -> File {
    File::new(
        "web.yaml",
        "kind: Pod\nmetadata: {name: web}\nspec:\n  imagePullSecrets: [{name: pull}]\n  containers:\n  \
         - {name: a, image: quay.io/team/web}\n  - {name: b, image: nginx}\n  - {name: c, image: gcr.io/x}\n",
    )
}

/// Everything that can be got out of some files.
fn check(needles: &Needles, files: &[File], form: &str) {
    needles.assert_unseen(&format!("{files:?}"), &format!("{form}: Debug of File"));
    let explanation = Explanation::of(files.to_vec());
    for semantics in Semantics::ALL {
        for complete in [None, Some(true), Some(false)] {
            let mut options = Options::default();
            options.semantics = semantics;
            options.complete = complete;
            let report = explanation.report(&options);
            needles.assert_unseen(&format!("{report:?}"), &format!("{form}: Debug of Report"));
            for language in Language::ALL {
                let report = report.clone().in_words(&Sentences::new(language));
                let json = serde_json::to_value(&report).expect("JSON");
                needles.assert_unseen(&json.to_string(), &format!("{form}: JSON"));
                for location in locations(&json) {
                    let excerpt = explanation
                        .excerpt(&location)
                        .expect("an excerpt of a given file");
                    needles.assert_unseen(&format!("{excerpt:?}"), &format!("{form}: excerpt"));
                    for (_, line) in &excerpt.lines {
                        needles.assert_unseen(line, &format!("{form}: excerpt"));
                    }
                }
            }
        }
    }
}

fn locations(value: &Value) -> Vec<Location> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                if let (Some(file), true) = (
                    fields.get("file").and_then(Value::as_str),
                    fields.contains_key("endColumn"),
                ) {
                    let number = |name: &str| {
                        u32::try_from(fields[name].as_u64().expect("a number")).expect("small")
                    };
                    found.push(Location {
                        file: file.into(),
                        document: number("document"),
                        line: number("line"),
                        column: number("column"),
                        end_line: number("endLine"),
                        end_column: number("endColumn"),
                    });
                }
                open.extend(fields.values());
            }
            _ => {}
        }
    }
    found
}

#[test]
fn the_list_of_passwords_is_that_of_the_fixtures() {
    let missing = Needles::read();
    let missing = missing.missing_from(&fixtures());
    assert!(missing.is_empty(), "in no fixture: {missing:?}");
}

#[test]
fn the_search_finds_every_form() {
    let needles = Needles::read();
    for text in [
        "x S3cr3tQ01wZk7919v y",
        // `a:`, `ab:` and `abc:` before it, in base64.
        "YTpTM2NyM3RRMDF3Wms3OTE5dg==",
        "YWI6UzNjcjN0UTAxd1prNzkxOXY=",
        "YWJjOlMzY3IzdFEwMXdaazc5MTl2",
    ] {
        assert_eq!(needles.seen_in(text), Some("S3cr3tQ01wZk7919v"), "{text}");
    }
}

#[test]
fn no_place_of_a_file_shows_a_password() {
    let needles = Needles::read();
    for fixture in fixtures() {
        let explanation = Explanation::of([file(&fixture, None)]);
        let text = String::from_utf8_lossy(&fixture.bytes).into_owned();
        for document in 0..=12 {
            for (line, number) in text.lines().zip(1..) {
                for column in (1..=line.len() + 1).step_by(40) {
                    let column = u32::try_from(column).expect("short");
                    let location = Location {
                        file: fixture.name.as_str().into(),
                        document,
                        line: number,
                        column,
                        end_line: number + 2,
                        end_column: column,
                    };
                    if let Some(excerpt) = explanation.excerpt(&location) {
                        needles.assert_unseen(&format!("{excerpt:?}"), &fixture.name);
                    }
                }
            }
        }
    }
}

#[test]
fn no_file_shows_a_password() {
    let needles = Needles::read();
    for fixture in fixtures() {
        check(
            &needles,
            &[file(&fixture, role(&fixture.name)), pod()],
            &fixture.name,
        );
    }
}

#[test]
fn no_file_shows_a_password_as_something_that_it_is_not() {
    let needles = Needles::read();
    for fixture in fixtures() {
        for role in ROLES {
            let form = format!("{} as {role:?}", fixture.name);
            check(&needles, &[file(&fixture, Some(role)), pod()], &form);
        }
    }
}

#[test]
fn all_files_together_show_no_password() {
    let needles = Needles::read();
    let mut files: Vec<File> = fixtures()
        .iter()
        .map(|fixture| file(fixture, role(&fixture.name)))
        .collect();
    files.push(pod());
    check(&needles, &files, "all");
}

#[test]
fn parsed_parts_show_no_password() {
    let needles = Needles::read();
    for fixture in fixtures() {
        let text = String::from_utf8_lossy(&fixture.bytes).into_owned();
        for format in [Format::ConfigJson, Format::Dockercfg] {
            let config = DockerConfig::parse(&text, format);
            needles.assert_unseen(
                &format!("{config:?}"),
                &format!("{}: DockerConfig", fixture.name),
            );
            if let Some(fault) = &config.fault {
                needles.assert_unseen(&fault.kind.to_string(), &fixture.name);
            }
        }
        let source = Source::read(&fixture.name, fixture.bytes.clone());
        for document in source.documents() {
            needles.assert_unseen(
                &format!("{document:?}"),
                &format!("{}: Document", fixture.name),
            );
        }
        let mut options = Options::default();
        options
            .present
            .push("robot:S3cr3tQ01wZk7919v@quay.io/x".to_owned());
        options
            .pull_seconds
            .push("robot:S3cr3tQ01wZk7919v@quay.io/x=3".to_owned());
        needles.assert_unseen(&format!("{options:?}"), "Options");
    }
}

#[test]
fn decode_shows_no_password_of_an_address_or_a_field() {
    let needles = Needles::read();
    let passwords: Vec<String> = fixtures()
        .iter()
        // What nobody could take for a password is not looked for: `"gcr.io": "…"`.
        .filter(|fixture| {
            ["node-config-tokens", "node-config-not", "pod-user-info"]
                .iter()
                .any(|name| fixture.name.starts_with(name))
        })
        .flat_map(|fixture| {
            let text = String::from_utf8_lossy(&fixture.bytes).into_owned();
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let password = "S3cr3tQ01wZk7919v";
    let mut texts = vec![
        format!("Failed to pull image \"https://robot:{password}@quay.io/x\": unauthorized"),
        format!(
            "Failed to pull image \"robot:{password}@quay.io/x:1\": rpc error: code = Unknown desc = Error response from daemon: Get https://robot:{password}@quay.io/v2/: unauthorized: incorrect username or password"
        ),
        format!(
            "Error: ImagePullBackOff\nAuthorization: Bearer {password}\nAuthorization: Basic {password}"
        ),
        format!(
            "docker login -u robot -p {password} quay.io: unauthorized: authentication required"
        ),
        format!("docker login --password={password}: denied"),
        format!(
            "Warning Failed pull access denied {{\"auths\":{{\"quay.io\":{{\"auth\":\"{password}\"}}}}}}"
        ),
        format!("Back-off pulling image \"quay.io/x\" password: {password} unauthorized"),
    ];
    for line in passwords {
        texts.push(format!(
            "Failed to pull image \"quay.io/x\": unauthorized: {line}"
        ));
    }
    for text in texts {
        let decoded = decode(&text);
        needles.assert_unseen(&format!("{decoded:?}"), "decode");
        for language in Language::ALL {
            let decoded = decode(&text).in_words(&Sentences::new(language));
            let json = serde_json::to_string(&decoded).expect("JSON");
            needles.assert_unseen(&json, &format!("decode of {text}"));
        }
    }
}

#[test]
fn what_is_said_about_a_made_secret_shows_no_password() {
    let needles = Needles::read();
    for fixture in fixtures() {
        let text = String::from_utf8_lossy(&fixture.bytes).into_owned();
        let password = "S3cr3tQ01wZk7919v";
        for fields in [
            Fields {
                name: "pull".to_owned(),
                from_config: Some(SecretValue::new(text)),
                ..Fields::default()
            },
            Fields {
                name: "pull".to_owned(),
                server: Some(format!("https://robot:{password}@quay.io/v1/")),
                username: Some("robot".to_owned()),
                password: Some(SecretValue::new(format!("{password}\n"))),
                ..Fields::default()
            },
        ] {
            needles.assert_unseen(&format!("{fields:?}"), "Debug of Fields");
            let made = make_secret(&fields);
            needles.assert_unseen(&format!("{made:?}"), "Debug of Made");
            match made {
                Ok(made) => {
                    for language in Language::ALL {
                        for warning in made.clone().in_words(&Sentences::new(language)).warnings {
                            needles.assert_unseen(&warning.message, "a warning");
                        }
                    }
                }
                Err(error) => needles.assert_unseen(&format!("{error:?}"), "an error"),
            }
        }
    }
}
