use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{Answer, Authority, Request, Server};

/// A token server whose tokens a real registry accepts.
pub struct TokenIssuer;

/// The value of a parameter of the query, percent-decoded.
pub fn parameter(request: &Request, name: &str) -> Option<String> {
    let (_, query) = request.target.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    let mut bytes = value.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

impl TokenIssuer {
    pub const ISSUER: &str = "issuer of the trials";
    pub const SERVICE: &str = "registry of the trials";

    /// Over TLS; one user may pull everything.
    pub fn start(authority: &Arc<Authority>, user: &str, password: &str) -> Server {
        let login = (user.to_owned(), password.to_owned());
        let signer = Arc::clone(authority);
        Server::start_tls(authority.server(), move |request| {
            if request.basic().as_ref() != Some(&login) {
                return Answer::error(401, "UNAUTHORIZED", "no such user");
            }
            let scope = parameter(request, "scope").unwrap_or_default();
            let token = token(&signer, &login.0, &scope);
            let body = json!({"token": token, "expires_in": 300});
            Answer::new(200, body.to_string()).with("Content-Type", "application/json")
        })
    }
}

fn token(authority: &Authority, user: &str, scope: &str) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.expect("after 1970").as_secs();
    let access = |scope: &str| {
        let (kind, rest) = scope.split_once(':')?;
        let (name, actions) = rest.rsplit_once(':')?;
        let actions: Vec<&str> = actions.split(',').collect();
        Some(json!({"type": kind, "name": name, "actions": actions}))
    };
    let header = json!({
        "typ": "JWT",
        "alg": "ES256",
        "x5c": [STANDARD.encode(authority.certificate_der())],
    });
    let claims = json!({
        "iss": TokenIssuer::ISSUER,
        "aud": TokenIssuer::SERVICE,
        "sub": user,
        "iat": now,
        "nbf": now - 60,
        "exp": now + 300,
        "jti": format!("{now}"),
        "access": scope.split(' ').filter_map(access).collect::<Vec<Value>>(),
    });
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encode(&header), encode(&claims));
    let signature = URL_SAFE_NO_PAD.encode(authority.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}
