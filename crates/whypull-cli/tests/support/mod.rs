//! The command as a child process.
#![allow(dead_code, reason = "each test file uses a part")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The command, in no language and on no terminal.
pub fn whypull(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whypull"));
    command.args(args).stdin(Stdio::null());
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    command
}

pub fn run(args: &[&str]) -> Output {
    whypull(args).output().unwrap()
}

/// With something to read. Written beside the reading: a full pipe stops neither.
pub fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut child = whypull(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    })
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
