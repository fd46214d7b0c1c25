//! Keys: the index finds what the plain scan finds, and the comparison of one key says the same.
//!
//! The first line is the image, each other line a key.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whypull::keyring::{Keyring, compare, masked_key, match_image, scan};
use whypull::reference::Reference;
use whypull::semantics::Semantics;
use whypull_fuzz::in_languages;

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let Some(image) = lines.next() else { return };
    let keys: Vec<&str> = lines.take(64).collect();
    let parsed = Reference::parse(image);
    let path_text;
    // What is no name is asked for as it stands: the keyring takes any text.
    let (domain, path) = match &parsed {
        Ok(name) => {
            path_text = name.path().to_string();
            (name.domain(), path_text.as_str())
        }
        Err(_) => image.split_once('/').unwrap_or((image, "")),
    };
    for semantics in Semantics::ALL {
        let numbered = || keys.iter().copied().zip(0..);
        let keyring = Keyring::new(semantics, numbered());
        assert_eq!(
            keyring.lookup(domain, path),
            scan(numbered(), semantics, domain, path),
            "{semantics:?}"
        );
        for collision in keyring.collisions() {
            assert!(collision.entries.len() > 1);
        }
    }
    for key in &keys {
        let comparison = compare(key, domain, path);
        for semantics in Semantics::ALL {
            let found = Keyring::new(semantics, [(*key, 7)]).lookup(domain, path);
            let reading = comparison.reading(semantics);
            assert_eq!(found == [7], reading.matched, "{semantics:?} {key:?}");
            in_languages(|sentences| {
                for message in &reading.why {
                    assert_ne!(sentences.say(message), message.code);
                }
            });
        }
        let masked = masked_key(key);
        assert_eq!(masked_key(&masked), masked, "masking twice");
        let _ = match_image(key, domain, path);
    }
});
