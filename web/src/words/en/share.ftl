# share: see web/src/words/mod.rs
