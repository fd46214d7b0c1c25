//! A text with its scalars replaced where they stand, so that lines and indentation stay.

use std::collections::HashMap;

use super::value::{Content, Value};
use crate::quoting;
use crate::source::ScalarType;

/// The text of some documents that lie one behind the other, and where comments were taken away.
pub(super) struct Kept {
    pub(super) text: String,
    pub(super) comments: Vec<usize>,
    /// Anchors by their old names, which may say anything.
    anchors: HashMap<String, usize>,
}

/// Replaces the scalars of `roots` in `source[from..to]`. Nothing where anything else stands
/// between them than punctuation, comments, anchors and aliases: a tag, a directive.
pub(super) fn keep(source: &str, (from, to): (usize, usize), roots: &[Value]) -> Option<Kept> {
    let mut scalars = Vec::new();
    for root in roots {
        root.scalars(&mut scalars);
    }
    // What aliases stand for was met more than once.
    scalars.sort_by_key(|scalar| scalar.range.start);
    let mut kept = Kept {
        text: String::with_capacity(to - from),
        comments: Vec::new(),
        anchors: HashMap::new(),
    };
    let mut at = from;
    let mut last: Option<&Value> = None;
    for scalar in scalars {
        let range = scalar.range.clone();
        // A null that is not written stands where the parser missed it, on punctuation.
        let is_unwritten = |content: &Content| {
            matches!(content, Content::Scalar { text, kind, .. }
                if *kind == ScalarType::Null && text.is_empty())
        };
        if is_unwritten(&scalar.content) {
            continue;
        }
        if let Some(last) = last.replace(scalar).filter(|last| last.range == range) {
            // One place cannot say two things.
            last.says(scalar).then_some(())?;
            continue;
        }
        if range.start < at || range.end > to {
            return None;
        }
        kept.gap(source, at, range.start)?;
        let new = written(source, scalar, block_style(&kept.text))?;
        kept.text.push_str(&new);
        at = range.end;
    }
    kept.gap(source, at, to)?;
    Some(kept)
}

impl Kept {
    /// What stands between two scalars: punctuation stays, comments go.
    fn gap(&mut self, source: &str, from: usize, to: usize) -> Option<()> {
        let mut at = from;
        for line in source.get(from..to)?.split_inclusive('\n') {
            let (shown, end) = match line.split_once('#') {
                Some((shown, comment)) => {
                    self.comments.push(at + shown.len());
                    let end = comment.len() - comment.trim_end_matches(['\r', '\n']).len();
                    (
                        shown.trim_end_matches([' ', '\t']),
                        &line[line.len() - end..],
                    )
                }
                None => (line, ""),
            };
            if shown.trim() == "..." {
                self.text.push_str(shown);
            } else {
                self.punctuation(shown)?;
            }
            self.text.push_str(end);
            at += line.len();
        }
        Some(())
    }
}

impl Kept {
    fn punctuation(&mut self, mut text: &str) -> Option<()> {
        loop {
            let end = text
                .find(|c: char| !" \t\r\n{}[],:?|>+-".contains(c))
                .unwrap_or(text.len());
            let (punctuation, rest) = text.split_at(end);
            self.text.push_str(punctuation);
            if rest.is_empty() {
                return Some(());
            }
            // An anchor or an alias: only which is which matters.
            let name = rest.strip_prefix(['&', '*'])?;
            let end = name
                .find(|c: char| c.is_whitespace() || ",[]{}".contains(c))
                .unwrap_or(name.len());
            let next = self.anchors.len() + 1;
            let number = *self.anchors.entry(name[..end].to_owned()).or_insert(next);
            self.text.push_str(&rest[..1]);
            self.text.push('a');
            self.text.push_str(&number.to_string());
            text = &name[end..];
        }
    }
}

/// `|` or `>`, where what was written last is the head of a block scalar.
fn block_style(text: &str) -> Option<char> {
    let head = text.trim_end_matches([' ', '\t', '\r', '\n']);
    text[head.len()..].contains('\n').then_some(())?;
    let head = head.strip_suffix(['-', '+']).unwrap_or(head);
    head.chars().next_back().filter(|c| matches!(c, '|' | '>'))
}

/// A scalar in the style in which the source has it.
fn written(source: &str, value: &Value, block: Option<char>) -> Option<String> {
    let Content::Scalar {
        text,
        kind,
        as_written,
    } = &value.content
    else {
        return None;
    };
    let old = source.get(value.range.clone())?;
    if *kind != ScalarType::String {
        return Some(text.clone());
    }
    if let Some(style) = block {
        let mut new = in_block(source, value.range.start, text, style)?;
        // White space at the end of a block is not of its text: places behind it keep their lines.
        let lines = |text: &str| text.matches('\n').count();
        let lost = lines(old).saturating_sub(lines(&new));
        new.extend(std::iter::repeat_n('\n', lost));
        return Some(new);
    }
    let quote = old.chars().next().filter(|c| matches!(c, '"' | '\''));
    if *as_written {
        return Some(old.to_owned());
    }
    Some(match quote {
        Some('\'') if !text.contains(quoting::is_unreadable) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Some(_) => quoting::json(text),
        None => quoting::yaml(text).into_owned(),
    })
}

/// The lines of a block scalar with the indentation of its first line.
fn in_block(source: &str, start: usize, text: &str, style: char) -> Option<String> {
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = &source[line_start..];
    let indent = line.len() - line.trim_start_matches(' ').len();
    let text = text.trim_end_matches('\n');
    let unsafe_line = |line: &str| line.contains(quoting::is_unreadable);
    if text.is_empty() || text.starts_with([' ', '\t', '\n']) || text.split('\n').any(unsafe_line) {
        return None;
    }
    if style == '>' && text.contains('\n') {
        return None;
    }
    // White space before the start is in the text already.
    let mut block = " ".repeat(indent.saturating_sub(start - line_start));
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            block.push('\n');
            if !line.is_empty() {
                block.push_str(&" ".repeat(indent));
            }
        }
        block.push_str(line);
    }
    Some(block)
}
