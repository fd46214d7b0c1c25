//! A pull as it goes on: a log for people with bars where there is a terminal, lines for programs.

use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use indicatif::{BinaryBytes, MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use whypull::native::{BlobKind, BlobState, Digest, Event, Observer, What};
use whypull::report::{Action, Attempt};

use super::json;
use crate::escape;
use crate::terminal::{self, Color};

/// One JSON object a line.
pub struct Lines;

impl Observer for Lines {
    fn event(&self, event: &Event) {
        let mut out = terminal::raw_stdout();
        // Whoever reads it may have left; the pull goes on.
        let _ = json::write_line(event, &mut out).and_then(|()| out.flush());
    }
}

/// How often a blob is told of where there are no bars.
const EVERY: Duration = Duration::from_secs(5);

/// A log, with bars on a terminal.
pub struct Log {
    color: Color,
    bars: MultiProgress,
    running: Mutex<HashMap<Digest, Running>>,
    has_bars: bool,
}

struct Running {
    bar: ProgressBar,
    told: Instant,
}

impl Log {
    pub fn new(color: Color) -> Self {
        let has_bars = std::io::stderr().is_terminal();
        let target = if has_bars {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        Self {
            color,
            bars: MultiProgress::with_draw_target(target),
            running: Mutex::default(),
            has_bars,
        }
    }

    /// Takes the bars away; those that go on come back with their next bytes.
    fn clear(&self) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, running) in running.drain() {
            running.bar.finish_and_clear();
        }
    }

    fn line(&self, event: &Event, sign: &str, style: Style, text: &str) {
        self.bars.suspend(|| {
            let mut out = terminal::stdout(self.color);
            let mut whose = String::new();
            for part in [&event.workload, &event.container].into_iter().flatten() {
                whose.push_str(&escape::shown(part));
                whose.push(' ');
            }
            let text = escape::sentence(text);
            let _ =
                writeln!(out, "{whose}{style}{sign}{style:#} {text}").and_then(|()| out.flush());
        });
    }
}

