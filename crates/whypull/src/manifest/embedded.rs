use std::ops::Range;

use super::Place;
use crate::source::Node;

/// Where a text stands that is embedded in another: a docker config in `stringData`, or a file of its
/// own. Ranges of the embedded text become places in the outer one as far as that is possible.
#[derive(Clone, Debug)]
pub(crate) struct Embedded {
    /// The whole text.
    pub(crate) place: Place,
    /// For each line of the embedded text: where it starts there, and where in the outer text. Empty
    /// where the outer text has it encoded.
    lines: Vec<(u32, u32)>,
}

impl Embedded {
    /// The outer text is the text: ranges are places.
    pub(crate) fn file(place: Place) -> Self {
        Self {
            lines: vec![(0, 0)],
            place,
        }
    }

    /// The outer text has it encoded: every part of it stands in one place.
    pub(crate) fn encoded(place: Place) -> Self {
        Self {
            place,
            lines: Vec::new(),
        }
    }

    /// The text of a scalar. It stands there letter by letter, or (a literal block) line by line with
    /// white space before each, or else as if it were encoded.
    pub(crate) fn scalar(place: Place, node: Node<'_>) -> Self {
        Self {
            lines: node.raw_lines().unwrap_or_default(),
            place,
        }
    }

    /// Whether parts have places of their own, which can be edited.
    pub(crate) fn is_exact(&self) -> bool {
        !self.lines.is_empty()
    }

    /// The place of a part.
    pub(crate) fn place_of(&self, range: &Range<usize>) -> Place {
        match (self.outer(range.start), self.outer(range.end)) {
            (Some(start), Some(end)) if start <= end => Place {
                start,
                end,
                ..self.place
            },
            _ => self.place,
        }
    }

    fn outer(&self, offset: usize) -> Option<u32> {
        u32::try_from(outer_offset(&self.lines, offset)?).ok()
    }
}

/// Where a byte of an embedded text stands in the outer one, by the starts of their lines.
pub(crate) fn outer_offset(lines: &[(u32, u32)], offset: usize) -> Option<usize> {
    let line = lines.partition_point(|(inner, _)| *inner as usize <= offset);
    let (inner, outer) = lines.get(line.checked_sub(1)?)?;
    Some(*outer as usize + offset - *inner as usize)
}
