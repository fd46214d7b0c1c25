use std::io;

use whypull::report::Step;

use super::style::{FAINT, HEADING};
use super::{Look, paragraph};
use crate::escape;

/// What happens, numbered; below each step the event, to the letter and so never wrapped.
pub fn write(steps: &[Step<String>], look: Look<'_>, out: &mut impl io::Write) -> io::Result<()> {
    if steps.is_empty() {
        return Ok(());
    }
    let heading = look.labels().get("text-steps");
    writeln!(out, "    {HEADING}{heading}{HEADING:#}")?;
    for (number, step) in (1..).zip(steps) {
        paragraph(&step.text, &format!("     {number:>2}. "), 9, look, out)?;
        if let Some(event) = &step.event {
            writeln!(out, "         {FAINT}“{}”{FAINT:#}", escape::shown(event))?;
        }
    }
    Ok(())
}
