//! Answers, and the set-up that they lead to.

mod support;

use saphyr_parser::Parser;
use whypull::advise::{Advice, Answers, advise};
use whypull::explain::{Language, Sentences};

fn answers(json: &str) -> Answers {
    serde_json::from_str(json).unwrap()
}

fn advice(json: &str) -> Advice {
    advise(&answers(json)).unwrap_or_else(|error| panic!("{json}: {error:?}"))
}

fn codes(advice: &Advice) -> Vec<String> {
    let code = |alternative: bool| if alternative { "or " } else { "" };
    (advice.setup.iter())
        .map(|setup| {
            format!(
                "{}{}",
                code(setup.alternative),
                &setup.code["advise-".len()..]
            )
        })
        .collect()
}

fn numbers(advice: &Advice) -> Vec<u8> {
    advice.use_cases.iter().map(|case| case.number).collect()
}

fn commands(advice: &Advice) -> Vec<&str> {
    (advice.setup.iter().flat_map(|setup| &setup.steps))
        .flat_map(|step| step.commands.iter().map(String::as_str))
        .collect()
}

fn file<'a>(advice: &'a Advice, name: &str) -> &'a str {
    let file = advice.manifests.iter().find(|file| file.name == name);
    &file.unwrap_or_else(|| panic!("no {name}")).text
}

#[test]
fn each_use_case_has_its_set_up() {
    for (json, expected, parts) in [
        (
            r#"{"images":"public"}"#,
            vec![1],
            vec!["public-images", "verify", "or mirror"],
        ),
        (
            r#"{"images":"public","audience":"everyone","tenants":"many"}"#,
            vec![1],
            vec!["public-images", "verify", "or mirror"],
        ),
        (
            r#"{"nodes":"configurable"}"#,
            vec![2],
            vec![
                "node-config",
                "verify",
                "or open-registry",
                "or hosted-service",
                "or pull-secrets",
                "or service-account",
            ],
        ),
        (
            r#"{"nodes":"configurable","cloud":"aws"}"#,
            vec![2],
            vec![
                "hosted-service",
                "credential-provider",
                "verify",
                "or node-config",
                "or open-registry",
                "or pull-secrets",
                "or service-account",
            ],
        ),
        (
            "{}",
            vec![2],
            vec![
                "pull-secrets",
                "service-account",
                "verify",
                "or hosted-service",
                "or open-registry",
            ],
        ),
        (
            r#"{"audience":"some"}"#,
            vec![3],
            vec![
                "always-pull",
                "pull-secrets",
                "service-account",
                "secrets-not-in-images",
                "verify",
            ],
        ),
        (
            r#"{"tenants":"many","nodes":"configurable"}"#,
            vec![4],
            vec![
                "always-pull",
                "registry-authorization",
                "pull-secrets",
                "service-account",
                "secrets-not-in-images",
                "verify",
            ],
        ),
        (
            r#"{"tenants":"many","audience":"some"}"#,
            vec![3, 4],
            vec![
                "always-pull",
                "registry-authorization",
                "pull-secrets",
                "service-account",
                "secrets-not-in-images",
                "verify",
            ],
        ),
    ] {
        let advice = advice(json);
        assert_eq!(numbers(&advice), expected, "{json}");
        assert_eq!(codes(&advice), parts, "{json}");
    }
}

