use std::fmt;

/// What is wrong with the settings, and how to mend it. In English, as the settings themselves are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which setting, e.g. `diagnostics.latest-goes-stale`; empty for all of them.
    setting: String,
    problem: String,
}

impl Fault {
    pub(super) fn new(setting: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            setting: setting.into(),
            problem: problem.into(),
        }
    }

    /// A name that is not there, with the one that was perhaps meant.
    pub(super) fn unknown<'n>(
        what: &str,
        name: &str,
        setting: impl Into<String>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        const LONGEST: usize = 60;
        let known: Vec<&str> = known.into_iter().collect();
        let short: String = name.chars().take(LONGEST).collect();
        let nearest = known
            .iter()
            .map(|it| (strsim::osa_distance(&short, it), *it))
            .min()
            .filter(|(distance, it)| *distance <= it.len() / 2)
            .map(|(_, it)| it);
        let list = known.join(", ");
        let mut problem = format!("there is no {what} {short:?}");
        match nearest {
            Some(nearest) => problem.extend(["; did you mean ", nearest, "?"]),
            None if list.len() <= 400 => problem.extend(["; there are ", &list]),
            None => problem.push_str("; `whypull rules` lists them"),
        }
        Self::new(setting, problem)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.setting.is_empty() {
            write!(f, "settings: {}", self.problem)
        } else {
            write!(f, "settings.{}: {}", self.setting, self.problem)
        }
    }
}
