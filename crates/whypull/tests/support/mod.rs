//! What the tests of several topics need.

use whypull::explain::{Language, Sentences};
use whypull::message::Message;

/// Holds the codes that begin with one of the prefixes to three things: every language has the same
/// ones, each has a sentence, and the source says them all and no others. Returns the codes.
pub fn every_code_has_a_sentence(prefixes: &[&str], source: &str) -> Vec<String> {
    let is_ours = |code: &str| prefixes.iter().any(|prefix| code.starts_with(prefix));
    let all = Language::ALL.map(|language| {
        let mut codes = Sentences::new(language).codes();
        codes.retain(|code| is_ours(code));
        codes
    });
    let [codes, others @ ..] = all;
    assert!(!codes.is_empty());
    for other in others {
        assert_eq!(codes, other);
    }
    for language in Language::ALL {
        let sentences = Sentences::new(language);
        for code in codes.iter().map(|code| &*code.clone().leak()) {
            assert_ne!(sentences.say(&Message::new(code)), code);
        }
    }
    for code in &codes {
        assert!(
            source.contains(&format!("\"{code}\"")),
            "{code} is never said"
        );
    }
    for text in source
        .split('"')
        .filter(|text| is_ours(text) && !prefixes.contains(text))
    {
        assert!(
            codes.iter().any(|code| code == text),
            "{text} has no sentence"
        );
    }
    codes
}
