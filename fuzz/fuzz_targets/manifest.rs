//! Everything together: files to a Report in both languages to the excerpts of its places.
//!
//! Nothing panics, every location is in its file, and the planted password is seen nowhere. It is
//! planted where no text around it can turn it into something that is shown: in documents of their
//! own, of which the end is the fuzzer's.
//!
//! The input: two bytes of settings, then up to five parts, separated by lines of `%%%`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whypull::Explanation;
use whypull::input::{File, FileRole};
use whypull::options::Options;
use whypull::semantics::Semantics;
use whypull_fuzz::{MARKER, assert_inside, assert_unseen, base64, in_languages, locations, needles};

const ROLES: [Option<FileRole>; 8] = [
    None,
    Some(FileRole::Manifest),
    Some(FileRole::Previous),
    Some(FileRole::NodeConfig),
    Some(FileRole::KubeletConfig),
    Some(FileRole::CredentialProviderConfig),
    Some(FileRole::ProviderResponse),
    Some(FileRole::ImageIndex),
];

fuzz_target!(|data: &[u8]| {
    let [kind, settings, rest @ ..] = data else { return };
    let parts = split(rest);
    let seen = parts.iter().any(|part| {
        let text = String::from_utf8_lossy(part);
        needles().iter().any(|needle| text.contains(needle))
    });
    if seen {
        return;
    }
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let secret = planted(*kind, part(2));
    let cut = if kind & 0x80 == 0 { secret.len() } else { secret.len() * usize::from(*settings) / 255 };
    let mut first = part(0).to_vec();
    first.extend_from_slice(b"\n---\n");
    first.extend_from_slice(&secret.as_bytes()[..cut]);
    first.extend_from_slice(part(1));

    let config = planted_config(part(2));
    let mut node_config = config.into_bytes();
    node_config.extend_from_slice(part(4));
    let role = ROLES[usize::from(settings & 7)];
    let mut files = vec![File::new("first.yaml", first)];
    let mut third = File::new("third", part(3));
    third.role = role;
    files.push(third);
    files.push(File::new("config.json", node_config).with_role(FileRole::NodeConfig));
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|file| (file.name.clone(), String::from_utf8_lossy(&file.bytes).into_owned()))
        .collect();

    let explanation = Explanation::of(files);
    let mut options = Options::default();
    options.semantics = Semantics::ALL[usize::from(settings >> 3) % 3];
    options.complete = [None, Some(true), Some(false)][usize::from(settings >> 5) % 3];
    let report = explanation.report(&options);
    assert_unseen(&format!("{report:?}"), "debug");
    let codes: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.message.code).collect();
    let mut places = Vec::new();
    in_languages(|sentences| {
        let report = report.clone().in_words(sentences);
        for (diagnostic, code) in report.diagnostics.iter().zip(&codes) {
            assert_ne!(diagnostic.message, *code, "no sentence");
        }
        let json = serde_json::to_value(&report).unwrap();
        assert_unseen(&json.to_string(), "json");
        places = locations(&json);
    });
    places.sort();
    places.dedup();
    let lines: Vec<(&str, Vec<&str>)> =
        texts.iter().map(|(name, text)| (name.as_str(), text.split('\n').collect())).collect();
    for place in &places {
        let (_, text) = lines.iter().find(|(name, _)| **name == *place.file).expect("a given file");
        assert_inside(place, text);
    }
    for place in places.iter().take(200) {
        let Some(excerpt) = explanation.excerpt(place) else {
            panic!("no excerpt of {place:?}");
        };
        for (_, line) in &excerpt.lines {
            assert_unseen(line, "excerpt");
        }
        assert_unseen(&format!("{excerpt:?}"), "excerpt");
    }
});

fn split(data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    while parts.len() < 4 {
        let Some(at) = rest.windows(5).position(|window| window == b"\n%%%\n") else {
            break;
        };
        parts.push(&rest[..at]);
        rest = &rest[at + 5..];
    }
    parts.push(rest);
    parts
}

fn planted_config(key: &[u8]) -> String {
    let key = serde_json::to_string(&String::from_utf8_lossy(key)).unwrap();
    let auth = base64(&format!("user:{MARKER}"));
    format!(
        r#"{{"auths": {{{key}: {{"auth": "{auth}", "identitytoken": "{MARKER}"}},
  "https://user:{MARKER}@quay.io/x": {{"password": "{MARKER}", "username": "u"}}}},
  "HttpHeaders": {{"X-Auth": "{MARKER}"}}}}"#
    )
}

fn planted(kind: u8, key: &[u8]) -> String {
    let config = planted_config(key);
    let data = base64(&config);
    let plain = serde_json::to_string(&config).unwrap();
    let auth = base64(&format!("user:{MARKER}"));
    match kind & 7 {
        0 => format!(
            "kind: Secret\nmetadata: {{name: s, annotations: {{last: {MARKER}}}}} # {MARKER}\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: {data}\n"
        ),
        1 => format!(
            "kind: Secret\nmetadata: {{name: s}}\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  {MARKER}: {MARKER}\n  .dockerconfigjson: {plain}\n"
        ),
        2 => format!(
            r#"{{"kind": "Secret", "metadata": {{"name": "s"}}, "type": "kubernetes.io/dockerconfigjson", "stringData": {{".dockerconfigjson": {plain}}}, "data": {{"password": "{MARKER}"}} "#
        ),
        3 => format!(
            "kind: Pod\nmetadata:\n  name: p\n  annotations:\n    a: '{MARKER}'\nspec:\n  imagePullSecrets: [{{name: s}}]\n  containers:\n  - name: c\n    image: 'user:{MARKER}@quay.io/x'\n    env:\n    - name: P\n      value: {MARKER}\n    command: [sh, -c, '{MARKER}']\n    # {MARKER}\n"
        ),
        4 => format!("auths:\n  quay.io:\n    auth: {auth}\n    password: {MARKER}\n"),
        5 => format!(
            "kind: CredentialProviderResponse\napiVersion: credentialprovider.kubelet.k8s.io/v1\nauth:\n  'quay.io': {{username: u, password: {MARKER}}}\n"
        ),
        6 => format!("kind: Secret\ntype: kubernetes.io/dockercfg\nmetadata: {{name: s}}\ndata: {{.dockercfg: {auth}, .dockerconfigjson: {MARKER}}}\n"),
        _ => format!("kind: ConfigMap\nmetadata: {{name: c}}\ndata:\n  password: |\n    {MARKER}\n    {auth}\n"),
    }
}
