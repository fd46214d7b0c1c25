use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode, Url};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::authorization::{Challenge, token};
use super::body::{Body, shown};
use super::transport::{Registries, is_same_origin};
use crate::native::credential::Credential;
use crate::native::event::{Teller, What};
use crate::native::problem::{Failure, Problem, Step};
use crate::reference::Reference;
use crate::secret_value::SecretValue;

/// No registry is waited for longer than this.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
const ERROR_MAX: usize = 64 << 10;

/// One repository with one credential. Its token is never used with another one.
pub(crate) struct Session<'r> {
    pub(super) registries: &'r Registries,
    pub(super) base: Url,
    pub(super) path: String,
    credential: Option<&'r Credential>,
    authorization: Mutex<Authorization>,
    pub(super) teller: Teller<'r>,
}

/// The header that goes with each request, and how often it was renewed.
#[derive(Default)]
struct Authorization {
    header: Option<SecretValue>,
    generation: u64,
}

impl<'r> Session<'r> {
    pub(crate) fn new(
        registries: &'r Registries,
        reference: &Reference<'_>,
        credential: Option<&'r Credential>,
        teller: Teller<'r>,
    ) -> Result<Self, Failure> {
        let base = registries
            .base(reference.domain())
            .map_err(|problem| problem.at(Step::Manifest))?;
        Ok(Self {
            registries,
            base,
            path: reference.path().to_string(),
            // A blank entry is sent as no credential, as containerd does.
            credential: credential.filter(|credential| !credential.is_blank()),
            authorization: Mutex::new(Authorization::default()),
            teller,
        })
    }

    pub(crate) fn teller(&self) -> &Teller<'r> {
        &self.teller
    }

    pub(crate) fn downloads_at_once(&self) -> usize {
        self.registries.settings.max_concurrent_downloads.max(1)
    }

    pub(super) fn stall(&self) -> Duration {
        self.registries.settings.stall
    }

    /// Asks for something of the repository, with what the registry wants to be shown.
    pub(super) async fn get(
        &self,
        what: &str,
        headers: &HeaderMap,
        step: &Step,
    ) -> Result<Response, Failure> {
        let url = self
            .base
            .join(&format!("{}/{what}", self.path))
            .map_err(|error| Problem::Connection(error.to_string()).at(step.clone()))?;
        let (header, generation) = {
            let authorization = self.authorization.lock().await;
            (authorization.header.clone(), authorization.generation)
        };
        let get = async |header: Option<&SecretValue>| {
            let response = self.registries.get(&url, headers, header).await;
            response.map_err(|problem| problem.at(step.clone()))
        };
        let response = get(header.as_ref()).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return self.checked(response, header.as_ref(), step).await;
        }
        let Some(renewed) = self.authorize(&response, generation).await? else {
            return self.checked(response, header.as_ref(), step).await;
        };
        let response = get(Some(&renewed)).await?;
        self.checked(response, Some(&renewed), step).await
    }

    /// A failure without what was sent: a registry may say it again wherever it says anything.
    pub(crate) async fn without_secrets(&self, failure: Failure) -> Failure {
        let authorization = self.authorization.lock().await;
        let secrets = (authorization.header.as_ref(), self.credential);
        let problem = failure.problem.with_words(|text| masked(text, secrets));
        problem.at(failure.step)
    }

    async fn checked(
        &self,
        response: Response,
        sent: Option<&SecretValue>,
        step: &Step,
    ) -> Result<Response, Failure> {
        if response.status().is_success() {
            return Ok(response);
        }
        let sent = (sent, self.credential);
        Err(problem_of(response, sent, self.stall())
            .await
            .at(step.clone()))
    }

    /// The header that answers a challenge; nothing if there is no answer. Requests that are refused
    /// together ask for one token.
    async fn authorize(
        &self,
        response: &Response,
        generation: u64,
    ) -> Result<Option<SecretValue>, Failure> {
        let mut authorization = self.authorization.lock().await;
        if authorization.generation != generation {
            return Ok(authorization.header.clone());
        }
        // Where a redirect led to is another host: it has no say in where the credential goes.
        if !is_same_origin(response.url(), &self.base) {
            return Ok(None);
        }
        let challenge = Challenge::of(response.headers(), &self.base)
            .map_err(|problem| problem.at(Step::Token))?;
        let header = match challenge {
            None => None,
            // Refused with the same header: there is no other.
            Some(Challenge::Basic) if authorization.header.is_some() => None,
            Some(Challenge::Basic) => self.credential.map(Credential::basic),
            Some(Challenge::Bearer { realm, service }) => {
                let service = service.as_deref();
                let once = async || {
                    let asked = (&realm, service);
                    token(
                        self.registries,
                        &self.base,
                        asked,
                        &self.path,
                        self.credential,
                    )
                    .await
                    .map_err(|problem| problem.at(Step::Token))
                };
                Some(self.persistently(&Step::Token, once).await?)
            }
        };
        if header.is_some() {
            authorization.header.clone_from(&header);
            authorization.generation += 1;
        }
        Ok(header)
    }

    /// Does something again that failed in passing.
    pub(super) async fn persistently<T>(
        &self,
        step: &Step,
        once: impl AsyncFn() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut patience = Patience::new(self);
        loop {
            match once().await {
                Ok(value) => return Ok(value),
                Err(failure) => patience.wait(step, failure).await?,
            }
        }
    }
}

