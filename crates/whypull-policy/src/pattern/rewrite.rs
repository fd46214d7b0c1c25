use whypull::reference::Reference;

use super::checked;
use super::registry::{host_of, is_below};

/// From where images are taken in place of where they are said to be: `docker.io` to
/// `mirror.example/hub`. Of several that fit an image the longest counts.
#[derive(Debug, Default)]
pub struct Rewrites(Vec<Rewrite>);

/// How many pairs there may be: each is held against each.
const MOST: usize = 100;

#[derive(Debug)]
struct Rewrite {
    from: Place,
    to: Place,
}

/// A registry, or a path in one.
#[derive(Debug)]
struct Place {
    host: String,
    path: String,
}

impl Rewrites {
    /// Adds a pair; the error says what is wrong with it.
    pub fn add(&mut self, from: &str, to: &str) -> Result<(), String> {
        if self.0.len() >= MOST {
            return Err(format!("is one of more than {MOST}"));
        }
        let from = Place::read(from)?;
        let to = Place::read(to).map_err(|problem| format!("leads to a place that {problem}"))?;
        self.0.push(Rewrite { from, to });
        Ok(())
    }

    /// What holds for all pairs together: an image that was rewritten is not rewritten again, when the
    /// object comes back in the next update.
    pub fn check(&self) -> Result<(), String> {
        for Rewrite { from, to } in &self.0 {
            let overlaps = |other: &&Rewrite| {
                other.from.covers(&to.host, &to.path)
                    || to.covers(&other.from.host, &other.from.path)
            };
            if let Some(again) = self.0.iter().find(overlaps) {
                return Err(format!(
                    "{} leads to {}, which {} leads on from",
                    from.text(),
                    to.text(),
                    again.from.text()
                ));
            }
        }
        Ok(())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The image elsewhere, with its tag and digest, if it is to be taken from elsewhere.
    pub fn apply(&self, reference: &Reference<'_>) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let path = reference.path().to_string();
        let rewrite = self
            .0
            .iter()
            .filter(|rewrite| rewrite.from.covers(&host_of(reference.domain()), &path))
            .max_by_key(|rewrite| rewrite.from.path.len())?;
        let rest = path[rewrite.from.path.len()..].trim_start_matches('/');
        let mut image = rewrite.to.text();
        if !rest.is_empty() {
            image.extend(["/", rest]);
        }
        if let Some(tag) = reference.tag() {
            image.extend([":", tag]);
        }
        if let Some(digest) = reference.digest() {
            image.extend(["@", digest]);
        }
        Some(image)
    }
}

impl Place {
    /// The path may be empty, so a name below it makes the whole that has to parse.
    fn read(text: &str) -> Result<Self, String> {
        checked(text)?;
        let text = text.trim_end_matches('/');
        let (host, path) = text.split_once('/').unwrap_or((text, ""));
        let is_host = host.contains(['.', ':']) || host == "localhost";
        let below = format!("{text}/image");
        let parsed = Reference::parse(&below);
        let Some(reference) = parsed.ok().filter(|_| is_host && !host.contains('*')) else {
            return Err(
                "is no registry: write host[:port][/path], without scheme or tag".to_owned(),
            );
        };
        Ok(Self {
            host: host_of(reference.domain()),
            path: path.to_owned(),
        })
    }

    fn covers(&self, host: &str, path: &str) -> bool {
        self.host == host && is_below(&self.path, path)
    }

    fn text(&self) -> String {
        if self.path.is_empty() {
            self.host.clone()
        } else {
            format!("{}/{}", self.host, self.path)
        }
    }
}
