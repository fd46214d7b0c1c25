use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A request, as it came.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// With the query, and with scheme and host where a proxy was asked.
    pub target: String,
    headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Request {
    fn read(stream: &mut impl Read) -> Option<Self> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).ok()?;
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).ok()?;
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let headers: BTreeMap<String, String> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let length = headers.get("content-length");
        let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        stream.read_exact(&mut body).ok()?;
        Some(Self {
            method: first.next()?.to_owned(),
            target: first.next()?.to_owned(),
            headers,
            body,
        })
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub fn authorization(&self) -> Option<&str> {
        self.header("authorization")
    }

    /// User and password of Basic.
    pub fn basic(&self) -> Option<(String, String)> {
        let encoded = self.authorization()?.strip_prefix("Basic ")?;
        let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
        let (user, password) = text.split_once(':')?;
        Some((user.to_owned(), password.to_owned()))
    }

    pub fn user(&self) -> Option<String> {
        Some(self.basic()?.0)
    }

    pub fn bearer(&self) -> Option<&str> {
        self.authorization()?.strip_prefix("Bearer ")
    }

    /// The first byte that is asked for.
    pub fn range(&self) -> Option<usize> {
        let range = self.header("range")?.strip_prefix("bytes=")?;
        range.split('-').next()?.parse().ok()
    }

    pub fn is_blob(&self) -> bool {
        self.path().contains("/blobs/")
    }

    pub fn is_manifest(&self) -> bool {
        self.path().contains("/manifests/")
    }

    /// Whether it asks for this digest.
    pub fn is_of(&self, digest: &str) -> bool {
        self.path().ends_with(digest)
    }

    /// The repository's name.
    pub fn repository(&self) -> &str {
        let path = self.path().strip_prefix("/v2/").unwrap_or_default();
        let end = path.find("/manifests/").or(path.find("/blobs/"));
        &path[..end.unwrap_or(0)]
    }
}

/// How the length of a body is told.
enum Framing {
    Length(u64),
    Chunked,
}

/// What is written back: any lie that HTTP allows.
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Box<dyn Read + Send>,
    framing: Framing,
    cut: Option<usize>,
    chunk: usize,
    pause: Duration,
    wait: Duration,
    raw: bool,
}

impl Answer {
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self {
            status,
            headers: Vec::new(),
            framing: Framing::Length(body.len() as u64),
            body: Box::new(Cursor::new(body)),
            cut: None,
            chunk: 64 * 1024,
            pause: Duration::ZERO,
            wait: Duration::ZERO,
            raw: false,
        }
    }

    /// An error as registries tell it.
    pub fn error(status: u16, code: &str, message: &str) -> Self {
        let body = serde_json::json!({"errors": [{"code": code, "message": message}]});
        Self::new(status, body.to_string()).with("Content-Type", "application/json")
    }

    /// A body of any length.
    pub fn stream(status: u16, length: u64, body: impl Read + Send + 'static) -> Self {
        let mut answer = Self::new(status, []);
        answer.framing = Framing::Length(length);
        answer.body = Box::new(body);
        answer
    }

    /// A body without end.
    pub fn endless(status: u16) -> Self {
        Self::stream(status, 0, io::repeat(b'a')).chunked()
    }

    /// These bytes and no HTTP around them.
    pub fn raw(bytes: &[u8]) -> Self {
        let mut answer = Self::new(200, bytes);
        answer.raw = true;
        answer
    }

    pub fn redirect(to: &str) -> Self {
        Self::new(307, []).with("Location", to)
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Says another length than the body has.
    pub fn claiming(mut self, length: u64) -> Self {
        self.framing = Framing::Length(length);
        self
    }

    /// Says no length.
    pub fn chunked(mut self) -> Self {
        self.framing = Framing::Chunked;
        self
    }

    /// The connection ends after so many bytes of the body.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }

    /// So many bytes at a time, and a pause after each.
    pub fn slowly(mut self, chunk: usize, pause: Duration) -> Self {
        self.chunk = chunk;
        self.pause = pause;
        self
    }

    /// Nothing at all for so long.
    pub fn after(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    fn head(&self) -> String {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nConnection: close\r\n",
            self.status,
            phrase(self.status)
        );
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let framing = match self.framing {
            Framing::Length(length) => format!("Content-Length: {length}"),
            Framing::Chunked => "Transfer-Encoding: chunked".to_owned(),
        };
        head + &framing + "\r\n\r\n"
    }

    fn write(
        mut self,
        stream: &mut impl Write,
        has_body: bool,
        stop: &AtomicBool,
        mut count: impl FnMut(usize),
    ) -> io::Result<()> {
        sleep(self.wait, stop);
        if !self.raw {
            stream.write_all(self.head().as_bytes())?;
        }
        let chunked = matches!(self.framing, Framing::Chunked) && !self.raw;
        let mut left = self.cut.unwrap_or(usize::MAX);
        let mut buffer = vec![0; self.chunk];
        while has_body && left > 0 && !stop.load(Ordering::Relaxed) {
            let read = self.body.read(&mut buffer[..self.chunk.min(left)])?;
            if read == 0 {
                break;
            }
            if chunked {
                write!(stream, "{read:x}\r\n")?;
            }
            stream.write_all(&buffer[..read])?;
            if chunked {
                stream.write_all(b"\r\n")?;
            }
            stream.flush()?;
            left -= read;
            count(read);
            sleep(self.pause, stop);
        }
        if chunked && has_body && left > 0 {
            stream.write_all(b"0\r\n\r\n")?;
        }
        stream.flush()
    }
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        307 => "Temporary Redirect",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        429 => "Too Many Requests",
        _ => "Other",
    }
}

