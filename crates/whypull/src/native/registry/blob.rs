//! Blobs: streamed to disk, hashed on the way, taken up again where the connection ended.

use reqwest::StatusCode;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_RANGE, HeaderMap, HeaderValue, RANGE};

use super::Session;
use super::body::Body;
use super::manifest::Descriptor;
use super::session::Patience;
use crate::native::event::BlobState;
use crate::native::layout::{Claim, Layout, Partial};
use crate::native::problem::{Failure, Problem, Step};

impl Session<'_> {
    /// Brings a blob into a layout. Answers how it got there, and the bytes over the wire.
    pub(crate) async fn blob(
        &self,
        descriptor: &Descriptor,
        layout: &Layout,
        step: &Step,
    ) -> Result<(BlobState, u64), Failure> {
        let at = |problem: Problem| problem.at(step.clone());
        let claim = layout
            .claim(&descriptor.digest, descriptor.size)
            .await
            .map_err(at)?;
        let mut partial = match claim {
            Claim::Present => return Ok((BlobState::Reused, 0)),
            Claim::Partial(partial) => partial,
        };
        let mut state = if partial.written() > 0 {
            BlobState::Resumed
        } else {
            BlobState::Fetched
        };
        // What an earlier run left may be anything; what came in this one was asked for.
        let mut inherited = partial.written() > 0;
        let mut transferred = 0;
        let mut patience = Patience::new(self);
        // The farthest that any request came: to come there again is no progress.
        let mut farthest = partial.written();
        loop {
            if partial.written() < descriptor.size {
                let before = partial.written();
                let (back, fetched) = self.some_of(descriptor, partial, step).await;
                partial = back;
                transferred += partial.written().saturating_sub(before);
                if let Err(failure) = fetched {
                    patience.renew_after(partial.written().saturating_sub(farthest));
                    farthest = farthest.max(partial.written());
                    patience.wait(step, failure).await?;
                    state = BlobState::Resumed;
                    continue;
                }
            }
            match layout.accept(partial, &descriptor.digest).await {
                Ok(()) => return Ok((state, transferred)),
                Err((Problem::WrongDigest { .. }, emptied)) if inherited => {
                    partial = *emptied;
                    inherited = false;
                    state = BlobState::Fetched;
                }
                Err((problem, _)) => return Err(at(problem)),
            }
        }
    }

    /// One request: from where the file ends to as far as it goes.
    async fn some_of(
        &self,
        descriptor: &Descriptor,
        mut partial: Partial,
        step: &Step,
    ) -> (Partial, Result<(), Failure>) {
        let at = |problem: Problem| problem.at(step.clone());
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        let from = partial.written();
        if from > 0
            && let Ok(range) = HeaderValue::from_str(&format!("bytes={from}-"))
        {
            headers.insert(RANGE, range);
        }
        let what = format!("blobs/{}", descriptor.digest);
        let response = match self.get(&what, &headers, step).await {
            Ok(response) => response,
            // The range is none: whatever is there is not what the registry has.
            Err(Failure {
                problem: Problem::Status { code: 416, .. },
                ..
            }) if from > 0 => {
                let of = descriptor.size;
                let problem = partial.empty().err();
                let problem = problem.unwrap_or(Problem::Cut { got: from, of });
                return (partial, Err(at(problem)));
            }
            Err(failure) => {
                let step = failure.step;
                let problem = with_urls(failure.problem, descriptor);
                return (partial, Err(problem.at(step)));
            }
        };
        let continues = response.status() == StatusCode::PARTIAL_CONTENT
            && response
                .headers()
                .get(CONTENT_RANGE)
                .and_then(|value| value.to_str().ok())
                .is_some_and(|range| range.starts_with(&format!("bytes {from}-")));
        if from > 0
            && !continues
            && let Err(problem) = partial.empty()
        {
            return (partial, Err(at(problem)));
        }
        let left = descriptor.size - partial.written();
        if let Some(announced) = response.content_length()
            && announced != left
        {
            let problem = Problem::Length {
                expected: left,
                announced,
            };
            return (partial, Err(at(problem)));
        }
        let mut body = Body::new(response, self.stall());
        let writer = partial.writer();
        let (mut got, of) = (descriptor.size - left, descriptor.size);
        let mut outcome = Ok(());
        loop {
            match body.next().await {
                Ok(Some(piece)) => {
                    got += piece.len() as u64;
                    if got > of {
                        outcome = Err(Problem::TooLong { expected: of });
                        break;
                    }
                    if !writer.write(piece).await {
                        break;
                    }
                    self.teller.progress(&descriptor.digest, got, of);
                }
                Ok(None) if got < of => {
                    outcome = Err(Problem::Cut { got, of });
                    break;
                }
                Ok(None) => break,
                Err(problem) => {
                    outcome = Err(match problem {
                        Problem::Connection(_) => Problem::Cut { got, of },
                        other => other,
                    });
                    break;
                }
            }
        }
        let (mut partial, written) = writer.finish().await;
        if matches!(outcome, Err(Problem::TooLong { .. })) {
            let _ = partial.empty();
        }
        (partial, written.and(outcome).map_err(at))
    }
}

/// A blob that the registry has not, and the manifest has elsewhere: nobody looks there.
fn with_urls(problem: Problem, descriptor: &Descriptor) -> Problem {
    match problem {
        Problem::Status {
            code: code @ 404,
            said,
            retry_after,
        } if descriptor.has_urls => Problem::Status {
            code,
            said: format!("{said} (the `urls` of the layer are not followed)"),
            retry_after,
        },
        other => other,
    }
}
