//! The Secrets that whypull makes, against what kubectl makes.

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use whypull::explain::{Language, Sentences};
use whypull::secret::{DEFAULT_SERVER, Fields, Format, MAX_DATA_BYTES, Made, make_secret};
use whypull::secret_value::SecretValue;

const PASSWORD: &str = "s3cr3t-Pa$$w0rd";

fn fields() -> Fields {
    Fields {
        name: "regcred".into(),
        username: Some("janedoe".into()),
        password: Some(PASSWORD.into()),
        ..Fields::default()
    }
}

fn from_config(text: &str) -> Fields {
    Fields {
        name: "regcred".into(),
        from_config: Some(text.into()),
        ..Fields::default()
    }
}

fn config_of(made: &Made) -> String {
    let text = made.manifests[0].text.expose();
    let data = text.split(".dockerconfigjson: ").nth(1).unwrap();
    let data = data.lines().next().unwrap();
    String::from_utf8(STANDARD.decode(data).unwrap()).unwrap()
}

fn notes(fields: &Fields) -> Vec<&'static str> {
    let made = make_secret(fields).unwrap();
    made.warnings.iter().map(|warning| warning.code).collect()
}

fn error(fields: &Fields) -> (String, &'static str) {
    let error = make_secret(fields).unwrap_err();
    (error.field, error.message.code)
}

#[test]
fn a_manifest_is_what_kubectl_prints() {
    let made = make_secret(&Fields {
        namespaces: vec!["team-a".into()],
        ..fields()
    })
    .unwrap();
    let data = STANDARD.encode(format!(
        r#"{{"auths":{{"https://index.docker.io/v1/":{{"username":"janedoe","password":"{PASSWORD}","auth":"{}"}}}}}}"#,
        STANDARD.encode(format!("janedoe:{PASSWORD}"))
    ));
    assert_eq!(
        made.manifests[0].text.expose(),
        format!(
            "apiVersion: v1\ndata:\n  .dockerconfigjson: {data}\nkind: Secret\nmetadata:\n  name: regcred\n  namespace: team-a\ntype: kubernetes.io/dockerconfigjson\n"
        )
    );
    assert!(made.warnings.is_empty());
    assert_eq!(DEFAULT_SERVER, "https://index.docker.io/v1/");
}

#[test]
fn strings_are_escaped_as_go_does() {
    let made = make_secret(&Fields {
        server: Some("registry.example:5000".into()),
        username: Some("a<b>&\"\\".into()),
        password: Some("\u{8}\u{c}\n\t\r\u{1}\u{7f}\u{2028}\u{2029}é😀/x".into()),
        email: Some("jane@example.com".into()),
        ..fields()
    })
    .unwrap();
    let expected = concat!(
        r#"{"auths":{"registry.example:5000":{"username":"a\u003cb\u003e\u0026\"\\","#,
        r#""password":"\b\f\n\t\r\u0001"#,
        "\u{7f}",
        r#"\u2028\u2029é😀/x","email":"jane@example.com","auth":""#,
    );
    let config = config_of(&made);
    assert!(config.starts_with(expected), "{config}");
    assert!(serde_json::from_str::<serde_json::Value>(&config).is_ok());
}

#[test]
fn one_secret_a_namespace_and_none_twice() {
    let mut fields = Fields {
        namespaces: vec!["a".into(), "b".into(), "a".into()],
        ..fields()
    };
    let made = make_secret(&fields).unwrap();
    let namespaces: Vec<_> = made
        .manifests
        .iter()
        .map(|m| m.namespace.as_deref())
        .collect();
    assert_eq!(namespaces, [Some("a"), Some("b")]);
    assert_eq!(made.text().expose().matches("---\n").count(), 1);

    fields.format = Format::Json;
    let made = make_secret(&fields).unwrap();
    let list: serde_json::Value = serde_json::from_str(made.text().expose()).unwrap();
    assert_eq!(
        (&list["kind"], &list["apiVersion"]),
        (&"List".into(), &"v1".into())
    );
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[1]["metadata"]["namespace"], "b");
    assert_eq!(items[1]["type"], "kubernetes.io/dockerconfigjson");

    let made = make_secret(&self::fields()).unwrap();
    assert_eq!(made.manifests[0].namespace, None);
    assert!(!made.manifests[0].text.expose().contains("namespace"));
}

#[test]
fn a_name_that_yaml_would_misread_is_quoted() {
    for name in ["true", "no", "1e3", "0x1f", "1.5", "null"] {
        let made = make_secret(&Fields {
            name: name.into(),
            ..fields()
        })
        .unwrap();
        let text = made.manifests[0].text.expose();
        assert!(text.contains(&format!("name: \"{name}\"\n")), "{text}");
    }
}

#[test]
fn a_config_file_is_kept_byte_for_byte() {
    let text = " {\r\n\t\"auths\": { \"quay.io\": { \"auth\": \"dTpw\" } },\n \"x\": 1.50 }\n\n";
    let made = make_secret(&from_config(text)).unwrap();
    assert_eq!(config_of(&made), text);
    assert!(made.warnings.is_empty());
}

