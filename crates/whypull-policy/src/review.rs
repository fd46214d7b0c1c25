use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use whypull::input::{File, FileRole};
use whypull::message::{Arg, Message};
use whypull::options::Options;
use whypull::report::{Image, Report, Role, Subject};
use whypull::{Explanation, Objects};

use crate::change::{Before, Change};
use crate::context::{Surrounded, Surroundings};
use crate::edits::Edits;
use crate::host::Host;
use crate::mutation::Mutation;
use crate::request::{Operation, PodKind, Request};
use crate::response::{AuditAnnotations, Response};
use crate::settings::{Context, INVALID_NAME, Level, Settings};
use crate::verdict::{Verdict, words};

/// The only subresource that brings images.
const EPHEMERAL: &str = "ephemeralcontainers";

/// Whether a request may bring images at all: if not, it is accepted whatever the settings are.
pub fn concerns_images(request: &Request<'_>) -> bool {
    let is_ephemeral = request.sub_resource() == EPHEMERAL;
    let kind = request.pod_kind();
    request.operation() != Operation::Other
        && kind
            .is_some_and(|kind| request.sub_resource().is_empty() || kind.is_pod() && is_ephemeral)
}

/// Judges a request under settings.
pub fn review(request: &Request<'_>, settings: &Settings, host: &dyn Host) -> Response {
    let operation = request.operation();
    let Some(kind) = request.pod_kind().filter(|_| concerns_images(request)) else {
        return Response::accepted();
    };
    let is_ephemeral = request.sub_resource() == EPHEMERAL;
    let is_exempt = |namespace: &str| {
        let mut exempt = settings.exempt_namespaces.iter();
        exempt.any(|pattern| pattern.matches(namespace))
    };
    if is_exempt(request.namespace()) {
        return Response::accepted();
    }
    let Some(object) = request.object else {
        return malformed(settings, "request-without-object", kind);
    };
    let reviewed = Reviewed {
        request,
        settings,
        host,
        operation,
        kind,
        is_ephemeral,
        options: options(request, settings),
    };
    reviewed.response(&Object::of(object, kind))
}

struct Reviewed<'r> {
    request: &'r Request<'r>,
    settings: &'r Settings,
    host: &'r dyn Host,
    operation: Operation,
    kind: PodKind,
    /// Whether the request is for the subresource `ephemeralcontainers`.
    is_ephemeral: bool,
    options: Options,
}

/// What is known before the engine is asked.
struct Prepared {
    change: Change,
    edits: Edits,
    surroundings: Surroundings,
    verdict: Verdict,
}

impl Reviewed<'_> {
    fn response(&self, object: &Object<'_>) -> Response {
        let given = read("object", &object.text);
        let old = self.request.old_object;
        let old = old.filter(|_| self.operation == Operation::Update);
        let old = old.map(|old| Object::of(old, self.kind));
        let objects = given.objects(&self.options);
        let prepared = match self.prepare(object, &objects, old.as_ref()) {
            Ok(Some(prepared)) => prepared,
            Ok(None) => return Response::accepted(),
            Err(code) => return self.malformed(code),
        };
        let changed = prepared.edits.apply(&object.text);
        let mut files = Vec::new();
        if let Some(old) = old.filter(|_| !self.is_ephemeral) {
            let file = File::new("oldObject", old.text.as_bytes());
            files.push(file.with_role(FileRole::Previous).with_only_pods());
        }
        let mut options = self.options.clone();
        let mut credentials = None;
        let mut verdict = prepared.verdict;
        match prepared.surroundings {
            Surroundings::Known(known) => {
                options.complete = Some(true);
                files.extend(known);
            }
            Surroundings::Unasked => credentials = Some("not checked: context is off"),
            Surroundings::Unavailable => {
                credentials = Some("not checked: the policy may not read the cluster");
                let level = match self.settings.context {
                    Context::Required => Level::Deny,
                    _ => Level::Warn,
                };
                let code = "credentials-not-checked";
                verdict.say(level, code, None, Message::new(code));
            }
        }
        let change = &prepared.change;
        // The Pod runs with its Secrets already when somebody adds a container to debug it.
        let concerns = |subject: Subject| match subject.container {
            Some(container) => change.judges(container),
            None => !self.is_ephemeral,
        };
        let more = Explanation::of(files);
        let after = changed.as_deref().map(|text| read("object", text));
        let mut objects = match &after {
            Some(after) => after.objects(&self.options),
            None => objects,
        };
        // Whatever was changed is still the same Pods; if not, it is better to stop here.
        let is_same = matches!(&*objects.pods(), [pods] if change.is_of(pods));
        let mutated = changed.as_deref().map(|text| object.unwrapped(text));
        if !is_same || matches!(mutated, Some(None)) {
            return self.malformed("request-unchangeable");
        }
        objects.add(&more, &self.options);
        let report = objects.judgement(&options, &concerns);
        leave(objects);
        leave((given, after, more));
        self.judge(&report, change, &mut verdict);
        let denies = verdict.denies();
        let mut response = verdict.into_response(&report, self.settings.lang);
        leave(report);
        response.audit_annotations =
            credentials.map(|credentials| AuditAnnotations { credentials });
        response.mutated_object = mutated.flatten().filter(|_| !denies);
        response
    }

    /// Nothing where nothing changed; the code of the refusal where there is nothing to judge.
    fn prepare(
        &self,
        object: &Object<'_>,
        objects: &Objects<'_>,
        old: Option<&Object<'_>>,
    ) -> Result<Option<Prepared>, &'static str> {
        let pods = objects.pods();
        let [pods] = &*pods else {
            return Err("request-without-pod");
        };
        let mut images = pods.images.iter();
        if pods.kind != self.kind.name || !images.any(|image| image.role == Role::Container) {
            return Err("request-without-pod");
        }
        let then = old.map(|old| read("oldObject", &old.text));
        let then = then.as_ref().map(|then| then.objects(&self.options));
        let before = then.as_ref().map(|then| then.pods());
        let before = before.as_ref().and_then(|before| before.first());
        let before = before.map(Before::new);
        let before = before.as_ref();
        let mut change = if self.is_ephemeral {
            Change::ephemeral(pods, before)
        } else {
            Change::of(self.operation, pods, before)
        };
        let exempt = &self.settings.exempt_images;
        if !exempt.is_empty() {
            change.exempt(pods, |image| exempt.iter().any(|it| it.matches(image)));
        }
        if change.is_nothing() {
            return Ok(None);
        }
        let mut verdict = Verdict::default();
        let edits = Mutation {
            settings: self.settings,
            kind: self.kind,
            operation: self.operation,
            pods,
            before,
            change: &change,
            is_ephemeral: self.is_ephemeral,
        }
        .edits(self.host, &mut verdict);
        let surroundings = Surrounded {
            settings: self.settings,
            kind: self.kind,
            namespace: self.request.namespace(),
            pods,
            object: &object.text,
        }
        .ask(self.host);
        Ok(Some(Prepared {
            change,
            edits,
            surroundings,
            verdict,
        }))
    }

    /// The engine's diagnostics, as far as they are about what changed.
    fn judge(&self, report: &Report, change: &Change, verdict: &mut Verdict) {
        for diagnostic in &report.diagnostics {
            let container = diagnostic.subject.and_then(|subject| subject.container);
            if self.is_ephemeral && container.is_none() {
                continue;
            }
            let level = self.settings.levels.of(diagnostic.code);
            let fix = diagnostic.fix.as_ref().map(|fix| fix.title.clone());
            let message = diagnostic.message.clone();
            verdict.push(level, diagnostic.code, container, message, fix);
        }
        // Whatever was found wrong with it, or switched off: what is no name is told.
        let containers = report.workloads.iter().flat_map(|it| &it.containers);
        for (at, container) in containers.enumerate() {
            if let Image::Malformed { error, .. } = &container.image
                && change.judges(at)
                && !verdict.names(at)
            {
                let message = Message::new("image-is-no-name").with("reason", &*error.message);
                let level = self.settings.levels.of(INVALID_NAME);
                verdict.push(
                    level,
                    INVALID_NAME,
                    Some(at),
                    message,
                    Some(error.help.clone()),
                );
            }
        }
    }

    fn malformed(&self, code: &'static str) -> Response {
        malformed(self.settings, code, self.kind)
    }
}

