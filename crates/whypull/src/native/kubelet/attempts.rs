use super::pod::Kubelet;
use crate::native::credential::Credential;
use crate::native::event::{Teller, What};
use crate::native::lookup::Decided;
use crate::native::problem::Problem;
use crate::native::target::Brought;
use crate::reference::Reference;
use crate::report::Attempt;

impl Kubelet<'_> {
    /// One credential after the other until one succeeds; without any, one pull without. The error is
    /// that of all together (k/k `pkg/kubelet/kuberuntime/kuberuntime_image.go`, `PullImage`).
    pub(super) async fn attempts(
        &self,
        teller: &Teller<'_>,
        reference: &Reference<'_>,
        decided: &Decided,
    ) -> Result<Brought, Refused> {
        // The limit is on images, not on credentials (`pkg/kubelet/images/helpers.go`).
        if !self.rate.accepts() {
            let error = Problem::QpsExceeded.to_string();
            return Err(Refused {
                event: error.clone(),
                error,
            });
        }
        let mut tries: Vec<Option<(&Attempt, &Credential)>> =
            decided.attempts().map(Some).collect();
        if tries.is_empty() {
            tries.push(None);
        }
        let of = u32::try_from(tries.len()).unwrap_or(u32::MAX);
        let (mut errors, mut events) = (Vec::new(), Vec::new());
        for (order, attempt) in (1..).zip(tries) {
            let shown = attempt.map(|(attempt, _)| attempt);
            teller.tell(What::Attempt {
                order,
                of,
                source: shown.map(|it| it.source.clone()),
                key: shown.map(|it| it.key.clone()),
                username: shown.and_then(|it| it.username.clone()),
                anonymous: shown.is_none(),
            });
            let credential = attempt.map(|(_, credential)| credential);
            let failure = match self.target.pull(reference, credential, teller).await {
                Ok(brought) => return Ok(brought),
                Err(failure) => failure,
            };
            let failure = failure.to_string();
            let failure = credential.map(|it| it.masked(&failure)).unwrap_or(failure);
            let error = format!("{}, {}: {failure}", teller.image, who(shown));
            teller.tell(What::AttemptFailed {
                order,
                error: error.clone(),
            });
            errors.push(error);
            // The runtime's own words are what the kubelet has.
            let runtime = failure.strip_prefix("runtime: ").map(str::to_owned);
            events.push(runtime.unwrap_or(failure));
        }
        Err(Refused {
            event: aggregated(events),
            error: aggregated(errors),
        })
    }
}

/// Why no try succeeded.
pub(super) struct Refused {
    /// As the kubelet has it, who knows nothing of where a credential comes from by then.
    pub(super) event: String,
    /// With image, credential and step.
    pub(super) error: String,
}

/// Go's aggregate: one error as it is, several as a list, equal ones once.
fn aggregated(errors: Vec<String>) -> String {
    let mut different: Vec<String> = Vec::with_capacity(errors.len());
    for error in errors {
        if !different.contains(&error) {
            different.push(error);
        }
    }
    match different.as_slice() {
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    }
}

/// Whose credential it is.
fn who(attempt: Option<&Attempt>) -> String {
    let Some(attempt) = attempt else {
        return "without credentials".to_owned();
    };
    let source = attempt.source.label();
    match &attempt.username {
        Some(username) => format!("{source} (user {username})"),
        None => format!("{source} (no user)"),
    }
}