#[test]
fn what_is_refused_names_its_field() {
    let long = "a".repeat(254);
    for name in [
        "Regcred", "reg_cred", "-a", "a-", "a..b", ".a", "a b", "a\n", "ä", &long,
    ] {
        let fields = Fields {
            name: name.into(),
            ..fields()
        };
        assert_eq!(
            error(&fields),
            ("name".into(), "secret-field-name"),
            "{name:?}"
        );
    }
    let without = |change: fn(&mut Fields)| {
        let mut fields = fields();
        change(&mut fields);
        error(&fields)
    };
    let missing = |field: &str| (field.to_owned(), "secret-field-missing");
    assert_eq!(without(|f| f.name.clear()), missing("name"));
    assert_eq!(without(|f| f.username = None), missing("username"));
    assert_eq!(
        without(|f| f.password = Some("".into())),
        missing("password")
    );
    assert_eq!(
        without(|f| f.server = Some(String::new())),
        missing("server")
    );
    assert_eq!(
        without(|f| f.namespaces = vec!["ok".into(), "a.b".into()]),
        ("namespaces[1]".into(), "secret-field-namespace")
    );
    assert_eq!(
        without(|f| f.from_config = Some("{}".into())),
        ("username".into(), "secret-field-beside-config")
    );
    for text in ["[]", "null", "3", "\"x\""] {
        assert_eq!(error(&from_config(text)).1, "secret-field-config-no-object");
    }
    let large = format!("{{\"x\":\"{}\"}}", "a".repeat(MAX_DATA_BYTES));
    assert_eq!(
        error(&from_config(&large)),
        ("fromConfig".into(), "secret-field-too-large")
    );
}

#[test]
fn broken_json_is_placed_and_not_repeated() {
    let text = format!("{{\n \"auths\": {{ \"é\": {{ \"password\": \"{PASSWORD}\" }} oops }}");
    let error = make_secret(&from_config(&text)).unwrap_err();
    assert_eq!(error.field, "fromConfig");
    for language in Language::ALL {
        let words = error
            .clone()
            .in_words(&Sentences::new(language))
            .to_string();
        assert!(
            !words.contains(PASSWORD) && !words.contains("oops"),
            "{words}"
        );
        assert!(words.contains('2') && words.contains("52"), "{words}");
    }
    for text in ["", "{", "\u{feff}{}", "{\"a\":}", &"[".repeat(100_000)] {
        assert_eq!(
            make_secret(&from_config(text)).unwrap_err().message.code,
            "secret-field-config-syntax"
        );
    }
}

#[test]
fn fields_that_will_not_work_are_told() {
    let with = |change: &dyn Fn(&mut Fields)| {
        let mut fields = fields();
        change(&mut fields);
        notes(&fields)
    };
    assert_eq!(
        with(&|f| f.password = Some("secret\n".into())),
        ["secret-note-password-line-end"]
    );
    assert_eq!(with(&|f| f.password = Some("sec\nret".into())), [""; 0]);
    assert_eq!(
        with(&|f| f.username = Some("a:b".into())),
        ["secret-note-username-colon"]
    );
    assert_eq!(
        with(&|f| f.password = Some("<your-pword>".into())),
        ["secret-note-placeholder"]
    );
}

#[test]
fn servers_are_read_as_the_kubelet_reads_them() {
    const NOTHING: &[&str] = &[];
    for (server, expected) in [
        ("https://index.docker.io/v1/", NOTHING),
        ("index.docker.io", NOTHING),
        ("https://index.docker.io/v2/", NOTHING),
        ("quay.io", NOTHING),
        ("https://quay.io", NOTHING),
        ("quay.io/", NOTHING),
        ("registry.example:5000", NOTHING),
        ("[2001:db8::1]:5000", NOTHING),
        ("docker.io", &["secret-note-server-hub-docker"]),
        ("docker.io/janedoe", &["secret-note-server-hub-docker"]),
        ("index.docker.io/v1", &["secret-note-server-hub-never"]),
        ("registry-1.docker.io", &["secret-note-server-hub-never"]),
        ("https://hub.docker.com/", &["secret-note-server-hub-never"]),
        ("*.docker.io", &["secret-note-server-hub-never"]),
        ("HTTPS://quay.io", &["secret-note-server-scheme"]),
        ("ftp://quay.io", &["secret-note-server-scheme"]),
        ("quay.io/org", &["secret-note-server-path"]),
        ("quay.io:443", &["secret-note-server-port"]),
        ("Quay.io", &["secret-note-server-upper-case"]),
        ("*.example.com", &["secret-note-server-glob"]),
        ("a?.example.com", &["secret-note-server-glob-never"]),
        ("u:p@quay.io", &["secret-note-server-user-info"]),
        (" quay.io", &["secret-note-server-whitespace"]),
        ("https://", &["secret-note-server-empty"]),
    ] {
        let fields = Fields {
            server: Some(server.into()),
            ..fields()
        };
        assert_eq!(notes(&fields), expected, "{server}");
    }
}

