//! Lines of the input around places, for `annotate-snippets`: places close to one another share one
//! excerpt, and control characters are escaped without a mark losing its character.

use std::ops::Range;
use std::sync::Arc;

use whypull::Explanation;
use whypull::excerpt::Excerpt;
use whypull::report::Location;

use crate::escape;

/// A place over more lines is marked on its first line only: a whole object is no place to look at.
const MOST_LINES: u32 = 4;

/// Lines of the given files, secrets masked.
pub trait Excerpts {
    /// The lines of a place; nothing where the file is not at hand.
    fn excerpt(&self, location: &Location) -> Option<Excerpt>;
}

impl Excerpts for Explanation {
    fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        Self::excerpt(self, location)
    }
}

/// Adjacent lines of one file, and what is marked in them.
pub struct Piece<M> {
    /// The file's name, escaped.
    pub file: String,
    /// The number of the first line.
    pub first: u32,
    /// The lines, escaped, joined by line ends.
    pub source: String,
    /// Byte ranges in `source`, in the order in which they were asked for.
    pub marks: Vec<(Range<usize>, M)>,
}

/// Lines and marks before they are escaped.
struct Draft<M> {
    file: Arc<str>,
    first: u32,
    lines: Vec<String>,
    marks: Vec<(Excerpt, M)>,
}

/// The excerpts for some places; the places without one are given back.
pub fn pieces<M>(
    places: impl IntoIterator<Item = (Location, M)>,
    excerpts: &dyn Excerpts,
) -> (Vec<Piece<M>>, Vec<(Location, M)>) {
    let mut drafts: Vec<Draft<M>> = Vec::new();
    let mut without = Vec::new();
    for (location, mark) in places {
        match excerpts.excerpt(&location).map(shortened) {
            Some(excerpt) if !excerpt.lines.is_empty() => {
                add(&mut drafts, &location.file, excerpt, mark);
            }
            _ => without.push((location, mark)),
        }
    }
    (drafts.into_iter().map(Draft::finish).collect(), without)
}

fn shortened(mut excerpt: Excerpt) -> Excerpt {
    let (line, _) = excerpt.start;
    if excerpt.end.0.saturating_sub(line) >= MOST_LINES {
        excerpt.end = (line, u32::MAX);
        excerpt.lines.retain(|(number, _)| *number <= line + 1);
    }
    excerpt
}

fn add<M>(drafts: &mut Vec<Draft<M>>, file: &Arc<str>, mut excerpt: Excerpt, mark: M) {
    let lines = std::mem::take(&mut excerpt.lines);
    let first = lines[0].0;
    let end = first + len(&lines);
    let near = drafts.iter_mut().find(|draft| {
        draft.file == *file && first <= draft.first + len(&draft.lines) && draft.first <= end
    });
    match near {
        None => drafts.push(Draft {
            file: file.clone(),
            first,
            lines: lines.into_iter().map(|(_, line)| line).collect(),
            marks: vec![(excerpt, mark)],
        }),
        Some(draft) => {
            let draft_end = draft.first + len(&draft.lines);
            let mut before = Vec::new();
            for (number, line) in lines {
                if number < draft.first {
                    before.push(line);
                } else if number >= draft_end {
                    draft.lines.push(line);
                }
            }
            draft.first = draft.first.min(first);
            draft.lines.splice(0..0, before);
            draft.marks.push((excerpt, mark));
        }
    }
}

fn len<T>(lines: &[T]) -> u32 {
    u32::try_from(lines.len()).unwrap_or(u32::MAX)
}

impl<M> Draft<M> {
    fn finish(self) -> Piece<M> {
        let mut source = String::new();
        let mut starts = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            if !starts.is_empty() {
                source.push('\n');
            }
            starts.push(source.len());
            source.push_str(&escape::line(line));
        }
        let offset = |(line, column): (u32, u32)| {
            let index = line.saturating_sub(self.first) as usize;
            match (starts.get(index), self.lines.get(index)) {
                (Some(start), Some(text)) => start + escaped_len(text, column),
                _ => source.len(),
            }
        };
        let marks = self
            .marks
            .into_iter()
            .map(|(excerpt, mark)| {
                let (start, end) = (offset(excerpt.start), offset(excerpt.end));
                (start..end.max(start), mark)
            })
            .collect();
        Piece {
            file: escape::shown(&self.file).into_owned(),
            first: self.first,
            marks,
            source,
        }
    }
}

/// How many bytes the characters before a column take, escaped.
fn escaped_len(line: &str, column: u32) -> usize {
    let before = column.saturating_sub(1) as usize;
    let end = line
        .char_indices()
        .nth(before)
        .map_or(line.len(), |(at, _)| at);
    escape::line(&line[..end]).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    struct One(&'static str);

    impl Excerpts for One {
        fn excerpt(&self, location: &Location) -> Option<Excerpt> {
            Some(Excerpt {
                lines: vec![(location.line, self.0.to_owned())],
                start: (location.line, location.column),
                end: (location.end_line, location.end_column),
            })
        }
    }

    #[test]
    fn marks_keep_their_characters() {
        let place = sample::place("f", 3, 3, 5);
        let (pieces, _) = pieces([(place, ())], &One("\u{1b}é拉b\u{202e}"));
        assert_eq!(pieces[0].source, "\\u{1b}é拉b\\u{202e}");
        assert_eq!(&pieces[0].source[pieces[0].marks[0].0.clone()], "拉b");
    }

    #[test]
    fn places_out_of_the_text_are_at_its_end() {
        let place = sample::place("f", 3, 90, 95);
        let (pieces, _) = pieces([(place, ())], &One("abc"));
        assert_eq!(pieces[0].marks[0].0, 3..3);
    }

    #[test]
    fn neighbours_share_an_excerpt() {
        let at = |file, line| (sample::place(file, line, 3, 5), line);
        let places = [
            at("pod.yaml", 7),
            at("pod.yaml", 4),
            at("secret.yaml", 4),
            at("gone", 1),
        ];
        let (found, without) = pieces(places, &sample::Texts);
        assert_eq!(without.len(), 1);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].first, found[0].source.lines().count()), (3, 6));
        for (range, _) in &found[0].marks {
            assert_eq!(range.len(), 2);
        }
    }
}
