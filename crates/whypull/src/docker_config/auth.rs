//! The field `auth`: base64 of `user:password`, decoded as Go decodes it.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::fault::FaultKind;
use crate::secret_value::SecretValue;

const PADDED: GeneralPurpose = engine(DecodePaddingMode::RequireCanonical);
const UNPADDED: GeneralPurpose = engine(DecodePaddingMode::RequireNone);

/// Go does not mind bits left over in the last character.
const fn engine(padding: DecodePaddingMode) -> GeneralPurpose {
    GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(padding)
            .with_decode_allow_trailing_bits(true),
    )
}

/// User and password, split at the first colon.
pub(crate) fn decode(field: &str) -> Result<(String, SecretValue), FaultKind> {
    let decoded = match base64(field) {
        Ok(decoded) => decoded,
        Err(at) if is_placeholder(field) => {
            let _ = at;
            return Err(FaultKind::Placeholder);
        }
        Err(at) => return Err(FaultKind::NotBase64(at)),
    };
    let text = String::from_utf8_lossy(&decoded).into_owned();
    match text.split_once(':') {
        Some((user, password)) => Ok((user.to_owned(), SecretValue::new(password))),
        None if base64(text.trim_end()).is_ok_and(|twice| twice.contains(&b':')) => {
            Err(FaultKind::EncodedTwice)
        }
        None if is_placeholder(field) => Err(FaultKind::Placeholder),
        None => Err(FaultKind::NoColon),
    }
}

/// Standard base64 with or without padding; line ends inside are skipped, as Go's decoder skips them.
/// The error is the input byte that Go names.
pub(crate) fn base64(field: &str) -> Result<Vec<u8>, usize> {
    let engine = if field.trim().ends_with('=') {
        &PADDED
    } else {
        &UNPADDED
    };
    let joined: String;
    let text = if field.contains(['\r', '\n']) {
        joined = field.replace(['\r', '\n'], "");
        &joined
    } else {
        field
    };
    engine.decode(text).map_err(|error| match error {
        base64::DecodeError::InvalidByte(at, _) | base64::DecodeError::InvalidLastSymbol(at, _) => {
            at
        }
        // Go names the start of the last, broken group of four.
        base64::DecodeError::InvalidLength(_) | base64::DecodeError::InvalidPadding => {
            text.len() / 4 * 4
        }
    })
}

/// What documentation and templates write where a credential belongs.
fn is_placeholder(field: &str) -> bool {
    let field = field.trim();
    let lower = field.to_ascii_lowercase();
    field.contains(['…', '<', '>', '$', '{'])
        || field
            .trim_matches(['.', '*', 'x', 'X', '-', '_'])
            .is_empty()
        || [
            "your",
            "changeme",
            "change-me",
            "redacted",
            "base64",
            "token-here",
            "placeholder",
            "todo",
            "secret",
            "password",
        ]
        .iter()
        .any(|word| lower.starts_with(word) || lower.ends_with(word))
}
