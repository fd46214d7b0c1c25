use std::io;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use whypull::message::Message;
use whypull::report::{Schedule, ScheduleMode, ScheduledPull};

use super::Look;
use super::style::{FAINT, HEADING, PULL};
use crate::escape;
use crate::labels::Labels;

/// So many pulls are shown when there are many.
const SHOWN: usize = 30;
/// A label longer than this is cut.
const WIDEST_LABEL: usize = 40;

/// The pulls as bars over the seconds: dots while a pull waits, a bar while it runs.
pub fn write(schedule: &Schedule, look: Look<'_>, out: &mut impl io::Write) -> io::Result<()> {
    // One pull has nobody to wait for.
    if schedule.pulls.len() < 2 {
        return Ok(());
    }
    let labels = look.labels();
    writeln!(out, "{HEADING}{}{HEADING:#}", heading(schedule, labels))?;
    let shown = if look.verbose {
        schedule.pulls.len()
    } else {
        SHOWN
    };
    let pulls: Vec<_> = schedule.pulls.iter().take(shown).collect();
    let names: Vec<_> = pulls
        .iter()
        .map(|pull| cut(&format!("{}/{}", pull.workload, pull.container)))
        .collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let tails: Vec<_> = pulls.iter().map(|pull| tail(pull, labels)).collect();
    let widest_tail = tails.iter().map(|tail| tail.width()).max().unwrap_or(0);
    let end = pulls.iter().map(|pull| pull.end).fold(0.0, f64::max);
    let bar = look
        .width
        .saturating_sub(widest + widest_tail + 6)
        .clamp(16, 50);
    for ((pull, name), tail) in pulls.iter().zip(&names).zip(&tails) {
        let gap = widest - name.width();
        let (wait, run) = cells(pull, end, bar);
        let rest = bar - wait - run;
        writeln!(
            out,
            "  {name}{:gap$}  {FAINT}{:·<wait$}{FAINT:#}{PULL}{:█<run$}{PULL:#}{:rest$}  {tail}",
            "", "", "", ""
        )?;
    }
    if schedule.pulls.len() > shown {
        let count = schedule.pulls.len() - shown;
        let message = Message::new("text-schedule-more").with("count", count);
        writeln!(out, "  {}", labels.say(&message))?;
    }
    writeln!(out)
}

fn heading(schedule: &Schedule, labels: Labels<'_>) -> String {
    match (schedule.mode, schedule.max_parallel) {
        (ScheduleMode::Serial, _) => labels.get("text-schedule-serial"),
        (ScheduleMode::Parallel, None) => labels.get("text-schedule-parallel"),
        (ScheduleMode::Parallel, Some(count)) => {
            labels.say(&Message::new("text-schedule-bounded").with("count", count))
        }
    }
}

/// How many cells a pull waits and runs; a pull that runs at all has one cell at least.
fn cells(pull: &ScheduledPull, end: f64, bar: usize) -> (usize, usize) {
    let cell = |seconds: f64| -> usize {
        if end <= 0.0 {
            return 0;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a fraction of a bar of at most 50 cells"
        )]
        let cells = ((seconds / end).clamp(0.0, 1.0) * bar as f64).round() as usize;
        cells.min(bar)
    };
    let wait = cell(pull.start).min(bar.saturating_sub(1));
    let run = cell(pull.end).saturating_sub(wait).max(1).min(bar - wait);
    (wait, run)
}

/// From when to when, and behind whom; a pull of the same workload by its container's name.
fn tail(pull: &ScheduledPull, labels: Labels<'_>) -> String {
    let span = Message::new("text-schedule-span")
        .with("start", seconds(pull.start))
        .with("end", seconds(pull.end));
    let span = labels.say(&span);
    let Some(before) = &pull.waits_for else {
        return span;
    };
    let name = before
        .strip_prefix(&pull.workload)
        .and_then(|rest| rest.strip_prefix('/'))
        .unwrap_or(before);
    let after = Message::new("text-schedule-after").with("name", cut(name));
    format!("{span}  {}", labels.say(&after))
}

/// Tenths where there are some.
fn seconds(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// The end of a label that is too long: its last part tells it from others.
fn cut(label: &str) -> String {
    let label = escape::shown(label);
    if label.width() <= WIDEST_LABEL {
        return label.into_owned();
    }
    let mut width = 1;
    let mut from = label.len();
    for (at, c) in label.char_indices().rev() {
        width += c.width().unwrap_or(0);
        if width > WIDEST_LABEL {
            break;
        }
        from = at;
    }
    format!("…{}", &label[from..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn bars_stay_in_their_frame() {
        let pull = |start, end| ScheduledPull {
            workload: String::new(),
            container: String::new(),
            image: String::new(),
            start,
            end,
            waits_for: None,
            location: sample::place("pod.yaml", 1, 1, 1).into(),
        };
        assert_eq!(cells(&pull(0.0, 10.0), 10.0, 20), (0, 20));
        assert_eq!(cells(&pull(5.0, 10.0), 10.0, 20), (10, 10));
        assert_eq!(cells(&pull(10.0, 10.0), 10.0, 20), (19, 1));
        assert_eq!(cells(&pull(0.0, 0.0), 0.0, 20), (0, 1));
    }

    #[test]
    fn long_labels_keep_their_end() {
        let label = format!("{}拉取", "x".repeat(60));
        let cut = cut(&label);
        assert!(cut.ends_with("x拉取") && cut.starts_with('…'));
        assert_eq!(cut.width(), WIDEST_LABEL);
    }
}
