use std::collections::BTreeMap;

use serde_json::Value;
use whypull::Explanation;
use whypull::input::File;
use whypull::options::Options;

/// What quotes the input, says where it stands, or is made of sentences.
const WORDS: [&str; 10] = [
    "location", "text", "help", "message", "given", "event", "file", "why", "offset", "username",
];

/// What is decided about some files: all of the Report but its words, and how often each diagnostic
/// is told. What cannot be read is left out before it is shared.
pub fn decisions(files: &[File], options: &Options) -> (Value, BTreeMap<&'static str, usize>) {
    let report = Explanation::of(files.to_vec()).in_words(options);
    let mut codes = BTreeMap::new();
    for diagnostic in &report.diagnostics {
        if diagnostic.code != "document-unreadable" {
            *codes.entry(diagnostic.code).or_insert(0) += 1;
        }
    }
    let mut json = serde_json::to_value(&report).expect("JSON");
    let fields = json.as_object_mut().expect("an object");
    fields.remove("diagnostics");
    fields.remove("input");
    without_words(&mut json);
    (json, codes)
}

fn without_words(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !WORDS.contains(&name.as_str()));
            fields.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        _ => {}
    }
}
