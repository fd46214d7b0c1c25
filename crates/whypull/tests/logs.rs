//! Whoever embeds the pull may log all that its parts have to say: no credential is in it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tracing_subscriber::filter::LevelFilter;
use whypull::Explanation;
use whypull::input::{File, FileRole};
use whypull::kubelet::{Platform, PullSettings};
use whypull::native::{Event, Kubelet, Layout, Observer, Registries, RegistrySettings, Target};
use whypull::options::Options;

const PASSWORD: &str = "needle-in-the-hay";
const TOKEN: &str = "token-of-needles";

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Silent;

impl Observer for Silent {
    fn event(&self, _: &Event) {}
}

/// Answers one request, and says what it was sent as authorization.
fn answer(mut stream: &TcpStream, host: &str) -> Option<String> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let request = lines.next()?;
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let sent = headers.iter().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        (name.eq_ignore_ascii_case("authorization")).then(|| value.to_owned())
    });
    let challenge =
        format!("401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"http://{host}/token\"");
    let token = format!("{{\"token\": \"{TOKEN}\"}}");
    let (head, body) = if request.contains("/token") {
        ("200 OK", &*token)
    } else if sent.is_none() {
        (&*challenge, "")
    } else {
        ("404 Not Found", "{}")
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .ok()?;
    sent
}

#[test]
fn no_log_has_a_credential() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .init();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let sent: Arc<Mutex<Vec<String>>> = Arc::default();
    let (seen, name) = (Arc::clone(&sent), host.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let authorization = answer(&stream, &name);
            seen.lock().unwrap().extend(authorization);
        }
    });
    let basic = STANDARD.encode(format!("jane:{PASSWORD}"));
    let config = format!("{{\"auths\": {{\"{host}\": {{\"auth\": \"{basic}\"}}}}}}");
    let pod =
        format!("{{kind: Pod, spec: {{containers: [{{name: a, image: \"{host}/app:1\"}}]}}}}");
    let explanation = Explanation::of([
        File::new("pod.yaml", pod),
        File::new("config.json", config).with_role(FileRole::NodeConfig),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let target = Target::Layout {
        layout: Layout::open(&folder.path().join("layout")).unwrap(),
        tag: None,
        registries: Registries::new(RegistrySettings::default()).unwrap(),
        platform: Platform::default(),
    };
    let (options, settings) = (Options::default(), PullSettings::default());
    let kubelet = Kubelet::new(&explanation, &options, None, &target, &settings, &Silent);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let summary = runtime.block_on(kubelet.run());
    assert_eq!(summary.failed, 1);

    let sent = sent.lock().unwrap().join("\n");
    assert!(sent.contains(&basic) && sent.contains(TOKEN), "{sent}");
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains(&host), "nothing was logged: {log}");
    for secret in [PASSWORD, &basic, TOKEN] {
        assert!(!log.contains(secret), "{log}");
    }
}
