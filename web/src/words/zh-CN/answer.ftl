# answer: see web/src/words/mod.rs
