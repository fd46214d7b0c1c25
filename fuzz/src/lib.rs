//! What the fuzz targets share: a marker that must not be seen, and the places of a Report.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use whypull::explain::{Language, Sentences};
use whypull::report::Location;

/// The planted password.
pub const MARKER: &str = "Zq7vXw3KpL9sTnUe";

/// The text in base64.
pub fn base64(text: &str) -> String {
    STANDARD.encode(text)
}

/// The marker plain, and what of its base64 does not depend on what stands around it, for the three
/// places that it can have in a group of three bytes.
pub fn needles() -> &'static [String; 4] {
    static NEEDLES: LazyLock<[String; 4]> = LazyLock::new(make_needles);
    &NEEDLES
}

fn make_needles() -> [String; 4] {
    let shifted = |shift: usize| {
        let encoded = base64(&format!("{}{MARKER}", "x".repeat(shift)));
        let (from, to) = ((shift * 8).div_ceil(6), (shift + MARKER.len()) * 8 / 6);
        encoded[from..to].to_owned()
    };
    [MARKER.to_owned(), shifted(0), shifted(1), shifted(2)]
}

/// Panics if the marker can be seen in the text.
pub fn assert_unseen(text: &str, form: &str) {
    for needle in needles() {
        assert!(!text.contains(needle), "{form} shows {needle}");
    }
}

/// Every location in a serialised Report.
pub fn locations(value: &Value) -> Vec<Location> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                if let (Some(file), Some(Value::Number(_))) =
                    (fields.get("file").and_then(Value::as_str), fields.get("endColumn"))
                {
                    let number = |name: &str| fields[name].as_u64().unwrap() as u32;
                    found.push(Location {
                        file: file.into(),
                        document: number("document"),
                        line: number("line"),
                        column: number("column"),
                        end_line: number("endLine"),
                        end_column: number("endColumn"),
                    });
                }
                open.extend(fields.values());
            }
            _ => {}
        }
    }
    found
}

/// Panics if the location is not inside the text, or ends before it starts.
pub fn assert_inside(location: &Location, lines: &[&str]) {
    let columns = |line: u32| lines[line as usize - 1].encode_utf16().count() + 1;
    assert!(location.line >= 1 && location.column >= 1, "{location:?}");
    assert!(location.end_line as usize <= lines.len(), "{location:?} of {} lines", lines.len());
    assert!(
        (location.line, location.column) <= (location.end_line, location.end_column),
        "{location:?}"
    );
    assert!(location.column as usize <= columns(location.line), "{location:?}");
    assert!(location.end_column as usize <= columns(location.end_line), "{location:?}");
}

thread_local! {
    static SENTENCES: [Sentences; 2] = Language::ALL.map(Sentences::new);
}

/// Asks for something in every language; the sentences are read once a process.
pub fn in_languages(mut ask: impl FnMut(&Sentences)) {
    SENTENCES.with(|all| all.iter().for_each(&mut ask));
}
