# shell: see web/src/words/mod.rs
