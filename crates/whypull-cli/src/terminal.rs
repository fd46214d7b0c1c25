//! Where output goes: colour by choice and by what the terminal is, width by what it has.

use std::io::{self, BufWriter, IsTerminal, StderrLock, StdoutLock};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

/// The width of output that does not go to a terminal.
const WIDTH_ELSEWHERE: usize = 100;
/// Below this a table is no table any more.
const NARROWEST: usize = 40;
/// Beyond this the eye loses the line.
const WIDEST: usize = 140;

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR or CLICOLOR=0 is set; CLICOLOR_FORCE=1 anywhere.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// Standard output for people: styles are taken out where they do not belong.
pub fn stdout(color: Color) -> BufWriter<AutoStream<StdoutLock<'static>>> {
    BufWriter::new(AutoStream::new(io::stdout().lock(), color.into()))
}

/// Standard output for programs, byte by byte.
pub fn raw_stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Standard error for people.
pub fn stderr(color: Color) -> AutoStream<StderrLock<'static>> {
    AutoStream::new(io::stderr().lock(), color.into())
}

/// Columns to write in.
pub fn width() -> usize {
    if !io::stdout().is_terminal() {
        return WIDTH_ELSEWHERE;
    }
    terminal_size::terminal_size()
        .map_or(WIDTH_ELSEWHERE, |(width, _)| usize::from(width.0))
        .clamp(NARROWEST, WIDEST)
}
