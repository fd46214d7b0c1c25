//! What a registry wants to be shown, and where that is got.

use reqwest::Url;
use reqwest::header::{HeaderMap, WWW_AUTHENTICATE};
use serde::Deserialize;

use super::body::Body;
use super::session::problem_of;
use super::transport::{Registries, origin};
use crate::native::credential::Credential;
use crate::native::problem::Problem;
use crate::secret_value::SecretValue;

const TOKEN_MAX: usize = 1 << 20;

/// What a registry asks for.
pub(super) enum Challenge {
    Basic,
    Bearer { realm: Url, service: Option<String> },
}

impl Challenge {
    /// The one that can be met; nothing if there is none.
    pub(super) fn of(headers: &HeaderMap, registry: &Url) -> Result<Option<Self>, Problem> {
        let mut basic = false;
        for value in headers.get_all(WWW_AUTHENTICATE) {
            let Some(challenges) = value
                .to_str()
                .ok()
                .and_then(|text| http_auth::parse_challenges(text).ok())
            else {
                continue;
            };
            for challenge in challenges {
                if challenge.scheme.eq_ignore_ascii_case("bearer") {
                    return Self::bearer(&challenge, registry).map(Some);
                }
                basic |= challenge.scheme.eq_ignore_ascii_case("basic");
            }
        }
        Ok(basic.then_some(Self::Basic))
    }

    fn bearer(challenge: &http_auth::ChallengeRef<'_>, registry: &Url) -> Result<Self, Problem> {
        let parameter = |wanted: &str| {
            let mut all = challenge.params.iter();
            all.find(|(name, _)| name.eq_ignore_ascii_case(wanted))
                .map(|(_, value)| value.to_unescaped())
        };
        let realm = parameter("realm").unwrap_or_default();
        let realm = registry
            .join(&realm)
            .ok()
            .filter(|it| it.has_host() && !realm.is_empty())
            .ok_or_else(|| {
                Problem::Token("the registry names no token server that could be asked".to_owned())
            })?;
        Ok(Self::Bearer {
            realm,
            service: parameter("service"),
        })
    }
}

#[derive(Deserialize)]
struct TokenAnswer {
    token: Option<SecretValue>,
    access_token: Option<SecretValue>,
}

/// Gets a token to pull one repository, good for this credential alone.
pub(super) async fn token(
    registries: &Registries,
    registry: &Url,
    (realm, service): (&Url, Option<&str>),
    path: &str,
    credential: Option<&Credential>,
) -> Result<SecretValue, Problem> {
    if let Some(why) = registries.distrust(registry, realm) {
        return Err(Problem::Realm {
            realm: origin(realm),
            why,
        });
    }
    let mut url = realm.clone();
    {
        let mut query = url.query_pairs_mut();
        if let Some(service) = service {
            query.append_pair("service", service);
        }
        query.append_pair("scope", &format!("repository:{path}:pull"));
    }
    let basic = credential.map(Credential::basic);
    let response = registries
        .get(&url, &HeaderMap::new(), basic.as_ref())
        .await
        .map_err(|problem| match problem {
            Problem::Connection(why) => Problem::Connection(format!("{}: {why}", origin(realm))),
            other => other,
        })?;
    if !response.status().is_success() {
        let sent = (basic.as_ref(), credential);
        return Err(problem_of(response, sent, registries.settings.stall).await);
    }
    let body = Body::new(response, registries.settings.stall);
    let body = zeroize::Zeroizing::new(body.all(TOKEN_MAX).await?);
    // What does not parse may be a token all the same: it is not shown.
    let answer: TokenAnswer = serde_json::from_slice(&body)
        .map_err(|_| Problem::Token("it is no token in JSON".to_owned()))?;
    let token = answer
        .token
        .filter(|token| !token.is_empty())
        .or(answer.access_token)
        .filter(|token| !token.is_empty())
        .ok_or_else(|| Problem::Token("there is no token in it".to_owned()))?;
    Ok(SecretValue::new(format!("Bearer {}", token.expose())))
}
