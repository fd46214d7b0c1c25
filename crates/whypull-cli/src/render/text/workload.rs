use std::io;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;
use whypull::message::Message;
use whypull::report::{
    Container, Image, ImageParts, Outcome, PolicyDecision, Report, Role, Workload,
};

use super::style::{BAD, FAINT, GOOD, HEADING, OPEN, PULL};
use super::{Look, attempts, matches, paragraph, place, steps};
use crate::escape;
use crate::labels::Labels;
use crate::render::places::Troubles;

/// Up to so many containers are told in full, whatever their state.
const FEW: usize = 3;
/// So many workloads that just pull are shown when there are many.
const FINE_SHOWN: usize = 20;
/// So many workloads with errors or warnings are shown when there are many.
const TROUBLED_SHOWN: usize = 50;

/// Writes every workload, as far as it is worth it.
pub fn write_all(
    report: &Report<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    if report.workloads.is_empty() {
        writeln!(out, "{}\n", look.labels().get("text-no-workloads"))?;
    }
    let troubles = Troubles::new(report);
    let containers: usize = report.workloads.iter().map(|w| w.containers.len()).sum();
    let in_full = look.verbose || containers <= FEW;
    let (mut fine, mut bad) = (0, 0);
    for workload in &report.workloads {
        let is_troubled = troubles.within(&workload.location)
            || workload.containers.iter().any(|c| !is_fine(c.outcome));
        let (count, shown) = if is_troubled {
            (&mut bad, TROUBLED_SHOWN)
        } else {
            (&mut fine, FINE_SHOWN)
        };
        *count += 1;
        if look.verbose || *count <= shown {
            write(workload, &troubles, in_full, look, out)?;
        }
    }
    if look.verbose {
        return Ok(());
    }
    for (code, count, shown) in [
        ("text-more-troubled", bad, TROUBLED_SHOWN),
        ("text-more-fine", fine, FINE_SHOWN),
    ] {
        if count > shown {
            let message = Message::new(code).with("count", count - shown);
            writeln!(out, "{}\n", look.labels().say(&message))?;
        }
    }
    Ok(())
}

fn write(
    workload: &Workload<String>,
    troubles: &Troubles<'_>,
    in_full: bool,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    writeln!(
        out,
        "{HEADING}{} {}/{}{HEADING:#}  {FAINT}({}){FAINT:#}",
        escape::shown(&workload.kind),
        escape::shown(&workload.namespace),
        escape::shown(&workload.name),
        place(&workload.location)
    )?;
    let any_in_full = in_full || workload.containers.iter().any(|c| has_trouble(c, troubles));
    if any_in_full {
        write_credentials(workload, look, out)?;
    }
    for container in &workload.containers {
        if in_full || has_trouble(container, troubles) {
            write_in_full(container, look, out)?;
        } else {
            write_in_brief(container, look, out)?;
        }
    }
    if !any_in_full {
        writeln!(out)?;
    }
    Ok(())
}

fn write_credentials(
    workload: &Workload<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    let account =
        Message::new("text-service-account").with("name", workload.service_account.as_str());
    let secrets = if workload.image_pull_secrets.is_empty() {
        labels.get("text-no-pull-secrets")
    } else {
        let names = workload
            .image_pull_secrets
            .join(&labels.get("text-separator"));
        labels.say(&Message::new("text-pull-secrets").with("names", names))
    };
    let line = format!("{} · {secrets}", labels.say(&account));
    paragraph(&line, "  ", 2, look, out)?;
    writeln!(out)
}

fn write_in_brief(
    container: &Container<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    writeln!(
        out,
        "  {HEADING}{}{HEADING:#}  {FAINT}{}{FAINT:#}  {}",
        escape::shown(&container.name),
        role(container.role, look.labels()),
        escape::shown(container.image.given())
    )?;
    write_outcome(container, look, out)
}

