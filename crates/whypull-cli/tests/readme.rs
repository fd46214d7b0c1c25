//! The README shows a real output: this holds it to that.

use std::path::Path;
use std::process::Command;

#[test]
fn the_output_in_the_readme_is_what_the_command_prints() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README");
    let block = readme
        .split_once("```console\n$ whypull ")
        .and_then(|(_, rest)| rest.split_once("```"))
        .map(|(block, _)| block)
        .expect("a console block");
    let (command, shown) = block.split_once('\n').expect("a command and its output");
    let output = Command::new(env!("CARGO_BIN_EXE_whypull"))
        .args(command.split(' '))
        .arg("--lang=en")
        .current_dir(root)
        .env("NO_COLOR", "1")
        .output()
        .expect("the command runs");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(shown.trim_end(), printed.trim_end(), "paste the new output");
}
