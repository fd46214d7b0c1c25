use std::io::{self, Write};

use whypull::input::File;
use whypull::redact::{Redacted, redact};

use super::sentences;
use crate::cli::{Format, Global, RedactArgs};
use crate::exit::{Exit, Failure};
use crate::{escape, input, render, terminal};

pub fn run(args: &RedactArgs, global: &Global) -> Result<Exit, Failure> {
    let mut files = Vec::with_capacity(args.files.len());
    for path in &args.files {
        let text = input::read(path, global.max_file_size)?;
        files.push(File::new(text.name, text.bytes));
    }
    let redacted = redact(&files).in_words(&sentences(global));
    let exit = if redacted.left_out.is_empty() {
        Exit::Good
    } else {
        Exit::Findings
    };
    if args.format == Format::Json {
        let mut out = terminal::raw_stdout();
        return exit.after(render::json::write(&redacted, &mut out).and_then(|()| out.flush()));
    }
    // Beside the text, which goes into a file. Where stderr is closed nobody reads it.
    let _ = tell(&redacted, &mut terminal::stderr(global.color));
    let mut out = terminal::raw_stdout();
    exit.after(write(&redacted, &mut out).and_then(|()| out.flush()))
}

/// The texts; where there are several, each below its name.
fn write(redacted: &Redacted<String>, out: &mut impl Write) -> io::Result<()> {
    for (at, file) in redacted.files.iter().enumerate() {
        if redacted.files.len() > 1 {
            let between = if at > 0 { "\n" } else { "" };
            writeln!(out, "{between}==> {} <==", escape::line(&file.name))?;
        }
        for line in file.text.lines() {
            writeln!(out, "{}", escape::line(line))?;
        }
    }
    Ok(())
}

/// What was replaced and what was left out, by line.
fn tell(redacted: &Redacted<String>, err: &mut impl Write) -> io::Result<()> {
    let mut tell = |file: &str, line: u32, what: &str| {
        let (file, what) = (escape::line(file), escape::sentence(what));
        writeln!(err, "{file}:{line}: {what}")
    };
    for replaced in &redacted.replaced {
        tell(&replaced.file, replaced.line, &replaced.what)?;
    }
    for left in &redacted.left_out {
        tell(&left.file, left.line, &left.why)?;
    }
    Ok(())
}
