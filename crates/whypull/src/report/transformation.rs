use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::source::Source;

/// What to do to a secret value, in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Transformation {
    /// Decode base64 once and put the result there: it was encoded twice.
    DecodeBase64Once,
    /// Remove line ends at the end of the text.
    TrimLineEnd,
    /// Decode base64, remove line ends at the end, encode again.
    TrimLineEndInBase64,
    /// Encode the text as standard base64.
    EncodeBase64,
}

impl Transformation {
    /// What takes the place of a scalar that is written like this, quotes included. It stands in the
    /// same quotes' place: a quoted scalar becomes a JSON string, which is YAML too; of a plain scalar
    /// or the lines of a block only base64 is made, which needs no quotes. `None` if there is nothing
    /// that the transformation could be done to.
    ///
    /// The result may be as secret as the text: it belongs there and nowhere else.
    pub fn of(self, written: &str) -> Option<String> {
        let is_quoted = written.starts_with(['"', '\'']);
        let value = if is_quoted {
            quoted_value(written)?
        } else {
            written.to_owned()
        };
        let value = match self {
            Self::DecodeBase64Once => decoded(&value)?,
            Self::TrimLineEnd => trimmed(&value).to_owned(),
            Self::TrimLineEndInBase64 => STANDARD.encode(trimmed(&decoded(&value)?)),
            Self::EncodeBase64 => STANDARD.encode(&value),
        };
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        if !is_quoted && !value.is_empty() && value.bytes().all(is_base64) {
            return Some(value);
        }
        Some(crate::quoting::json(&value))
    }
}

/// JSON first: it pairs surrogates, which YAML does not know.
fn quoted_value(written: &str) -> Option<String> {
    if let Ok(value) = serde_json::from_str(written) {
        return Some(value);
    }
    let source = Source::read("", written.as_bytes().to_vec());
    let [document] = source.documents() else {
        return None;
    };
    Some(source.root(document)?.as_str()?.to_owned())
}

fn decoded(text: &str) -> Option<String> {
    let joined: String = text.split_ascii_whitespace().collect();
    String::from_utf8(STANDARD.decode(joined).ok()?).ok()
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(['\r', '\n'])
}
