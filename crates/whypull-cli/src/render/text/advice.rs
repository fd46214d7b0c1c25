use std::io;
use std::path::Path;

use whypull::advise::{Advice, Setup};
use whypull::message::Message;

use super::style::{FAINT, HEADING};
use super::{Look, paragraph, to_do};
use crate::escape;

/// What `whypull advise` recommends; the manifests as they are, to be copied.
pub fn write_advice(
    advice: &Advice<String>,
    written_to: Option<&Path>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    for use_case in &advice.use_cases {
        let message = Message::new("text-advice-use-case")
            .with("number", u32::from(use_case.number))
            .with("why", use_case.why.as_str());
        paragraph(&labels.say(&message), "", 0, look, out)?;
    }
    for (number, setup) in (1..).zip(&advice.setup) {
        writeln!(out)?;
        write_setup(number, setup, look, out)?;
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
        writeln!(out, "{FAINT}# {}{FAINT:#}", escape::shown(manifest.name))?;
        for line in manifest.text.lines() {
            writeln!(out, "{}", escape::line(line))?;
        }
    }
    Ok(())
}

fn write_setup(
    number: u32,
    setup: &Setup<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut title = escape::sentence(&setup.title).into_owned();
    if setup.alternative {
        let message = Message::new("text-advice-alternative").with("title", title);
        title = look.labels().say(&message);
    }
    write!(out, "{HEADING}")?;
    paragraph(&title, &format!("{number}. "), 3, look, out)?;
    write!(out, "{HEADING:#}")?;
    for reason in &setup.reasons {
        paragraph(reason, "   ", 3, look, out)?;
    }
    for step in &setup.steps {
        to_do::write((&step.text, &step.commands), "   • ", 5, look, out)?;
    }
    writeln!(out, "   {FAINT}{}{FAINT:#}", setup.learn_more)
}
