use std::borrow::Cow;
use std::cmp::Ordering;

/// Bytes of a key, borrowed from it unless an escape was undone.
pub(super) type Bytes<'a> = Cow<'a, [u8]>;

/// The host of a key, apart from its port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyHost<'a> {
    pub(super) name: Bytes<'a>,
    pub(super) port: Bytes<'a>,
}

/// The rest of what a key says: which paths it serves, and where it stands in the index.
#[derive(Clone, Debug)]
pub(super) struct Rule<'a> {
    /// Host, port and path as the index has them: the order is theirs.
    index_host: Bytes<'a>,
    index_path: Bytes<'a>,
    /// The prefix of the paths that match, where it is not `index_path`: the kubelet parses the
    /// index key again, and so undoes escapes twice.
    path: Option<Bytes<'a>>,
}

/// The entry that serves Docker Hub when nothing else does.
const HUB_ENTRY: &[u8] = b"index.docker.io";

impl<'a> Rule<'a> {
    pub(super) const fn new(
        index_host: Bytes<'a>,
        index_path: Bytes<'a>,
        path: Option<Bytes<'a>>,
    ) -> Self {
        Self {
            index_host,
            index_path,
            path,
        }
    }

    /// The rule of Docker's, which has no order.
    pub(super) const fn address(key: &'a str) -> Self {
        Self::new(Cow::Borrowed(key.as_bytes()), Cow::Borrowed(b""), None)
    }

    pub(super) fn path(&self) -> &[u8] {
        self.path.as_deref().unwrap_or(&self.index_path)
    }

    pub(super) fn is_hub_entry(&self) -> bool {
        // A path starts with `/`, and the entry has none.
        self.index_path.is_empty() && *self.index_host == *HUB_ENTRY
    }

    pub(super) fn index_key(&self) -> Vec<u8> {
        [&*self.index_host, &*self.index_path].concat()
    }

    pub(super) fn cmp_index_key(&self, other: &Self) -> Ordering {
        let (one, two) = (&*self.index_host, &*other.index_host);
        let shared = one.len().min(two.len());
        one[..shared]
            .cmp(&two[..shared])
            .then_with(|| match one.len().cmp(&two.len()) {
                Ordering::Equal => self.index_path.cmp(&other.index_path),
                // The path of the shorter host stands where the longer one goes on.
                Ordering::Less => (*self.index_path)
                    .iter()
                    .cmp(two[shared..].iter().chain(&*other.index_path)),
                Ordering::Greater => one[shared..]
                    .iter()
                    .chain(&*self.index_path)
                    .cmp(&*other.index_path),
            })
    }
}

/// Without a leading `/v1` or `/v2` before a slash, and without a lone slash: `https://quay.io/v1/`
/// was the address of a registry's API, and Docker wrote it into its config.
pub(super) fn effective_path(path: Bytes<'_>) -> Bytes<'_> {
    let path = if path.starts_with(b"/v1/") || path.starts_with(b"/v2/") {
        skip(path, 3)
    } else {
        path
    };
    if *path == *b"/" { skip(path, 1) } else { path }
}

/// Without the scheme, which is stripped in lower case only.
pub(super) fn without_scheme(key: &str) -> &str {
    key.strip_prefix("https://")
        .or_else(|| key.strip_prefix("http://"))
        .unwrap_or(key)
}

fn skip(bytes: Bytes<'_>, count: usize) -> Bytes<'_> {
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[count..]),
        Cow::Owned(mut bytes) => {
            bytes.drain(..count);
            Cow::Owned(bytes)
        }
    }
}
