# shell: see web/src/words/mod.rs
shell-dismiss = Dismiss
