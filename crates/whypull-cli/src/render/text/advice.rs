use std::io;
use std::path::Path;

use whypull::message::Message;

use super::style::{FAINT, HEADING};
use super::{Look, paragraph, to_do};
use crate::engine::Advice;
use crate::escape;

/// What `whypull advise` recommends; the manifests as they are, to be copied.
pub fn write_advice(
    advice: &Advice,
    written_to: Option<&Path>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    write!(out, "{HEADING}")?;
    paragraph(&advice.title, "", 0, look, out)?;
    write!(out, "{HEADING:#}")?;
    for reason in &advice.reasons {
        paragraph(reason, "  • ", 4, look, out)?;
    }
    if !advice.steps.is_empty() {
        let heading = labels.get("text-advice-steps");
        writeln!(out, "\n{HEADING}{heading}{HEADING:#}")?;
    }
    for (number, step) in (1..).zip(&advice.steps) {
        to_do::write(step, &format!(" {number:>2}. "), 5, look, out)?;
    }
    if advice.manifests.is_empty() {
        return Ok(());
    }
    let heading = labels.get("text-advice-manifests");
    write!(out, "\n{HEADING}{heading}{HEADING:#}")?;
    if let Some(path) = written_to {
        let path = path.to_string_lossy();
        let message = Message::new("text-advice-written").with("path", &*path);
        write!(out, "  {}", escape::shown(&labels.say(&message)))?;
    }
    writeln!(out)?;
    for manifest in &advice.manifests {
        writeln!(out, "{FAINT}# {}{FAINT:#}", escape::shown(&manifest.file))?;
        for line in manifest.text.lines() {
            writeln!(out, "{}", escape::line(line))?;
        }
    }
    Ok(())
}
