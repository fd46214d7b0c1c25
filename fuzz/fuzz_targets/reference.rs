//! Names: the place of an error is a place in the text; a good name's repository is a good name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whypull::image_name::{go_quoted, masked_image};
use whypull::reference::Reference;
use whypull_fuzz::in_languages;

fuzz_target!(|text: &str| {
    let quoted = go_quoted(text);
    assert!(!quoted.contains(char::is_control), "{quoted:?}");
    match Reference::parse(text) {
        Err(error) => {
            assert!(error.offset() <= text.len());
            assert!(text.is_char_boundary(error.offset()));
            let _ = error.message();
            in_languages(|sentences| {
                let help = sentences.say(error.help());
                assert_ne!(help, error.help().code, "a sentence is missing");
                assert!(help.len() < 4096, "help of {} bytes", help.len());
            });
        }
        Ok(name) => {
            assert_eq!(name.given(), text);
            assert_eq!(masked_image(text), text, "a good name has nothing to hide");
            let parts = name.parts();
            for part in [parts.domain.clone(), parts.tag.clone(), parts.digest.clone()].into_iter().flatten() {
                assert!(text.get(part).is_some());
            }
            assert!(text.get(parts.path.clone()).is_some());
            // Without tag and digest a name is its repository, and that of a repository is itself.
            let repository = name.repository().to_string();
            if name.domain().is_empty() {
                return;
            }
            let again = Reference::parse(&repository)
                .unwrap_or_else(|error| panic!("{repository}: {error} at {}", error.offset()));
            assert_eq!(again.repository().to_string(), repository);
            assert_eq!(again.tag(), None);
            assert_eq!(again.digest(), None);
            // All parts put together say the same.
            let mut whole = repository.clone();
            if let Some(tag) = name.tag() {
                whole.extend([":", tag]);
            }
            if let Some(digest) = name.digest() {
                whole.extend(["@", digest]);
            }
            let whole = Reference::parse(&whole).expect("a name made of the parts of a name");
            assert_eq!(whole.repository().to_string(), repository);
            assert_eq!((whole.tag(), whole.digest()), (name.tag(), name.digest()));
            // Go's short form of `docker.io/quay.io/app` is `quay.io/app`, another image: so is ours.
            let first = repository.split('/').nth(1).unwrap_or_default();
            if !name.is_docker_hub() || !(first.contains('.') || first == "localhost") {
                let short = Reference::parse(&name.familiar().to_string()).map(|short| short.repository().to_string());
                assert_eq!(short.as_deref(), Ok(repository.as_str()));
            }
        }
    }
});
