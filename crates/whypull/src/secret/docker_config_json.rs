use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::fields::Credentials;
use crate::secret_value::SecretValue;

/// `{"auths":{…}}` as kubectl's `json.Marshal` writes it: its order of fields, its escapes, an empty
/// email left out.
pub(super) fn write(credentials: &Credentials<'_>) -> SecretValue {
    let pair = Zeroizing::new(format!(
        "{}:{}",
        credentials.username,
        credentials.password.expose()
    ));
    let auth = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    let mut json = Zeroizing::new(String::new());
    json.push_str(r#"{"auths":{"#);
    push_string(&mut json, credentials.server);
    json.push_str(r#":{"username":"#);
    push_string(&mut json, credentials.username);
    json.push_str(r#","password":"#);
    push_string(&mut json, credentials.password.expose());
    if !credentials.email.is_empty() {
        json.push_str(r#","email":"#);
        push_string(&mut json, credentials.email);
    }
    json.push_str(r#","auth":"#);
    push_string(&mut json, &auth);
    json.push_str("}}}");
    SecretValue::new(std::mem::take(&mut *json))
}

/// A JSON string as Go's `encoding/json` escapes it: like any other, and `<`, `>`, `&`, U+2028 and
/// U+2029 as `\u…` too, because Go writes JSON that may stand in HTML.
fn push_string(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            // Since Go 1.22; before, these two were `\u0008` and `\u000c`.
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            '\0'..='\u{1f}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let code = u32::from(c);
                json.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    json.push(char::from_digit((code >> shift) & 15, 16).unwrap_or('0'));
                }
            }
            c => json.push(c),
        }
    }
    json.push('"');
}
