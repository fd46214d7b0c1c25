use std::ops::Range;

/// Replacements in a JSON text: all else stays byte for byte.
#[derive(Default)]
pub struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts a string in the place of a value.
    pub fn replace(&mut self, range: &Range<usize>, text: &str) {
        self.0.push((range.clone(), quoted(text)));
    }

    /// Puts a field behind the value of another one of the same object.
    pub fn add_field(&mut self, after: &Range<usize>, name: &str, text: &str) {
        let field = format!(",{}:{}", quoted(name), quoted(text));
        self.0.push((after.end..after.end, field));
    }

    /// The text after all of them; nothing where there is none.
    pub fn apply(mut self, text: &str) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        // Stable: what is added behind a value that is replaced comes after it.
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut after = String::with_capacity(text.len() + 64 * self.0.len());
        let mut end = 0;
        for (range, new) in self.0 {
            after.push_str(text.get(end..range.start).unwrap_or_default());
            after.push_str(&new);
            end = range.end;
        }
        after.push_str(text.get(end..).unwrap_or_default());
        Some(after)
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
