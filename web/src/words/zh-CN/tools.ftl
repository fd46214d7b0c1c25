# tools: see web/src/words/mod.rs