fn sleep(duration: Duration, stop: &AtomicBool) {
    let end = Instant::now() + duration;
    while Instant::now() < end && !stop.load(Ordering::Relaxed) {
        let left = end.saturating_duration_since(Instant::now());
        thread::sleep(left.min(Duration::from_millis(20)));
    }
}

/// A request that was answered, or is being answered.
#[derive(Clone, Debug)]
pub struct Record {
    pub request: Request,
    pub started: Instant,
    pub ended: Option<Instant>,
    /// Bytes of the body that were handed to the network.
    pub sent: usize,
}

type Behaviour = dyn Fn(&Request) -> Answer + Send + Sync;

struct Shared {
    behaviour: Box<Behaviour>,
    records: Mutex<Vec<Record>>,
    /// So many of the records are of no interest any more.
    forgotten: AtomicUsize,
    stop: AtomicBool,
}

/// A server that answers as it is told, and remembers what it was asked.
pub struct Server {
    address: SocketAddr,
    secure: bool,
    shared: Arc<Shared>,
}

impl Server {
    pub fn start(behaviour: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        Self::start_at("127.0.0.1:0", None, behaviour)
    }

    pub fn start_tls(
        config: Arc<ServerConfig>,
        behaviour: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Self {
        Self::start_at("127.0.0.1:0", Some(config), behaviour)
    }

    pub fn start_at(
        address: &str,
        tls: Option<Arc<ServerConfig>>,
        behaviour: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(address).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            behaviour: Box::new(behaviour),
            records: Mutex::default(),
            forgotten: AtomicUsize::new(0),
            stop: AtomicBool::new(false),
        });
        let server = Self {
            address,
            secure: tls.is_some(),
            shared: Arc::clone(&shared),
        };
        thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stop.load(Ordering::Relaxed) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let (shared, tls) = (Arc::clone(&shared), tls.clone());
                thread::spawn(move || shared.serve(stream, tls));
            }
        });
        server
    }

    /// `127.0.0.1:port`.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    pub fn url(&self, path: &str) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{path}", self.address)
    }

    pub fn records(&self) -> Vec<Record> {
        let records = self.shared.records.lock().expect("no panic");
        records[self.shared.forgotten.load(Ordering::Relaxed)..].to_vec()
    }

    pub fn requests(&self) -> Vec<Request> {
        let records = self.records().into_iter();
        records.map(|record| record.request).collect()
    }

    pub fn forget(&self) {
        let records = self.shared.records.lock().expect("no panic");
        self.shared
            .forgotten
            .store(records.len(), Ordering::Relaxed);
    }

    /// The requests for this digest.
    pub fn requests_for(&self, digest: &str) -> Vec<Request> {
        let mut requests = self.requests();
        requests.retain(|request| request.is_of(digest));
        requests
    }

    /// Waits until something of a body has been sent.
    pub fn until_sent(&self, digest: &str, bytes: usize) {
        let end = Instant::now() + Duration::from_secs(20);
        let sent = |record: &Record| record.request.is_of(digest) && record.sent >= bytes;
        while !self.records().iter().any(sent) {
            assert!(Instant::now() < end, "{digest} is not asked for");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the one that waits for a connection.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream, tls: Option<Arc<ServerConfig>>) {
        let limit = Some(Duration::from_secs(10));
        let _ = stream.set_read_timeout(limit);
        let _ = stream.set_write_timeout(limit);
        let _ = stream.set_nodelay(true);
        let Some(config) = tls else {
            self.answer(stream);
            return;
        };
        let connection = ServerConnection::new(config).expect("a configuration");
        let mut stream = StreamOwned::new(connection, stream);
        self.answer(&mut stream);
        stream.conn.send_close_notify();
        let _ = stream.flush();
    }

    fn answer(&self, mut stream: impl Read + Write) {
        let Some(request) = Request::read(&mut stream) else {
            return;
        };
        let at = {
            let mut records = self.records.lock().expect("no panic");
            records.push(Record {
                request: request.clone(),
                started: Instant::now(),
                ended: None,
                sent: 0,
            });
            records.len() - 1
        };
        let answer = (self.behaviour)(&request);
        let has_body = request.method != "HEAD";
        let record = |change: &dyn Fn(&mut Record)| {
            change(&mut self.records.lock().expect("no panic")[at]);
        };
        let count = |bytes| record(&|record| record.sent += bytes);
        let _ = answer.write(&mut stream, has_body, &self.stop, count);
        record(&|record| record.ended = Some(Instant::now()));
    }
}
