use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, LOCATION};
use reqwest::{Client, Response, Url, redirect};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use super::RegistrySettings;
use crate::native::problem::Problem;
use crate::secret_value::SecretValue;

const MOST_REDIRECTS: usize = 5;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// All registries: connections, certificates, proxies.
pub struct Registries {
    pub(crate) settings: RegistrySettings,
    certificates: Vec<CertificateDer<'static>>,
    clients: Mutex<HashMap<Way, Client>>,
}

/// Connections that can be shared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Way {
    tls: bool,
    /// Whether proxies of the environment count: never for loopback.
    proxies: bool,
}

impl Registries {
    /// Takes the settings; the error is for people.
    pub fn new(settings: RegistrySettings) -> Result<Self, String> {
        let mut certificates = Vec::new();
        for pem in &settings.certificates {
            let before = certificates.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                certificates.push(certificate.map_err(|error| format!("no PEM: {error}"))?);
            }
            if certificates.len() == before {
                return Err("there is no certificate in it".to_owned());
            }
        }
        Ok(Self {
            settings,
            certificates,
            clients: Mutex::new(HashMap::new()),
        })
    }

    /// Where the API of a registry is.
    pub(super) fn base(&self, domain: &str) -> Result<Url, Problem> {
        // Docker Hub's registry has another name than its images have.
        let host = if domain == "docker.io" {
            "registry-1.docker.io"
        } else {
            domain
        };
        let scheme = if self.is_plain(host) { "http" } else { "https" };
        Url::parse(&format!("{scheme}://{host}/v2/"))
            .ok()
            .filter(|url| url.has_host())
            .ok_or_else(|| Problem::Connection(format!("{domain} is no host")))
    }

    fn is_plain(&self, host: &str) -> bool {
        let name = host_of(host);
        let named = |list: &[String]| list.iter().any(|it| it == host || it == name);
        if named(&self.settings.tls) {
            return false;
        }
        is_loopback(name) || named(&self.settings.plain_http)
    }

    /// Why credentials must not go to a token server, if they must not.
    pub(super) fn distrust(&self, registry: &Url, realm: &Url) -> Option<&'static str> {
        match (registry.scheme(), realm.scheme()) {
            (_, "https") => None,
            ("https", "http") => Some("the registry has TLS, and the token server has none"),
            ("http", "http") => {
                let host = realm.host_str().unwrap_or_default();
                let with_port = match realm.port() {
                    Some(port) => format!("{host}:{port}"),
                    None => host.to_owned(),
                };
                let trusted = is_loopback(host) || self.is_plain(&with_port);
                (!trusted)
                    .then_some("it has no TLS, is not on loopback and not named by --plain-http")
            }
            _ => Some("it is no HTTP address"),
        }
    }

    /// Asks, and follows redirects; the credential does not leave the host.
    pub(super) async fn get(
        &self,
        url: &Url,
        headers: &HeaderMap,
        authorization: Option<&SecretValue>,
    ) -> Result<Response, Problem> {
        let mut at = url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let mut request = self.client(&at)?.get(at.clone()).headers(headers.clone());
            if let Some(value) = authorization.filter(|_| is_same_origin(url, &at)) {
                let mut value = HeaderValue::from_str(value.expose()).map_err(|_| {
                    Problem::Connection("the credential does not fit into a header".to_owned())
                })?;
                value.set_sensitive(true);
                request = request.header(AUTHORIZATION, value);
            }
            let response = tokio::time::timeout(self.settings.stall, request.send())
                .await
                .map_err(|_| Problem::Stalled(self.settings.stall))?
                .map_err(|error| connection(&error))?;
            if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                return Ok(response);
            }
            let next = response.headers().get(LOCATION);
            let next = next
                .and_then(|it| at.join(it.to_str().ok()?).ok())
                .ok_or_else(|| Problem::Redirect("it leads nowhere".to_owned()))?;
            match (at.scheme(), next.scheme()) {
                ("https", "http") => {
                    return Err(Problem::Redirect(format!(
                        "it leads from TLS to plain HTTP ({})",
                        origin(&next)
                    )));
                }
                (_, "http" | "https") => at = next,
                (_, other) => return Err(Problem::Redirect(format!("it leads to {other}:"))),
            }
        }
        Err(Problem::Redirect(format!("more than {MOST_REDIRECTS}")))
    }

    fn client(&self, url: &Url) -> Result<Client, Problem> {
        let way = Way {
            tls: url.scheme() == "https",
            proxies: !url.host_str().is_some_and(is_loopback),
        };
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&way) {
            return Ok(client.clone());
        }
        let mut builder = Client::builder()
            .user_agent(concat!("whypull/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT.min(self.settings.stall))
            .http1_only()
            .tls_backend_preconfigured(self.tls(way.tls)?);
        if !way.proxies {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| connection(&error))?;
        clients.insert(way, client.clone());
        Ok(client)
    }

    /// The system's certificates take a while to read: only where there is TLS.
    fn tls(&self, used: bool) -> Result<ClientConfig, Problem> {
        let mut roots = RootCertStore::empty();
        if used {
            let native = rustls_native_certs::load_native_certs();
            roots.add_parsable_certificates(native.certs);
            roots.add_parsable_certificates(self.certificates.iter().cloned());
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        Ok(ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| Problem::Connection(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth())
    }
}

/// Without port and brackets.
fn host_of(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split(']').next().unwrap_or_default();
    }
    host.split(':').next().unwrap_or_default()
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

pub(super) fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

/// Scheme, host and port: what may be shown of an address. The rest may be signed, and the user info
/// may be anything.
pub(super) fn origin(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{}://{host}:{port}", url.scheme()),
        None => format!("{}://{host}", url.scheme()),
    }
}

/// The reason, without the address: it may be signed.
pub(super) fn connection(error: &reqwest::Error) -> Problem {
    let mut reason = if error.is_timeout() {
        "no connection in time".to_owned()
    } else if error.is_connect() {
        "no connection".to_owned()
    } else if error.is_body() || error.is_decode() {
        "the answer broke off".to_owned()
    } else {
        "the request failed".to_owned()
    };
    let mut deepest = None;
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        deepest = Some(inner.to_string());
        source = inner.source();
    }
    if let Some(deepest) = deepest {
        reason.push_str(": ");
        reason.push_str(&super::body::shown(&deepest));
    }
    Problem::Connection(reason)
}