fn write_in_full(
    container: &Container<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let labels = look.labels();
    writeln!(
        out,
        "  {HEADING}{}{HEADING:#}  {FAINT}{}{FAINT:#}",
        escape::shown(&container.name),
        role(container.role, labels)
    )?;
    let names = ["text-image", "text-policy", "text-present"].map(|code| labels.get(code));
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let [image, policy, present] = names.map(|name| {
        let gap = widest - name.width();
        format!("    {FAINT}{name}{FAINT:#}{:gap$}  ", "")
    });
    let indent = 4 + widest + 2;

    write!(out, "{image}")?;
    write_image(&container.image, indent, look, out)?;
    writeln!(
        out,
        "{policy}{}  {FAINT}{}{FAINT:#}",
        policy_sentence(&container.pull_policy, labels),
        container.pull_policy.rule
    )?;
    writeln!(out, "{present}{}", labels.yes_no(container.present))?;
    write_outcome(container, look, out)?;
    attempts::write(&container.attempts, look, out)?;
    matches::write(&container.matches, &container.attempts, look, out)?;
    steps::write(&container.steps, look, out)?;
    writeln!(out)
}

fn write_image(
    image: &Image<String>,
    indent: usize,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let given = escape::shown(image.given());
    writeln!(out, "{given}")?;
    match image {
        Image::Parsed(parts) => {
            let parts = parts_line(parts, look.labels());
            paragraph(&parts, &" ".repeat(indent), indent, look, out)
        }
        Image::Malformed { given, error } => {
            let before = given.get(..error.offset).unwrap_or(given);
            let caret = indent + escape::shown(before).width();
            writeln!(
                out,
                "{:caret$}{BAD}^{BAD:#} {}",
                "",
                escape::sentence(&error.message)
            )?;
            paragraph(&error.help, &" ".repeat(indent), indent, look, out)
        }
    }
}

fn parts_line(parts: &ImageParts, labels: Labels<'_>) -> String {
    let part = |code, value: &str| labels.say(&Message::new(code).with("value", value));
    let mut line = vec![
        part("text-part-registry", &parts.domain),
        part("text-part-path", &parts.path),
    ];
    match (&parts.tag, &parts.effective_tag) {
        (Some(tag), _) => line.push(part("text-part-tag", tag)),
        (None, Some(tag)) => line.push(part("text-part-tag-implied", tag)),
        (None, None) => {}
    }
    if let Some(digest) = &parts.digest {
        line.push(part("text-part-digest", digest));
    }
    line.join(" · ")
}

fn policy_sentence(policy: &PolicyDecision, labels: Labels<'_>) -> String {
    let message = match &policy.declared {
        None => Message::new("text-policy-defaulted"),
        Some(declared) if *declared == policy.effective => Message::new("text-policy-declared"),
        Some(declared) => Message::new("text-policy-overruled").with("declared", declared.as_str()),
    };
    let sentence = labels.say(&message.with("effective", policy.effective));
    escape::sentence(&sentence).into_owned()
}

fn write_outcome(
    container: &Container<String>,
    look: Look<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let (style, message) = outcome(container);
    let sentence = look.labels().say(&message);
    write!(out, "{style}")?;
    let written = paragraph(&sentence, "    ▸ ", 6, look, out);
    write!(out, "{style:#}")?;
    written
}

fn outcome(container: &Container<String>) -> (Style, Message) {
    match container.outcome {
        Outcome::Starts => (GOOD, Message::new("text-outcome-starts")),
        Outcome::PullAttempted if !container.attempts.is_empty() => (
            PULL,
            Message::new("text-outcome-pull-credentials").with("count", container.attempts.len()),
        ),
        Outcome::PullAttempted if container.anonymous == Some(true) => {
            (PULL, Message::new("text-outcome-pull-anonymous"))
        }
        Outcome::PullAttempted => (PULL, Message::new("text-outcome-pull")),
        Outcome::InvalidImageName => (BAD, Message::new("text-outcome-invalid-image-name")),
        Outcome::ErrImageNeverPull => (BAD, Message::new("text-outcome-err-image-never-pull")),
        Outcome::CredentialLookupFailed => {
            (BAD, Message::new("text-outcome-credential-lookup-failed"))
        }
        Outcome::Unknown => (OPEN, Message::new("text-outcome-unknown")),
    }
}

fn is_fine(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Starts | Outcome::PullAttempted)
}

fn has_trouble(container: &Container<String>, troubles: &Troubles<'_>) -> bool {
    !is_fine(container.outcome) || troubles.within(&container.location)
}

fn role(role: Role, labels: Labels<'_>) -> String {
    labels.get(match role {
        Role::Init => "text-role-init",
        Role::Container => "text-role-container",
        Role::Ephemeral => "text-role-ephemeral",
        Role::ImageVolume => "text-role-image-volume",
    })
}
