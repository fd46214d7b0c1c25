//! The styles: few, and the same thing always in the same one.

use anstyle::{AnsiColor, Style};
use whypull::report::Severity;

pub const HEADING: Style = Style::new().bold();
pub const FAINT: Style = Style::new().dimmed();
pub const GOOD: Style = AnsiColor::Green.on_default();
pub const PULL: Style = AnsiColor::Cyan.on_default();
pub const OPEN: Style = AnsiColor::Yellow.on_default();
pub const BAD: Style = AnsiColor::Red.on_default().bold();

/// The style of a severity.
pub const fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => BAD,
        Severity::Warning => OPEN,
        Severity::Info => PULL,
    }
}