impl Observer for Log {
    fn progress(&self, image: &str, digest: &Digest, so_far: u64, of: u64) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = running.entry(digest.clone()).or_insert_with(|| {
            let bar = if self.has_bars {
                self.bars.add(ProgressBar::new(of))
            } else {
                ProgressBar::hidden()
            };
            let template = "  {prefix} {bar:30} {binary_bytes:>10} of {binary_total_bytes} {binary_bytes_per_sec} {eta}";
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_prefix(short(digest));
            Running {
                bar,
                told: Instant::now(),
            }
        });
        entry.bar.set_position(so_far);
        if !self.has_bars && entry.told.elapsed() >= EVERY {
            entry.told = Instant::now();
            let mut err = terminal::stderr(self.color);
            let (so_far, of) = (BinaryBytes(so_far), BinaryBytes(of));
            let image = escape::shown(image);
            let _ = writeln!(err, "{image}: {} {so_far} of {of}", short(digest));
        }
    }

    #[expect(clippy::too_many_lines, reason = "an arm for each event")]
    fn event(&self, event: &Event) {
        let plain = Style::new();
        let good = plain.fg_color(Some(AnsiColor::Green.into()));
        let bad = plain.fg_color(Some(AnsiColor::Red.into()));
        let dim = plain.dimmed();
        let image = event.image.as_deref().unwrap_or_default();
        match &event.what {
            What::Kubelet {
                r#type,
                reason,
                message,
            } => {
                let style = if *r#type == "Warning" { bad } else { good };
                self.line(event, &format!("{type:<7} {reason}"), style, message);
            }
            What::Attempt {
                order,
                of,
                source,
                key,
                username,
                ..
            } => {
                let text = match (source, key) {
                    (Some(source), Some(key)) => format!(
                        "try {order} of {of}: {}, key {key}, {}",
                        source.label(),
                        user(username.as_deref())
                    ),
                    _ => "without credentials".to_owned(),
                };
                self.line(event, "  →", dim, &text);
            }
            What::AttemptFailed { error, .. } => {
                // The others of this image that were under way come no further.
                self.clear();
                self.line(event, "  ✗", bad, error);
            }
            What::Retry {
                step,
                error,
                seconds,
            } => self.line(
                event,
                "  ↻",
                dim,
                &format!("{step}: {error}; again in {seconds} s"),
            ),
            What::Queued => self.line(event, "  …", dim, &format!("{image} stands in line")),
            What::BackOff { seconds } => {
                self.line(
                    event,
                    "  …",
                    dim,
                    &format!("the next try is in {seconds} s"),
                );
            }
            What::Blob {
                digest,
                size,
                kind,
                state,
                transferred,
            } => {
                let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(done) = running.remove(digest) {
                    done.bar.finish_and_clear();
                }
                drop(running);
                let kind = match kind {
                    BlobKind::Config => "config",
                    BlobKind::Layer => "layer",
                };
                let how = match state {
                    BlobState::Reused => "was there".to_owned(),
                    BlobState::Fetched => "fetched".to_owned(),
                    BlobState::Resumed => {
                        format!("taken up, {} fetched", BinaryBytes(*transferred))
                    }
                };
                let size = BinaryBytes(*size);
                self.line(
                    event,
                    "  ·",
                    dim,
                    &format!("{kind} {} {size} {how}", short(digest)),
                );
            }
            What::Pulled {
                digest,
                registry_digest,
                transferred,
                reused,
                ..
            } => {
                let of = registry_digest.as_ref();
                let of = of.map_or_else(String::new, |it| format!(" (of {it} in the registry)"));
                let (came, was) = (BinaryBytes(*transferred), BinaryBytes(*reused));
                let text = format!("{image} is {digest}{of}: {came} fetched, {was} reused");
                self.line(event, "  ✓", good, &text);
            }
            What::PulledByRuntime { reference, .. } => {
                self.line(event, "  ✓", good, &format!("{image} is {reference}"));
            }
            What::Failed { reason, error } => {
                // What the kubelet says has been told.
                if matches!(*reason, "PodInitializing" | "ImagePullBackOff") {
                    self.line(event, "  ✗", bad, &format!("{image}: {error}"));
                }
            }
            What::Provider { provider, error } => {
                let text = format!("credential provider {provider} gives nothing: {error}");
                self.line(event, "  !", bad, &text);
            }
            What::Plan {
                pull_policy,
                present,
                action,
                attempts,
                anonymous,
                message,
            } => {
                let there = if *present { "present" } else { "absent" };
                let then = match (action, message) {
                    (Action::UseLocal, _) => "used as it is".to_owned(),
                    (Action::Fail, Some(message)) => message.clone(),
                    (Action::Fail, None) => "fails".to_owned(),
                    (Action::Pull, _) => "pulled".to_owned(),
                };
                let text = format!("{image}: {pull_policy}, {there}: {then}");
                self.line(event, "plan", good, &text);
                for attempt in attempts {
                    let text = describe(attempt, attempts.len());
                    self.line(event, "  →", dim, &text);
                }
                match anonymous {
                    Some(true) => self.line(event, "  →", dim, "without credentials"),
                    None => {
                        let text = "and whatever the credential provider plugins answer, which are not asked now";
                        self.line(event, "  →", dim, text);
                    }
                    Some(false) => {}
                }
            }
            What::Summary {
                pulled,
                present,
                failed,
                transferred,
                reused,
                seconds,
            } => {
                let (came, was) = (BinaryBytes(*transferred), BinaryBytes(*reused));
                let text = format!(
                    "{pulled} pulled, {present} present, {failed} failed in {seconds:.1} s; {came} fetched, {was} reused"
                );
                let style = if *failed == 0 { good } else { bad };
                self.line(event, "done", style, &text);
            }
            _ => {}
        }
    }
}

fn describe(attempt: &Attempt, of: usize) -> String {
    format!(
        "try {} of {of}: {}, key {}, {}",
        attempt.order,
        attempt.source.label(),
        attempt.key,
        user(attempt.username.as_deref())
    )
}

fn user(username: Option<&str>) -> String {
    username.map_or_else(|| "no user".to_owned(), |it| format!("user {it}"))
}

/// Twelve digits are enough to know a digest again.
fn short(digest: &Digest) -> String {
    digest.hex().chars().take(12).collect()
}
