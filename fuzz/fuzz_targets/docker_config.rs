//! Docker configs: read without a panic, twice the same, every range a part of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whypull::docker_config::{DockerConfig, Format};

fuzz_target!(|text: &str| {
    for format in [Format::ConfigJson, Format::Dockercfg] {
        let config = DockerConfig::parse(text, format);
        let mut ranges = Vec::new();
        for entry in &config.entries {
            ranges.extend([entry.key_range.clone(), entry.range.clone()]);
            ranges.extend(entry.secret_range.clone());
            ranges.extend(entry.fault.iter().map(|fault| fault.range.clone()));
            let debug = format!("{entry:?}");
            let password = entry.password.expose();
            // A short one may be a part of anything.
            if password.len() > 12 && !entry.username.contains(password) && !entry.key.contains(password) {
                assert!(!debug.contains(password));
            }
        }
        ranges.extend(config.fault.iter().map(|fault| fault.range.clone()));
        ranges.extend(config.ignored.iter().map(|ignored| ignored.range.clone()));
        ranges.extend(config.http_headers.clone());
        ranges.extend(config.overwritten.iter().map(|(_, range)| range.clone()));
        for range in ranges {
            assert!(text.get(range.clone()).is_some(), "{range:?} of {}", text.len());
        }
        // No two entries have one key: a Go map keeps the last.
        for (at, entry) in config.entries.iter().enumerate() {
            assert!(config.entries[..at].iter().all(|other| other.key != entry.key));
        }
        let _ = config.docker_helper("quay.io");
        let again = DockerConfig::parse(text, format);
        assert_eq!(format!("{config:?}"), format!("{again:?}"));
    }
});