#[test]
fn config_files_that_will_not_work_are_told() {
    const NOTHING: &[&str] = &[];
    for (config, expected) in [
        (r#"{"auths":{"a":{"auth":"dTpw"}}}"#, NOTHING),
        (r#"{"auths":{"a":{"auth":"dTpw\n"}}}"#, NOTHING),
        (
            r#"{"auths":{"a":{"username":"u","password":"p"}},"credsStore":""}"#,
            NOTHING,
        ),
        (
            r#"{"AUTHS":{"a":{"Auth":"dTpw"}},"HttpHeaders":{"x":"y"}}"#,
            NOTHING,
        ),
        (r#"{"auths":{"a":{"auth":"\ud800"}}}"#, NOTHING),
        ("{}", &["secret-note-no-auths"]),
        (r#"{"auths":{}}"#, &["secret-note-no-auths"]),
        (r#"{"quay.io":{"auth":"dTpw"}}"#, &["secret-note-dockercfg"]),
        (r#"{"auths":[]}"#, &["secret-note-wrong-type"]),
        (
            r#"{"auths":{"a":{}},"credsStore":"desktop"}"#,
            &["secret-note-creds-store", "secret-note-entry-empty"],
        ),
        (
            r#"{"auths":{"a":{"auth":"dTpw"}},"credHelpers":{"gcr.io":"gcloud"}}"#,
            &["secret-note-cred-helpers"],
        ),
        (
            r#"{"auths":{"myacr.azurecr.io":{"identitytoken":"eyJ"}}}"#,
            &["secret-note-entry-identity-token"],
        ),
        (
            r#"{"auths":{"a":{"auth":"dTpw","identitytoken":"eyJ"}}}"#,
            NOTHING,
        ),
        (
            r#"{"auths":{"a":{"auth":"…"}}}"#,
            &["secret-note-entry-auth"],
        ),
        (
            r#"{"auths":{"a":{"auth":"dXA="}}}"#,
            &["secret-note-entry-auth"],
        ),
        (
            r#"{"auths":{"a":{"auth":" dTpw"}}}"#,
            &["secret-note-entry-auth"],
        ),
        (
            r#"{"auths":{"a":{"auth":"dTpwCg=="}}}"#,
            &["secret-note-entry-line-end"],
        ),
        (
            r#"{"auths":{"a":{"username":3}}}"#,
            &["secret-note-entry-wrong-type"],
        ),
        (
            r#"{"auths":{"a":{"auth":"dTpw"}},"HttpHeaders":{"x":1}}"#,
            &["secret-note-wrong-type"],
        ),
    ] {
        assert_eq!(notes(&from_config(config)), expected, "{config}");
    }
    let many: Vec<_> = (0..5000).map(|i| format!("\"r{i}\":{{}}")).collect();
    let many = notes(&from_config(&format!(
        "{{\"auths\":{{{}}}}}",
        many.join(",")
    )));
    assert_eq!(many.len(), 21);
    assert_eq!(many[20], "secret-note-more-entries");
}

#[test]
fn nothing_but_expose_shows_a_secret() {
    let fields = fields();
    let made = make_secret(&Fields {
        server: Some("u:hunter2@quay.io".into()),
        ..fields.clone()
    })
    .unwrap();
    let in_base64 = STANDARD.encode(format!("janedoe:{PASSWORD}"));
    let shown = format!("{made:?} {fields:?} {}", made.manifests[0].text);
    let words = made.in_words(&Sentences::new(Language::En));
    let warnings = serde_json::to_string(&words.warnings).unwrap();
    for text in [shown, warnings] {
        for secret in [PASSWORD, &in_base64, "hunter2"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
    let config = r#"{"auths":{"https://u:hunter2@quay.io":{"auth":"aHVudGVyMg=="}}}"#;
    let made = make_secret(&from_config(config)).unwrap();
    let words = format!("{:?}", made.in_words(&Sentences::new(Language::En)));
    assert!(
        !words.contains("hunter2") && !words.contains("aHVudGVyMg"),
        "{words}"
    );
    let wrong = serde_json::from_str::<Fields>(r#"{"name":"a","password":918273645}"#);
    assert!(!wrong.unwrap_err().to_string().contains("918273645"));
    assert_eq!(
        format!("{:?} {}", SecretValue::from("x"), SecretValue::from("x")),
        "*** ***"
    );
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    let source = concat!(
        include_str!("../src/secret/mod.rs"),
        include_str!("../src/secret/fields.rs"),
        include_str!("../src/secret/server.rs"),
        include_str!("../src/secret/config_file.rs"),
    );
    support::every_code_has_a_sentence(&["secret-field-", "secret-note-"], source);
}
