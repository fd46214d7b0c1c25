//! What crosses to a policy server that speaks waPC, without the glue: bytes in, bytes out.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use whypull::explain::Language;
use whypull::message::{Arg, Message};

use crate::host::{Found, Host};
use crate::request::Payload;
use crate::response::Response;
use crate::review::{concerns_images, review};
use crate::settings::Settings;
use crate::verdict::words;

/// Calls of the host: namespace, operation and payload. The error is the host's own text.
pub type CallHost<'c> = &'c dyn Fn(&str, &str, &[u8]) -> Result<Vec<u8>, String>;

/// Answers `validate`. Whatever is wrong becomes an answer: an error would be one of the policy server.
pub fn validate(payload: &[u8], call: CallHost<'_>) -> Vec<u8> {
    response(payload, call).into_json()
}

fn response(payload: &[u8], call: CallHost<'_>) -> Response {
    let payload = match Payload::read(payload) {
        Ok(payload) => payload,
        Err(reason) => return unreadable(reason, Language::En),
    };
    if !concerns_images(&payload.request) {
        return Response::accepted();
    }
    match Settings::read(payload.settings) {
        Ok(settings) => review(&payload.request, &settings, &PolicyServer { call }),
        Err(fault) => {
            let message = Message::new("settings-unreadable").with("reason", fault.to_string());
            Response::malformed(words(Language::En).say(&message))
        }
    }
}

/// The answer to a request that cannot be read.
pub fn unreadable(reason: &'static str, language: Language) -> Response {
    let message = Message::new("request-unreadable").with("reason", Arg::fixed(reason));
    Response::malformed(words(language).say(&message))
}

/// Answers `validate_settings`.
pub fn validate_settings(payload: &[u8]) -> Vec<u8> {
    #[derive(Serialize)]
    struct Answer {
        valid: bool,
        message: Option<String>,
    }
    let message = match serde_json::from_slice::<&RawValue>(payload) {
        Ok(text) => Settings::read(Some(text)).err().map(|it| it.to_string()),
        Err(_) => Some("settings: they are no JSON".to_owned()),
    };
    let answer = Answer {
        valid: message.is_none(),
        message,
    };
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// The capabilities that a Kubewarden policy server has.
struct PolicyServer<'c> {
    call: CallHost<'c>,
}

/// `kubernetes/get_resource`, as the SDK's feature `cluster-context` sends it; that feature would bring
/// every Kubernetes type into the module.
#[derive(Serialize)]
struct GetResource<'a> {
    api_version: &'static str,
    kind: &'a str,
    name: &'a str,
    namespace: &'a str,
    disable_cache: bool,
}

#[derive(Deserialize)]
struct Digest {
    digest: String,
}

/// How a policy server says that an object does not exist. All else means that it could not be read: no
/// grant, no right, no answer.
const NOT_FOUND: &str = "Cannot find v1/";

impl Host for PolicyServer<'_> {
    fn object(&self, kind: &str, namespace: &str, name: &str) -> Found {
        let asked = GetResource {
            api_version: "v1",
            kind,
            name,
            namespace,
            disable_cache: false,
        };
        let asked = serde_json::to_vec(&asked).unwrap_or_default();
        match (self.call)("kubernetes", "get_resource", &asked) {
            Ok(object) => Found::Object(object),
            Err(text) if text.contains(NOT_FOUND) => Found::Nothing,
            Err(_) => Found::Unavailable,
        }
    }

    fn digest(&self, image: &str) -> Option<String> {
        let asked = serde_json::to_vec(image).unwrap_or_default();
        let answer = (self.call)("oci", "v1/manifest_digest", &asked).ok()?;
        let answer: Digest = serde_json::from_slice(&answer).ok()?;
        Some(answer.digest)
    }
}
