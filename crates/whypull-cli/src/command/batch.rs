//! One JSON object in, one out, in order.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::exit::{Exit, Failure};
use crate::{render, terminal};

/// The answer to a line that is no request.
#[derive(Serialize)]
struct BadRequest {
    error: &'static str,
    message: String,
    line: u64,
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Answers every line of standard input.
pub fn run<Q: DeserializeOwned, A: Serialize>(
    limit: u64,
    mut answer: impl FnMut(Q) -> A,
) -> Result<Exit, Failure> {
    // Not locked for good: a reader of its own keeps its buffer in sight, see below.
    let mut input = io::BufReader::new(io::stdin());
    let mut out = terminal::raw_stdout();
    let mut exit = Exit::Good;
    let mut line = Vec::new();
    for number in 1_u64.. {
        let complete = read_line(&mut input, limit, &mut line)
            .map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
        if line.is_empty() {
            break;
        }
        // What PowerShell and some editors put before a text.
        if number == 1 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        let request = if complete {
            serde_json::from_slice(&line).map_err(|error| error.to_string())
        } else {
            Err(format!("the line is longer than {limit} bytes"))
        };
        let written = match request {
            Ok(request) => render::json::write_line(&answer(request), &mut out),
            Err(message) => {
                exit = Exit::Usage;
                let answer = BadRequest {
                    error: "bad-request",
                    message,
                    line: number,
                };
                render::json::write_line(&answer, &mut out)
            }
        };
        // Whoever writes one line and waits for its answer gets it.
        let written = written.and_then(|()| {
            if input.buffer().is_empty() {
                out.flush()
            } else {
                Ok(())
            }
        });
        if written.is_err() {
            return exit.after(written);
        }
    }
    exit.after(out.flush())
}

/// Reads a line with its end; at the end of the input the line is empty. False if the line was too
/// long: the rest of it is skipped.
fn read_line(input: &mut impl BufRead, limit: u64, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let limit = limit.saturating_add(1);
    let read = input.by_ref().take(limit).read_until(b'\n', line)?;
    if (read as u64) < limit || line.ends_with(b"\n") {
        return Ok(true);
    }
    input.skip_until(b'\n')?;
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_too_long_are_skipped_whole() {
        let mut input = io::Cursor::new(b"ab\nabcdefgh\nc".as_slice());
        let mut line = Vec::new();
        assert!(read_line(&mut input, 3, &mut line).unwrap());
        assert_eq!(line, b"ab\n");
        assert!(!read_line(&mut input, 3, &mut line).unwrap());
        assert!(read_line(&mut input, 3, &mut line).unwrap());
        assert_eq!(line, b"c");
        assert!(read_line(&mut input, 3, &mut line).unwrap());
        assert!(line.is_empty());
    }
}
