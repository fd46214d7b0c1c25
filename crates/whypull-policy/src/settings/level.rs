use whypull::report::Severity;

/// What becomes of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The request is denied.
    Deny,
    /// The person who asked is warned.
    Warn,
    /// Nothing is said.
    Off,
}

/// What becomes of each code. Errors deny, warnings warn, and of what is only good to know nothing is
/// said, unless the settings have it otherwise.
#[derive(Debug, Default)]
pub struct Levels {
    set: Vec<(&'static str, Level)>,
}

/// The code of all images that are no name.
pub const INVALID_NAME: &str = "invalid-image-name";

/// Why an image is no name, where that is known better.
const INVALID_NAMES: [&str; 4] = [
    "image-has-scheme",
    "image-unexpanded-variable",
    "image-upper-case",
    "image-whitespace",
];

impl Level {
    /// All of them, by name.
    pub const ALL: [(&'static str, Self); 3] = [
        ("deny", Self::Deny),
        ("warn", Self::Warn),
        ("off", Self::Off),
    ];
}

impl Levels {
    pub(super) fn set(&mut self, code: &'static str, level: Level) {
        self.set.push((code, level));
    }

    /// What becomes of a diagnostic. No setting of a code lets an image that is no name pass in silence: what
    /// they say of `invalid-image-name` holds for its more exact codes unless they say more of one, and
    /// holds for one that is off.
    pub fn of(&self, code: &str) -> Level {
        let written = self.written(code);
        if INVALID_NAMES.contains(&code) {
            return match written {
                Some(level) if level != Level::Off => level,
                _ => self.of(INVALID_NAME),
            };
        }
        written.unwrap_or_else(|| match whypull::severity(code) {
            Some(Severity::Error) => Level::Deny,
            Some(Severity::Warning) => Level::Warn,
            Some(Severity::Info) | None => Level::Off,
        })
    }

    fn written(&self, code: &str) -> Option<Level> {
        let mut set = self.set.iter();
        set.find(|(known, _)| *known == code)
            .map(|(_, level)| *level)
    }
}
