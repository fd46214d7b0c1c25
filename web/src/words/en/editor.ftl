# editor: see web/src/words/mod.rs
