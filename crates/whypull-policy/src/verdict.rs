use std::borrow::Cow;
use std::collections::BTreeSet;

use whypull::explain::{Language, Sentences};
use whypull::image_name::shortened;
use whypull::message::{Arg, Message};
use whypull::report::{Container, Report, Role};

use crate::response::Response;
use crate::settings::Level;

/// How many problems one answer tells; the rest is counted.
const MOST: usize = 16;
/// How long all warnings of an answer may be: the API server cuts those of longer ones.
const MOST_BYTES: usize = 4000;

/// What there is to say of a request, before it is said.
#[derive(Default)]
pub struct Verdict {
    denials: Vec<Said>,
    warnings: Vec<Said>,
    /// Containers of which anything was said.
    named: BTreeSet<usize>,
}

struct Said {
    code: &'static str,
    container: Option<usize>,
    message: Message,
    fix: Option<Message>,
}

impl Verdict {
    /// Says something of a container, or of the whole object. Codes of this crate have their fix in an
    /// attribute of their sentence.
    pub fn say(
        &mut self,
        level: Level,
        code: &'static str,
        container: Option<usize>,
        message: Message,
    ) {
        self.push(level, code, container, message, None);
    }

    /// Says a diagnostic of the engine.
    pub fn push(
        &mut self,
        level: Level,
        code: &'static str,
        container: Option<usize>,
        message: Message,
        fix: Option<Message>,
    ) {
        let to = match level {
            Level::Deny => &mut self.denials,
            Level::Warn => &mut self.warnings,
            Level::Off => return,
        };
        self.named.extend(container);
        to.push(Said {
            code,
            container,
            message,
            fix,
        });
    }

    /// Whether anything was said of a container.
    pub fn names(&self, container: usize) -> bool {
        self.named.contains(&container)
    }

    /// Whether the request is denied.
    pub fn denies(&self) -> bool {
        !self.denials.is_empty()
    }

    /// The answer. No sentence is looked up where there is nothing to say.
    pub fn into_response(self, report: &Report, language: Language) -> Response {
        if self.denials.is_empty() && self.warnings.is_empty() {
            return Response::accepted();
        }
        let words = words(language);
        let lines = |said: &[Said]| -> Vec<String> {
            said.iter()
                .take(MOST)
                .map(|said| said.line(report, &words))
                .collect()
        };
        let more = |count: usize| {
            let more = Message::new("more-problems").with("count", count);
            words.say(&more)
        };
        let mut response = if self.denials.is_empty() {
            Response::accepted()
        } else {
            let mut lines = lines(&self.denials);
            if self.denials.len() > MOST {
                lines.push(more(self.denials.len() - MOST));
            }
            Response::denied(lines.join("\n"))
        };
        let mut bytes = 0;
        response.warnings = lines(&self.warnings);
        response.warnings.retain(|line| {
            bytes += line.len();
            bytes <= MOST_BYTES
        });
        let told = response.warnings.len();
        if self.warnings.len() > told {
            response.warnings.push(more(self.warnings.len() - told));
        }
        response
    }
}

impl Said {
    /// One problem in words: container, image, code, sentence, fix.
    fn line(&self, report: &Report, words: &Sentences) -> String {
        let sentence = words.say(&self.message);
        let fix = match &self.fix {
            Some(fix) => Some(words.say(fix)),
            None => words.say_part(&self.message, "fix"),
        };
        let containers: Option<&[Container]> = report.workloads.first().map(|it| &*it.containers);
        let container = self.container.and_then(|at| containers?.get(at));
        let mut line = match container {
            Some(container) => {
                let of_container = Message::new("problem-of-container")
                    .with("role", role(container.role))
                    .with("name", shortened(&container.name).into_owned())
                    .with("image", shortened(container.image.given()).into_owned())
                    .with("code", self.code)
                    .with("sentence", sentence);
                words.say(&of_container)
            }
            None => words.say(
                &Message::new("problem")
                    .with("code", self.code)
                    .with("sentence", sentence),
            ),
        };
        if let Some(fix) = fix {
            line.push_str(&words.say(&Message::new("problem-fix").with("fix", fix)));
        }
        line
    }
}

/// The sentences of a language.
pub fn words(language: Language) -> Sentences {
    let packed = match language {
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/en")),
        Language::ZhCn => include_str!(concat!(env!("OUT_DIR"), "/zh-CN")),
    };
    Sentences::with_texts(language, [Cow::Borrowed(packed)])
}

const fn role(role: Role) -> Arg {
    Arg::fixed(match role {
        Role::Init => "init",
        Role::Container => "container",
        Role::Ephemeral => "ephemeral",
        Role::ImageVolume => "image-volume",
    })
}
