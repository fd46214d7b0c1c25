use std::fmt;
use std::str::FromStr;

use sha2::digest::DynDigest;
use sha2::{Sha256, Sha384, Sha512};

/// A content digest: `sha256`, `sha384` or `sha512` with exactly as many lower-case hex digits as it
/// takes. Nothing else gets into a file name or a URL.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(String);

/// Why a text is no digest that anything could be checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadDigest;

impl Digest {
    /// Of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Hasher::sha256();
        hasher.update(bytes);
        hasher.finish()
    }

    /// `sha256`, `sha384`, `sha512`.
    pub fn algorithm(&self) -> &str {
        self.0
            .split_once(':')
            .map_or("", |(algorithm, _)| algorithm)
    }

    /// The hex digits.
    pub fn hex(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, hex)| hex)
    }

    /// The whole.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Digest {
    type Err = BadDigest;

    fn from_str(text: &str) -> Result<Self, BadDigest> {
        let (algorithm, hex) = text.split_once(':').ok_or(BadDigest)?;
        let length = match algorithm {
            "sha256" => 64,
            "sha384" => 96,
            "sha512" => 128,
            _ => return Err(BadDigest),
        };
        let is_hex = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        if hex.len() != length || !hex.bytes().all(is_hex) {
            return Err(BadDigest);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Takes bytes as they come.
pub(crate) struct Hasher {
    algorithm: &'static str,
    state: Box<dyn DynDigest + Send>,
}

impl Hasher {
    pub(crate) fn sha256() -> Self {
        Self {
            algorithm: "sha256",
            state: Box::<Sha256>::default(),
        }
    }

    /// The one that a digest can be compared with.
    pub(crate) fn like(digest: &Digest) -> Self {
        match digest.algorithm() {
            "sha384" => Self {
                algorithm: "sha384",
                state: Box::<Sha384>::default(),
            },
            "sha512" => Self {
                algorithm: "sha512",
                state: Box::<Sha512>::default(),
            },
            _ => Self::sha256(),
        }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
    }

    /// What came so far; the next byte is the first again.
    pub(crate) fn finish(&mut self) -> Digest {
        use std::fmt::Write as _;

        let mut text = format!("{}:", self.algorithm);
        for byte in &self.state.finalize_reset() {
            let _ = write!(text, "{byte:02x}");
        }
        Digest(text)
    }
}