/// Gives memory back, unless all of it goes with the module's instance in a moment: a policy server makes
/// one for every request, and giving back a hundred pieces takes a tenth of the time.
fn leave<T>(value: T) {
    if cfg!(all(target_os = "wasi", target_env = "p1")) {
        std::mem::forget(value);
    }
}

fn malformed(settings: &Settings, code: &'static str, kind: PodKind) -> Response {
    let message = Message::new(code).with("kind", Arg::fixed(kind.name));
    Response::malformed(words(settings.lang).say(&message))
}

fn options(request: &Request<'_>, settings: &Settings) -> Options {
    let mut options = Options::default();
    options.complete = Some(false);
    request.namespace().clone_into(&mut options.namespace);
    options.kubernetes_version = settings.kubernetes_version;
    options.container_runtime = settings.container_runtime;
    options.semantics = settings.semantics;
    options.always_pull_images = settings.always_pull;
    options
}

fn read(name: &str, text: &str) -> Explanation {
    let file = File::new(name, text).with_role(FileRole::Manifest);
    Explanation::of([file.with_only_pods()])
}

/// An object's text, with the kind that the request says it is of: the API server writes it, others who
/// ask may leave it out.
struct Object<'o> {
    text: Cow<'o, str>,
    /// How many bytes were put into it.
    added: usize,
}

impl<'o> Object<'o> {
    fn of(object: &'o RawValue, kind: PodKind) -> Self {
        const KEY: &str = "\"kind\":\"";
        let text = object.get();
        // As the API server writes it; looking at every field takes longer.
        let written = memchr::memmem::find_iter(text.as_bytes(), KEY)
            .any(|at| text[at + KEY.len()..].starts_with(kind.name));
        let has_kind =
            written || serde_json::from_str::<Kinded>(text).is_ok_and(|it| it.kind.is_some());
        match text.strip_prefix('{') {
            Some(rest) if !has_kind => {
                let comma = if rest.trim_start().starts_with('}') {
                    ""
                } else {
                    ","
                };
                let head = format!("{{\"kind\":\"{}\"{comma}", kind.name);
                Self {
                    added: head.len() - 1,
                    text: Cow::Owned(head + rest),
                }
            }
            _ => Self {
                text: Cow::Borrowed(text),
                added: 0,
            },
        }
    }

    /// A text that was made from this one, without what was put into it.
    fn unwrapped(&self, text: &str) -> Option<Box<RawValue>> {
        let rest = text.get(self.added..)?;
        let text = if self.added == 0 {
            rest.to_owned()
        } else {
            format!("{{{}", rest.get(1..)?)
        };
        RawValue::from_string(text).ok()
    }
}

#[derive(Deserialize)]
struct Kinded {
    #[serde(default)]
    kind: Option<IgnoredAny>,
}
