//! Values with a syntax of their own, such as `[NODE:]PLACE=FILE`.

use std::path::PathBuf;
use std::str::FromStr;

/// `[[NODE:]PLACE=]FILE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeConfig {
    pub node: Option<String>,
    pub place: Option<String>,
    pub file: PathBuf,
}

impl FromStr for NodeConfig {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whereabouts, file) = text.split_once('=').unwrap_or(("", text));
        if file.is_empty() {
            return Err(format!("{whereabouts}= names no file"));
        }
        let (node, place) = match whereabouts.split_once(':') {
            Some((node, place)) => (node, place),
            None => ("", whereabouts),
        };
        Ok(Self {
            node: not_empty(node),
            place: not_empty(place),
            file: file.into(),
        })
    }
}

/// `[PROVIDER=]FILE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderResponse {
    pub provider: Option<String>,
    pub file: PathBuf,
}

impl FromStr for ProviderResponse {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (provider, file) = text.split_once('=').unwrap_or(("", text));
        if file.is_empty() {
            return Err(format!("{provider}= names no file"));
        }
        Ok(Self {
            provider: not_empty(provider),
            file: file.into(),
        })
    }
}

/// `IMAGE=FILE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageIndex {
    pub image: String,
    pub file: PathBuf,
}

impl FromStr for ImageIndex {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((image, file)) if !image.is_empty() && !file.is_empty() => Ok(Self {
                image: image.to_owned(),
                file: file.into(),
            }),
            _ => Err("write IMAGE=FILE, such as nginx:1.29=index.json".to_owned()),
        }
    }
}

/// `[NODE=]IMAGE`, as the core takes it.
pub fn present(text: &str) -> Result<String, String> {
    let (_, image) = text.split_once('=').unwrap_or(("", text));
    if image.is_empty() {
        return Err("write IMAGE or NODE=IMAGE, such as node-1=nginx:1.29".to_owned());
    }
    Ok(text.to_owned())
}

/// `[IMAGE=]SECONDS`, as the core takes it.
pub fn pull_seconds(text: &str) -> Result<String, String> {
    let (_, seconds) = text.rsplit_once('=').unwrap_or(("", text));
    match seconds.parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(text.to_owned()),
        _ => Err(format!(
            "{seconds:?} is no number of seconds; write 30 or nginx:1.29=12.5"
        )),
    }
}

/// A DNS label, which is what a namespace is called by.
pub fn namespace(text: &str) -> Result<String, String> {
    let is_label = (1..=63).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if is_label {
        return Ok(text.to_owned());
    }
    Err("write at most 63 lower-case letters, digits and dashes, such as team-a".to_owned())
}

fn not_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node_config(text: &str) -> (Option<String>, Option<String>, String) {
        let parsed: NodeConfig = text.parse().unwrap();
        let file = parsed.file.to_string_lossy().into_owned();
        (parsed.node, parsed.place, file)
    }

    #[test]
    fn node_configs() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(node_config("c.json"), (None, None, "c.json".into()));
        assert_eq!(
            node_config("/.docker/config.json=a=b.json"),
            (None, some("/.docker/config.json"), "a=b.json".into())
        );
        assert_eq!(
            node_config("n1:/root/.docker/config.json=c.json"),
            (
                some("n1"),
                some("/root/.docker/config.json"),
                "c.json".into()
            )
        );
        assert_eq!(
            node_config("n1:=c.json"),
            (some("n1"), None, "c.json".into())
        );
        assert_eq!(node_config("=a=b.json"), (None, None, "a=b.json".into()));
        assert!("n1:/x=".parse::<NodeConfig>().is_err());
    }

    #[test]
    fn namespaces() {
        for good in ["a", "team-a", "1"] {
            assert_eq!(namespace(good).as_deref(), Ok(good));
        }
        for bad in ["", "A b", "a b", "-a", "a-", "a.b", &"a".repeat(64)] {
            assert!(namespace(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn durations() {
        for good in ["1.5", "reg:5000/a@sha256:0=9"] {
            assert_eq!(pull_seconds(good).as_deref(), Ok(good));
        }
        for bad in ["", "-1", "nan", "inf", "x=", "x=y"] {
            assert!(pull_seconds(bad).is_err(), "{bad}");
        }
    }
}
