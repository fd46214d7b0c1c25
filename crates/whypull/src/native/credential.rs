use crate::docker_config::Entry;
use crate::secret_value::SecretValue;

/// User and password of one try.
///
/// The password is overwritten when this is dropped. Copies that the connection makes on its way
/// (request headers, TLS records) are beyond our reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credential {
    /// The user; empty for a blank entry.
    pub username: String,
    /// The password.
    pub password: SecretValue,
}

impl Credential {
    pub(crate) fn of(entry: &Entry) -> Self {
        Self {
            username: entry.username.clone(),
            password: entry.password.clone(),
        }
    }

    /// Whether there is nothing to send: runtimes take an entry without user as no credential.
    pub fn is_blank(&self) -> bool {
        self.username.is_empty()
    }

    /// A text without this password: a registry may say what it was sent.
    pub(crate) fn masked(&self, text: &str) -> String {
        let header = self.basic();
        let encoded = header.expose().trim_start_matches("Basic ");
        let mut masked = text.to_owned();
        for secret in [self.password.expose(), encoded] {
            if secret.len() > 2 && masked.contains(secret) {
                masked = masked.replace(secret, SecretValue::MASK);
            }
        }
        masked
    }

    /// The value of a header `Authorization` (RFC 7617).
    pub(crate) fn basic(&self) -> SecretValue {
        use base64::Engine as _;
        use base64::engine::general_purpose::STANDARD;
        use zeroize::Zeroizing;

        let mut pair = Zeroizing::new(String::with_capacity(
            self.username.len() + 1 + self.password.expose().len(),
        ));
        pair.push_str(&self.username);
        pair.push(':');
        pair.push_str(self.password.expose());
        // With all the room it takes, so that no copy is left behind.
        let mut header = String::with_capacity(6 + pair.len().div_ceil(3) * 4);
        header.push_str("Basic ");
        STANDARD.encode_string(pair.as_bytes(), &mut header);
        SecretValue::new(header)
    }
}
