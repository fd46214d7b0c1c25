//! How the command ends.

use std::io;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::escape;

/// The exit codes of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing at level error; something matched; all names parse.
    Good,
    /// Something is at level error; nothing matched; a name does not parse.
    Findings,
    /// The command line is wrong, or nothing could be read.
    Usage,
    /// Somebody wanted no more.
    #[cfg(feature = "native")]
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Good => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            #[cfg(feature = "native")]
            Exit::Interrupted => 130,
        })
    }
}

impl Exit {
    /// This exit for an output that was written, or whose reader has left: `| head` wants no more,
    /// and that is no failure.
    pub fn after(self, written: io::Result<()>) -> Result<Self, Failure> {
        match written {
            Ok(()) => Ok(self),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(self),
            Err(error) => Err(Failure::new(format!("cannot write the output: {error}"))),
        }
    }
}

/// Why the command could not do its work, and what to do next.
#[derive(Debug)]
pub struct Failure {
    what: String,
    reason: Option<String>,
    next: Option<String>,
}

impl Failure {
    /// What went wrong.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            reason: None,
            next: None,
        }
    }

    /// The same with the bare reason, for who knows already what it is about.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// Why, without what it is about where that can be told apart.
    pub fn reason(&self) -> &str {
        self.reason.as_deref().unwrap_or(&self.what)
    }

    /// The same with what to do next.
    #[must_use]
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }

    /// The failure as people read it.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let cyan = Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
        writeln!(out, "{red}error:{red:#} {}", escape::sentence(&self.what))?;
        if let Some(next) = &self.next {
            writeln!(out, "{cyan}next:{cyan:#}  {}", escape::sentence(next))?;
        }
        out.flush()
    }
}
