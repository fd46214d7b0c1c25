//! Credential provider plugins, really executed (k/k `pkg/credentialprovider/plugin/plugin.go`).

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use crate::kubelet::{CredentialProvider, go_duration};
use crate::secret_value::SecretValue;

const TIMEOUT: Duration = Duration::from_mins(1);
/// No answer is longer.
const ANSWER_MAX: u64 = 1 << 20;

/// The plugins of a folder, and what they answered lately.
#[derive(Debug)]
pub struct Plugins {
    folder: PathBuf,
    answers: std::sync::Mutex<HashMap<(String, String), Answer>>,
    /// By plugin and repository: the kubelet asks once for what several Pods want at once.
    asking: Mutex<HashMap<(String, String), Turn>>,
}

/// Whoever has it asks; the others wait for what is answered.
type Turn = Arc<Mutex<()>>;

#[derive(Clone, Debug)]
struct Answer {
    text: SecretValue,
    until: Instant,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Request<'a> {
    api_version: &'a str,
    kind: &'static str,
    image: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    #[serde(default)]
    api_version: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    cache_key_type: String,
    #[serde(default)]
    cache_duration: Option<String>,
    /// Not used from here, but Go reads the answer as a whole or not at all.
    #[serde(default, rename = "auth")]
    _auth: Option<HashMap<String, Option<Auth>>>,
}

#[derive(Deserialize)]
struct Auth {
    #[serde(default, rename = "username")]
    _username: Option<SecretValue>,
    #[serde(default, rename = "password")]
    _password: Option<SecretValue>,
}

impl Plugins {
    /// The plugins of `--image-credential-provider-bin-dir`.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            answers: std::sync::Mutex::default(),
            asking: Mutex::default(),
        }
    }

    /// What a plugin answers for a repository: from the cache if that is good still.
    pub(crate) async fn ask(
        &self,
        provider: &CredentialProvider,
        repository: &str,
    ) -> Result<SecretValue, String> {
        let registry = repository.split('/').next().unwrap_or_default();
        let keys = [repository, registry, "global"];
        let asking = {
            let mut asking = self.asking.lock().await;
            let key = (provider.name.clone(), repository.to_owned());
            Arc::clone(asking.entry(key).or_default())
        };
        let _alone = asking.lock().await;
        for key in keys {
            let mut answers = self.answers();
            let now = Instant::now();
            answers.retain(|_, answer| answer.until > now);
            if let Some(answer) = answers.get(&(provider.name.clone(), key.to_owned())) {
                return Ok(answer.text.clone());
            }
        }
        let text = self.execute(provider, repository).await?;
        let head: Head = serde_json::from_str(text.expose())
            .map_err(|_| "its answer is no JSON of the right shape".to_owned())?;
        if head.kind != "CredentialProviderResponse" || head.api_version != provider.api_version {
            return Err(format!(
                "its answer is no CredentialProviderResponse of {}",
                provider.api_version
            ));
        }
        let key = match head.cache_key_type.as_str() {
            "Image" => repository,
            "Registry" => registry,
            "Global" => "global",
            _ => {
                return Err(
                    "the cacheKeyType of its answer is none of Image, Registry, Global".to_owned(),
                );
            }
        };
        let duration = match head.cache_duration {
            None => provider.invocation.default_cache_duration,
            Some(text) => {
                go_duration(&text).ok_or("the cacheDuration of its answer is no duration")?
            }
        };
        if !duration.is_zero() {
            let now = Instant::now();
            let answer = Answer {
                text: text.clone(),
                until: now
                    .checked_add(duration)
                    .unwrap_or(now + Duration::from_secs(1 << 30)),
            };
            self.answers()
                .insert((provider.name.clone(), key.to_owned()), answer);
        }
        Ok(text)
    }

    fn answers(&self) -> std::sync::MutexGuard<'_, HashMap<(String, String), Answer>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn execute(
        &self,
        provider: &CredentialProvider,
        repository: &str,
    ) -> Result<SecretValue, String> {
        let invocation = &provider.invocation;
        if invocation.wants_tokens {
            return Err(
                "it wants tokens of ServiceAccounts, which only an API server makes".to_owned(),
            );
        }
        if provider.name.contains(['/', '\\']) || matches!(provider.name.as_str(), "" | "." | "..")
        {
            return Err("its name leads out of the folder".to_owned());
        }
        let program = self.folder.join(&provider.name);
        let request = serde_json::to_vec(&Request {
            api_version: &provider.api_version,
            kind: "CredentialProviderRequest",
            image: repository,
        })
        .map_err(|error| error.to_string())?;
        let mut child = Command::new(&program)
            .args(&invocation.args)
            .envs(
                invocation
                    .env
                    .iter()
                    .map(|(name, value)| (name, value.expose())),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // It may hold anything, secrets among it.
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{} does not run: {error}", program.display()))?;
        let conversation = async {
            if let Some(mut stdin) = child.stdin.take() {
                // A plugin that does not care for the request may be gone already.
                let _ = stdin.write_all(&request).await;
            }
            let mut bytes = Zeroizing::new(Vec::with_capacity(16 << 10));
            if let Some(stdout) = child.stdout.take() {
                let read = stdout.take(ANSWER_MAX + 1).read_to_end(&mut bytes).await;
                read.map_err(|error| error.to_string())?;
            }
            if bytes.len() as u64 > ANSWER_MAX {
                return Err(format!("its answer is longer than {ANSWER_MAX} bytes"));
            }
            let status = child.wait().await.map_err(|error| error.to_string())?;
            if !status.success() {
                return Err(format!(
                    "it failed ({status}); what it wrote to stderr may hold secrets: run {} by hand to see it",
                    program.display()
                ));
            }
            let text =
                std::str::from_utf8(&bytes).map_err(|_| "its answer is no UTF-8".to_owned())?;
            Ok(SecretValue::new(text))
        };
        match tokio::time::timeout(TIMEOUT, conversation).await {
            Ok(answer) => answer,
            Err(_) => Err(format!("it did not answer within {} s", TIMEOUT.as_secs())),
        }
    }
}