#[test]
fn node_steps_are_the_seed_pages_mended() {
    let advice = advice(r#"{"nodes":"configurable","registry":"registry.example:5000"}"#);
    let commands = commands(&advice);
    for command in [
        "docker login registry.example:5000",
        r#"nodes=$(kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name}{" "}{end}')"#,
        r#"nodes=$(kubectl get nodes -o jsonpath='{range .items[*].status.addresses[?(@.type=="ExternalIP")]}{.address}{" "}{end}')"#,
        r#"for n in $nodes; do scp ~/.docker/config.json root@"$n":/var/lib/kubelet/config.json; done"#,
        "kubectl logs private-image-test-1 --namespace default",
        "kubectl describe pods/private-image-test-1 --namespace default | grep 'Failed'",
    ] {
        assert!(commands.contains(&command), "{command}\n{commands:#?}");
    }
}

#[test]
fn answers_fill_commands_and_manifests() {
    let advice = advice(
        r#"{"tenants":"many","registry":"registry.example:5000","namespaces":["team-a","team-b","team-a"],"secretName":"tenant.cred","image":"registry.example:5000/a/b:v1"}"#,
    );
    let commands = commands(&advice);
    assert!(commands.contains(&"kubectl create secret docker-registry tenant.cred --namespace team-b --docker-server=registry.example:5000 --docker-username=USERNAME --docker-password=PASSWORD"));
    assert!(commands.contains(&r#"kubectl patch serviceaccount default --namespace team-a -p '{"imagePullSecrets":[{"name":"tenant.cred"}]}'"#));
    assert_eq!(commands.iter().filter(|c| c.contains("patch")).count(), 2);
    let pod = file(&advice, "private-image-test-1.yaml");
    assert!(pod.contains("namespace: team-a\n"));
    assert!(
        pod.contains("image: \"registry.example:5000/a/b:v1\"\n"),
        "{pod}"
    );
    assert!(pod.contains("command: [\"echo\", \"SUCCESS\"]\n"));
    let secret = file(&advice, "secret.yaml");
    assert!(secret.contains(
        r#"'{"auths":{"registry.example:5000":{"username":"USERNAME","password":"PASSWORD"}}}'"#
    ));
    assert_eq!(secret.matches("---\n").count(), 1);
    assert!(file(&advice, "kubeadm-always-pull-images.yaml").contains("AlwaysPullImages"));
    assert!(file(&advice, "require-always-pull.yaml").contains("imagePullPolicy == 'Always'"));
    assert!(
        file(&advice, "service-account.yaml")
            .contains("imagePullSecrets:\n  - name: tenant.cred\n")
    );
}

#[test]
fn the_policy_breaks_nothing_that_runs() {
    let advice = advice(r#"{"tenants":"many"}"#);
    let policy = file(&advice, "require-always-pull.yaml");
    for part in [
        "operations: [\"CREATE\"]\n",
        "resources: [\"pods\"]\n",
        "'kubernetes.io/config.mirror' in object.metadata.annotations",
        "operator: NotIn\n          values: [\"kube-system\"]\n",
        "validationActions: [\"Warn\", \"Audit\"]\n",
    ] {
        assert!(policy.contains(part), "{part}\n{policy}");
    }
    assert!(!policy.contains("UPDATE"), "{policy}");
    for language in Language::ALL {
        let words = advice.clone().in_words(&Sentences::new(language));
        let told = |step: &&whypull::advise::SetupStep<String>| step.text.contains("Deny");
        let steps = words.setup.iter().flat_map(|setup| &setup.steps);
        assert_eq!(steps.filter(told).count(), 1);
    }
}

#[test]
fn docker_hub_has_its_own_key() {
    for json in [
        r#"{"registry":"docker.io"}"#,
        r#"{"image":"janedoe/awesomeapp:v1"}"#,
    ] {
        let advice = advice(json);
        let commands = commands(&advice);
        assert!(
            commands
                .iter()
                .any(|c| c.contains("--docker-server=https://index.docker.io/v1/ "))
        );
    }
    let advice = advice(r#"{"image":"quay.io/a/b:1"}"#);
    assert!(
        commands(&advice)
            .iter()
            .any(|c| c.contains("--docker-server=quay.io "))
    );
}

#[test]
fn every_manifest_is_yaml() {
    for cloud in ["none", "aws", "azure", "gcp"] {
        for (audience, tenants, nodes) in [
            ("cluster", "one", "configurable"),
            ("cluster", "one", "notConfigurable"),
            ("some", "many", "configurable"),
        ] {
            let advice = advice(&format!(
                r#"{{"cloud":"{cloud}","audience":"{audience}","tenants":"{tenants}","nodes":"{nodes}","namespaces":["1","no","0x1f"],"secretName":"1e3"}}"#
            ));
            for file in &advice.manifests {
                let events: Result<Vec<_>, _> = Parser::new_from_str(&file.text).collect();
                assert!(events.is_ok(), "{}: {events:?}\n{}", file.name, file.text);
            }
            let provider = advice
                .manifests
                .iter()
                .any(|f| f.name == "credential-provider-config.yaml");
            assert_eq!(
                provider,
                cloud != "none" && tenants == "one" && nodes == "configurable"
            );
            if let Some(secret) = advice.manifests.iter().find(|f| f.name == "secret.yaml") {
                for quoted in [
                    "namespace: \"1\"\n",
                    "namespace: \"no\"\n",
                    "namespace: \"0x1f\"\n",
                    "name: \"1e3\"\n",
                ] {
                    assert!(secret.text.contains(quoted), "{}", secret.text);
                }
            }
        }
    }
}

#[test]
fn what_is_refused_names_its_answer() {
    for (json, field) in [
        (r#"{"audience":"everyone"}"#, "audience"),
        (r#"{"registry":"https://quay.io"}"#, "registry"),
        (r#"{"registry":"quay.io/org"}"#, "registry"),
        (r#"{"registry":"quay.io:0"}"#, "registry"),
        (r#"{"registry":"quay.io:99999"}"#, "registry"),
        (r#"{"registry":"quay.io:"}"#, "registry"),
        (r#"{"registry":""}"#, "registry"),
        (r#"{"registry":"a b"}"#, "registry"),
        (r#"{"registry":"$(reboot)"}"#, "registry"),
        (r#"{"registry":"a'; reboot"}"#, "registry"),
        (r#"{"registry":"[::1"}"#, "registry"),
        (r#"{"namespaces":["ok","Not"]}"#, "namespaces[1]"),
        (r#"{"namespaces":["a\nkind: x"]}"#, "namespaces[0]"),
        (r#"{"secretName":"a_b"}"#, "secretName"),
        (r#"{"secretName":""}"#, "secretName"),
        (r#"{"image":"Nginx"}"#, "image"),
        (r#"{"image":"https://quay.io/a"}"#, "image"),
        (r#"{"image":"u:p@quay.io/a"}"#, "image"),
        (r#"{"image":"a:b:c"}"#, "image"),
        (r#"{"image":"a@sha256:12"}"#, "image"),
        (r#"{"image":"a/"}"#, "image"),
        (r#"{"image":"a;b"}"#, "image"),
        (r#"{"image":""}"#, "image"),
    ] {
        let error = advise(&answers(json)).unwrap_err();
        assert_eq!(error.field, field, "{json}");
        for language in Language::ALL {
            let words = error.clone().in_words(&Sentences::new(language));
            assert!(!words.message.starts_with("advise-"), "{json}");
        }
    }
    for json in [
        r#"{"registry":"[2001:db8::1]:5000"}"#,
        r#"{"registry":"10.0.0.1:5000"}"#,
        r#"{"registry":"localhost"}"#,
        r#"{"image":"a/b__c/d--e.f@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2"}"#,
        r#"{"image":"localhost:5000/a:V1.0_x"}"#,
    ] {
        advice(json);
    }
    for json in [
        r#"{"imagess":"public"}"#,
        r#"{"images":"secret"}"#,
        r#"{"cloud":"ibm"}"#,
    ] {
        assert!(serde_json::from_str::<Answers>(json).is_err(), "{json}");
    }
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    let source = concat!(
        include_str!("../src/advise/mod.rs"),
        include_str!("../src/advise/check.rs"),
        include_str!("../src/advise/setup.rs"),
    );
    let codes = support::every_code_has_a_sentence(&["advise-"], source);
    let json =
        serde_json::to_value(advice("{}").in_words(&Sentences::new(Language::ZhCn))).unwrap();
    assert_eq!(json["useCases"][0]["number"], 2);
    assert_eq!(
        json["setup"][0]["title"],
        "将凭据放入每个名字空间的 Secret 中"
    );
    // A command whose step is renamed would be lost without a sound.
    let commands = include_str!("../src/advise/command.rs");
    for step in commands
        .split('"')
        .filter(|text| text.starts_with("advise-step-"))
    {
        assert!(codes.iter().any(|code| code == step), "{step} is no step");
    }
}
