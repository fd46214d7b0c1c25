use gloo_timers::callback::Timeout;
use whypull::report::{Outcome, Report, Severity};
use yew::prelude::*;

use super::{focus, focus_text};
use crate::explained::Explained;
use crate::words::{Words, use_words};

/// How long nothing must have changed before the verdict is read out.
const MILLISECONDS: u32 = 800;

/// Containers by how they end, diagnostics by how bad they are.
#[derive(Clone, Copy, Default, PartialEq)]
struct Verdict {
    start: usize,
    pull: usize,
    fail: usize,
    open: usize,
    errors: usize,
    warnings: usize,
}

impl Verdict {
    fn of(report: &Report) -> Self {
        let mut verdict = Self::default();
        for workload in &report.workloads {
            for container in &workload.containers {
                match container.outcome {
                    Outcome::Starts => verdict.start += 1,
                    Outcome::PullAttempted => verdict.pull += 1,
                    Outcome::Unknown => verdict.open += 1,
                    Outcome::InvalidImageName
                    | Outcome::ErrImageNeverPull
                    | Outcome::CredentialLookupFailed => verdict.fail += 1,
                }
            }
        }
        for diagnostic in &report.diagnostics {
            match diagnostic.severity {
                Severity::Error => verdict.errors += 1,
                Severity::Warning => verdict.warnings += 1,
                Severity::Info => {}
            }
        }
        verdict
    }

    /// What there is to say, each with its class.
    fn parts(self, words: &Words) -> Vec<(&'static str, AttrValue)> {
        let total = self.start + self.pull + self.fail + self.open;
        let say = |id: &str, n: usize| words.tell(id, [("n", n.into()), ("total", total.into())]);
        if total == 0 && self.errors == 0 && self.warnings == 0 {
            return vec![("quiet", words.say("shell-verdict-nothing"))];
        }
        [
            ("good", "shell-verdict-start", self.start),
            ("pull", "shell-verdict-pull", self.pull),
            ("error", "shell-verdict-fail", self.fail),
            ("quiet", "shell-verdict-open", self.open),
            ("error", "shell-verdict-errors", self.errors),
            ("warning", "shell-verdict-warnings", self.warnings),
        ]
        .into_iter()
        .filter(|(_, _, n)| *n > 0)
        .map(|(class, id, n)| (class, say(id, n)))
        .collect()
    }
}

/// The verdict, always in sight, and the way between text and answer.
#[component]
pub fn Status() -> Html {
    let words = use_words();
    let explained = use_context::<Explained>();
    let verdict = explained
        .map(|it| Verdict::of(&it.report))
        .unwrap_or_default();
    html! { <StatusLine {verdict} {words} /> }
}

#[derive(Properties, PartialEq)]
struct StatusLineProps {
    verdict: Verdict,
    words: Words,
}

#[component]
fn StatusLine(props: &StatusLineProps) -> Html {
    let words = &props.words;
    let parts = props.verdict.parts(words);
    let read_out = use_state(String::new);
    {
        let read_out = read_out.setter();
        let said: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
        use_effect_with(said.join(", "), move |said| {
            let said = said.clone();
            let timeout = Timeout::new(MILLISECONDS, move || read_out.set(said));
            move || drop(timeout)
        });
    }
    html! {
        <footer class="status">
            <p class="verdict" aria-hidden="true">
                { for parts.iter().map(|(class, text)| html! { <span class={*class}>{ text }</span> }) }
            </p>
            <p class="unseen" role="status" aria-live="polite">{ &*read_out }</p>
            <p class="private">{ words.say("shell-private") }</p>
            <div class="jumps">
                <button type="button" onclick={|_: MouseEvent| focus_text()}>{ words.say("shell-text") }</button>
                <button type="button" onclick={|_: MouseEvent| focus("output")}>{ words.say("shell-output") }</button>
            </div>
        </footer>
    }
}
