# picture: see web/src/words/mod.rs
