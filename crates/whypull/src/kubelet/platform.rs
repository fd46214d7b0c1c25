use std::fmt;
use std::str::FromStr;

/// A platform: operating system, architecture, variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    /// E.g. `linux`.
    pub os: String,
    /// E.g. `amd64`.
    pub architecture: String,
    /// E.g. `v8`; empty where there is none.
    pub variant: String,
}

impl Default for Platform {
    fn default() -> Self {
        Self {
            os: "linux".to_owned(),
            architecture: "amd64".to_owned(),
            variant: String::new(),
        }
    }
}

impl Platform {
    /// With the names and variants that containerd compares
    /// (`github.com/containerd/platforms` `Normalize`).
    pub(crate) fn normalized(mut self) -> Self {
        self.os.make_ascii_lowercase();
        self.architecture.make_ascii_lowercase();
        self.variant.make_ascii_lowercase();
        if self.os == "macos" {
            "darwin".clone_into(&mut self.os);
        }
        match self.architecture.as_str() {
            "x86_64" | "x86-64" => "amd64".clone_into(&mut self.architecture),
            "i386" => "386".clone_into(&mut self.architecture),
            "aarch64" => "arm64".clone_into(&mut self.architecture),
            "armhf" => {
                "arm".clone_into(&mut self.architecture);
                "v7".clone_into(&mut self.variant);
            }
            "armel" => {
                "arm".clone_into(&mut self.architecture);
                "v6".clone_into(&mut self.variant);
            }
            _ => {}
        }
        match (self.architecture.as_str(), self.variant.as_str()) {
            ("arm64", "v8" | "8") | ("amd64", "v1") | ("386", _) => self.variant.clear(),
            ("arm", "" | "7") => "v7".clone_into(&mut self.variant),
            ("arm", "5" | "6" | "8") => self.variant.insert(0, 'v'),
            _ => {}
        }
        self
    }

    /// How well a platform of an index serves this one: the higher the better, nothing if not at
    /// all. Variants lower than the node's run too (arm/v6 on arm/v7, amd64 on amd64/v3), and 32-bit
    /// arm on arm64, as containerd has it.
    pub(crate) fn accepts(&self, offered: &Self) -> Option<u32> {
        let (node, offered) = (self.clone().normalized(), offered.clone().normalized());
        if node.os != offered.os {
            return None;
        }
        let level = |variant: &str| -> u32 {
            variant
                .trim_start_matches('v')
                .parse()
                .unwrap_or(u32::from(variant.is_empty()))
        };
        if node.architecture == offered.architecture {
            if node.variant == offered.variant {
                return Some(1_000);
            }
            let levels = matches!(node.architecture.as_str(), "arm" | "amd64");
            let (have, want) = (level(&node.variant), level(&offered.variant));
            return (levels && want <= have).then_some(100 + want);
        }
        (node.architecture == "arm64" && offered.architecture == "arm")
            .then(|| 10 + level(&offered.variant).min(8))
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.architecture)?;
        if self.variant.is_empty() {
            Ok(())
        } else {
            write!(f, "/{}", self.variant)
        }
    }
}

impl FromStr for Platform {
    type Err = String;

    /// Takes `linux/arm64/v8`, `linux/amd64`, or an architecture alone.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split('/').collect();
        let good = parts.iter().all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
        });
        let (os, architecture, variant) = match parts.as_slice() {
            // An operating system alone is half of what was meant.
            ["linux" | "windows" | "darwin"] => ("", "", ""),
            [architecture] => ("linux", *architecture, ""),
            [os, architecture] => (*os, *architecture, ""),
            [os, architecture, variant] => (*os, *architecture, *variant),
            _ => ("", "", ""),
        };
        if !good || architecture.is_empty() {
            return Err(format!(
                "platform {text:?} is not of the form os/architecture[/variant], e.g. linux/arm64"
            ));
        }
        Ok(Self {
            os: os.to_owned(),
            architecture: architecture.to_owned(),
            variant: variant.to_owned(),
        })
    }
}
