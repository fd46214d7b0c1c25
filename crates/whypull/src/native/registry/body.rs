//! Bodies, read no further than anybody needs and no longer than something comes.

use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::Response;

use super::transport::connection;
use crate::native::problem::Problem;

/// Below this many bytes a second nothing is worth waiting for.
const SLOWEST: u64 = 1024;

/// An answer's body, piece by piece.
pub(super) struct Body {
    response: Response,
    stall: Duration,
    window: Instant,
    in_window: u64,
}

impl Body {
    pub(super) fn new(response: Response, stall: Duration) -> Self {
        Self {
            response,
            stall,
            window: Instant::now(),
            in_window: 0,
        }
    }

    /// The next piece; nothing at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        let piece = tokio::time::timeout(self.stall, self.response.chunk())
            .await
            .map_err(|_| Problem::Stalled(self.stall))?
            .map_err(|error| connection(&error))?;
        let Some(piece) = piece else {
            return Ok(None);
        };
        self.in_window += piece.len() as u64;
        let elapsed = self.window.elapsed();
        if elapsed >= self.stall {
            if self.in_window < SLOWEST.saturating_mul(elapsed.as_secs().max(1)) {
                return Err(Problem::Stalled(elapsed));
            }
            self.window = Instant::now();
            self.in_window = 0;
        }
        Ok(Some(piece))
    }

    /// All of it, if it is not more than `most`.
    pub(super) async fn all(mut self, most: usize) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next().await? {
            if bytes.len() + piece.len() > most {
                return Err(Problem::TooLarge { most: most as u64 });
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }

    /// The beginning of it, whatever comes later or goes wrong: for errors.
    pub(super) async fn beginning(mut self, most: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        while bytes.len() < most {
            match self.next().await {
                Ok(Some(piece)) => bytes.extend_from_slice(&piece),
                _ => break,
            }
        }
        bytes.truncate(most);
        bytes
    }
}

/// A text of a registry as it may be shown: short, and nothing that turns a terminal around.
pub(super) fn shown(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| {
            if c.is_control() || c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .take(300)
        .collect();
    line.trim().to_owned()
}

/// A word of a registry, whole or not at all: half a secret would not be known again.
pub(super) fn word(text: &str) -> String {
    if text.len() > 128 {
        return "(a long text)".to_owned();
    }
    shown(text)
}