/// How often and how long is waited.
pub(super) struct Patience<'s, 'r> {
    session: &'s Session<'r>,
    left: u32,
    wait: Duration,
}

impl<'s, 'r> Patience<'s, 'r> {
    pub(super) fn new(session: &'s Session<'r>) -> Self {
        Self {
            session,
            left: session.registries.settings.retries,
            wait: Duration::from_millis(500),
        }
    }

    /// Starts anew if enough came: a large blob over a bad line takes many tries, and a registry that
    /// gives a byte each time gets no more than one that gives none.
    pub(super) fn renew_after(&mut self, bytes: u64) {
        if bytes >= 1 << 20 {
            *self = Self::new(self.session);
        }
    }

    /// Waits, or gives the failure back.
    pub(super) async fn wait(&mut self, step: &Step, failure: Failure) -> Result<(), Failure> {
        // What failed on the way to a token has been tried again there.
        let elsewhere = failure.step == Step::Token && *step != Step::Token;
        if self.left == 0 || elsewhere || !failure.problem.is_passing() {
            return Err(failure);
        }
        self.left -= 1;
        let wait = failure.problem.retry_after().unwrap_or(self.wait);
        let wait = wait.min(LONGEST_WAIT);
        self.wait = (self.wait * 2).min(LONGEST_WAIT);
        self.session.teller.tell(What::Retry {
            step: failure.step.to_string(),
            error: failure.problem.to_string(),
            seconds: wait.as_secs_f64(),
        });
        tokio::time::sleep(wait).await;
        Ok(())
    }
}

#[derive(Default, Deserialize)]
struct Errors {
    #[serde(default)]
    errors: Vec<RegistryError>,
    #[serde(default)]
    details: Option<String>,
}

#[derive(Deserialize)]
struct RegistryError {
    #[serde(default)]
    code: String,
    #[serde(default)]
    message: String,
}

/// A text without a password and a header that were sent.
fn masked(
    mut text: String,
    (header, credential): (Option<&SecretValue>, Option<&Credential>),
) -> String {
    if let Some(credential) = credential {
        text = credential.masked(&text);
    }
    let token = header.and_then(|header| header.expose().strip_prefix("Bearer "));
    if let Some(token) = token {
        text = text.replace(token, SecretValue::MASK);
    }
    text
}

/// What is wrong with an answer that is no success.
pub(super) async fn problem_of(
    response: Response,
    (header, credential): (Option<&SecretValue>, Option<&Credential>),
    stall: Duration,
) -> Problem {
    let code = response.status().as_u16();
    let retry_after = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok())
        .map(Duration::from_secs);
    let body = Body::new(response, stall.min(Duration::from_secs(5)))
        .beginning(ERROR_MAX)
        .await;
    let errors: Errors = serde_json::from_slice(&body).unwrap_or_default();
    let said = errors.errors.first().map(|error| {
        if error.message.is_empty() {
            error.code.clone()
        } else {
            error.message.clone()
        }
    });
    let said = said.or(errors.details).unwrap_or_default();
    let said = shown(&masked(said, (header, credential)));
    if code == 401 {
        let sent = header.is_some();
        return Problem::Unauthorized { sent, said };
    }
    Problem::Status {
        code,
        said,
        retry_after,
    }
}
