use std::fmt;

/// The path of a repository: what stands after the registry.
///
/// `library/`, where it is implied, is not in the given string: a path is a prefix and the rest.
/// Compare it without putting the two together with [`Path::eq_str`] and [`Path::starts_with`].
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    implied: &'static str,
    written: &'a str,
}

impl<'a> Path<'a> {
    pub(super) const fn new(implied: &'static str, written: &'a str) -> Self {
        Self { implied, written }
    }

    /// The implied beginning (`library/` or nothing) and what was written.
    pub const fn as_parts(self) -> [&'a str; 2] {
        [self.implied, self.written]
    }

    /// What was written, without an implied `library/`.
    pub const fn written(self) -> &'a str {
        self.written
    }

    /// The length in bytes, an implied `library/` counted.
    pub const fn len(self) -> usize {
        self.implied.len() + self.written.len()
    }

    /// Whether the path is empty. It never is: a name without a path does not parse.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The bytes of the path.
    pub fn bytes(self) -> impl Iterator<Item = u8> + 'a {
        self.implied.bytes().chain(self.written.bytes())
    }

    /// Whether the path is this text.
    pub fn eq_str(self, text: &str) -> bool {
        self.len() == text.len() && self.starts_with(text)
    }

    /// Whether the path begins with this text, which may end inside a part: the kubelet compares
    /// raw strings, so `bar/pong` is a beginning of `bar/pongz`.
    pub fn starts_with(self, prefix: &str) -> bool {
        match prefix.strip_prefix(self.implied) {
            Some(rest) => self.written.starts_with(rest),
            None => self.implied.starts_with(prefix),
        }
    }

    /// What follows this beginning, if the path has it: an implied rest and a written one.
    pub fn strip_prefix(self, prefix: &str) -> Option<Path<'a>> {
        match prefix.strip_prefix(self.implied) {
            Some(rest) => Some(Path::new("", self.written.strip_prefix(rest)?)),
            None => Some(Path::new(self.implied.strip_prefix(prefix)?, self.written)),
        }
    }
}

impl PartialEq for Path<'_> {
    /// Equal text, whether `library/` was written or implied.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.bytes().eq(other.bytes())
    }
}

impl Eq for Path<'_> {}

impl PartialEq<str> for Path<'_> {
    fn eq(&self, other: &str) -> bool {
        self.eq_str(other)
    }
}

impl PartialEq<&str> for Path<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.eq_str(other)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.implied)?;
        f.write_str(self.written)
    }
}
