//! A session in the fragment of an address, which browsers do not send to servers:
//! `#v1.` and the [`Saved`] session as JSON, deflated, in base64 for addresses.
//!
//! A link is untrusted: its sizes are bounded before and while it is unpacked, and what comes out is
//! text for the editor like any other.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

use crate::json::Json;
use crate::session::Saved;

#[wasm_bindgen]
extern "C" {
    // In every browser since 2023; web-sys still counts them as unstable.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// What every link begins with; the number is the form, not [`Saved::VERSION`].
const PREFIX: &str = "v1.";

/// The longest fragment that is made or read, in characters. Chat programs cut longer ones.
pub const MAX_FRAGMENT: usize = 64 * 1024;

/// The most bytes that a link may unpack to.
const MAX_UNPACKED: usize = 4 * 1024 * 1024;

/// The most files that a link may hold.
const MAX_FILES: usize = 100;

/// Why there is no link, or nothing behind one. The names are those of the page's sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The session is too large for a link.
    TooLarge,
    /// It is no link of this page, or it was cut.
    Malformed,
    /// A newer version of the page made it.
    TooNew,
    /// It unpacks to more than a session can be.
    Bomb,
    /// The browser cannot pack or unpack.
    Unsupported,
}

impl LinkError {
    /// The sentence that tells it.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::TooLarge => "share-error-too-large",
            Self::Malformed => "share-error-malformed",
            Self::TooNew => "share-error-too-new",
            Self::Bomb => "share-error-bomb",
            Self::Unsupported => "share-error-unsupported",
        }
    }
}

/// The fragment of a session, without `#`.
pub async fn pack(saved: &Saved) -> Result<String, LinkError> {
    let json = saved.write().text().ok_or(LinkError::Malformed)?;
    let deflate = CompressionStream::new("deflate-raw").map_err(|_| LinkError::Unsupported)?;
    let packed = through(json.as_bytes(), deflate.unchecked_ref(), MAX_FRAGMENT).await;
    let packed = packed.map_err(|error| match error {
        LinkError::Bomb => LinkError::TooLarge,
        other => other,
    })?;
    let fragment = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(packed));
    if fragment.len() > MAX_FRAGMENT {
        return Err(LinkError::TooLarge);
    }
    Ok(fragment)
}

/// The session of a fragment; nothing if the fragment is none of a link.
pub async fn unpack(fragment: &str) -> Option<Result<Saved, LinkError>> {
    let fragment = fragment.trim_start_matches('#');
    let number = fragment.strip_prefix('v')?.split_once('.')?.0;
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let Some(packed) = fragment.strip_prefix(PREFIX) else {
        return Some(Err(LinkError::TooNew));
    };
    Some(read(packed).await)
}

async fn read(packed: &str) -> Result<Saved, LinkError> {
    if packed.len() > MAX_FRAGMENT {
        return Err(LinkError::TooLarge);
    }
    let packed = URL_SAFE_NO_PAD
        .decode(packed)
        .map_err(|_| LinkError::Malformed)?;
    let inflate = DecompressionStream::new("deflate-raw").map_err(|_| LinkError::Unsupported)?;
    let json = through(&packed, inflate.unchecked_ref(), MAX_UNPACKED).await?;
    let json = String::from_utf8(json).map_err(|_| LinkError::Malformed)?;
    let saved = Json::parse(&json).and_then(|json| Saved::read(&json));
    let saved = saved.ok_or(LinkError::Malformed)?;
    if saved.version > Saved::VERSION {
        return Err(LinkError::TooNew);
    }
    if saved.files.len() > MAX_FILES {
        return Err(LinkError::Bomb);
    }
    Ok(saved)
}

/// Sends bytes through a stream of the browser and gives up as soon as more than `limit` come out.
async fn through(
    bytes: &[u8],
    pair: &ReadableWritablePair,
    limit: usize,
) -> Result<Vec<u8>, LinkError> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).map_err(|_| LinkError::Unsupported)?;
    let stream: ReadableStream = blob.stream().pipe_through(pair);
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read())
            .await
            .map_err(|_| LinkError::Malformed)?;
        let field = |name| Reflect::get(&chunk, &JsValue::from_str(name));
        if field("done").is_ok_and(|done| done.is_truthy()) {
            return Ok(out);
        }
        let value: Uint8Array = field("value")
            .map_err(|_| LinkError::Malformed)?
            .unchecked_into();
        if out.len() + value.length() as usize > limit {
            // Whether cancelling works or not: nothing more is read.
            let _ = reader.cancel();
            return Err(LinkError::Bomb);
        }
        out.extend(value.to_vec());
    }
}
