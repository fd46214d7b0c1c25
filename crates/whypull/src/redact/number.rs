use std::collections::HashMap;

/// What stands for a value.
pub(super) const REDACTED: &str = "REDACTED";

/// Stands for a name: equal names get equal numbers, so that what belonged together still does.
#[derive(Default)]
pub(super) struct Numbers(HashMap<String, usize>);

impl Numbers {
    /// `REDACTED-1`; what is one already stays.
    pub(super) fn of(&mut self, name: &str) -> String {
        if is_numbered(name) {
            return name.to_owned();
        }
        let next = self.0.len() + 1;
        let number = *self.0.entry(name.to_owned()).or_insert(next);
        format!("{REDACTED}-{number}")
    }
}

fn is_numbered(name: &str) -> bool {
    name.strip_prefix(REDACTED)
        .and_then(|rest| rest.strip_prefix('-'))
        .is_some_and(|digits| {
            (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
}
