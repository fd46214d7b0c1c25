# shell: see web/src/words/mod.rs
shell-dismiss = 关闭提示
