//! Key and image, part beside part.

use whypull::keyring::{PartMatch, Reading};
use whypull::semantics::Semantics;
use yew::prelude::*;

use crate::words::Words;

/// How wide a letter of the code font is, at most, in pixels.
const LETTER: usize = 9;
/// A host may have thousands of labels, and a label any length.
const MOST_PARTS: usize = 32;
const MOST_LETTERS: usize = 60;
/// Room for the names of the two rows.
const LEFT: usize = 64;

struct Column<'a> {
    caption: AttrValue,
    part: &'a PartMatch,
    x: usize,
    width: usize,
}

/// The parts of a reading as a picture; nothing where none were compared.
pub fn pairs(words: &Words, semantics: Semantics, reading: &Reading) -> Option<Html> {
    let columns = columns(words, semantics, reading);
    let width = columns.last().map(|column| column.x + column.width + 4)?;
    let title = format!("pairs-title-{}", semantics.name());
    let label = words.tell("picture-pairs", [("rules", semantics.name().into())]);
    Some(html! {
        <div class="picture-scroll" tabindex="0" role="region" aria-label={label.clone()}>
            <svg class="pairs" width={width.to_string()} height="126" role="img" aria-labelledby={title.clone()}>
                <title id={title}>{ label }</title>
                <text class="pairs-row" x="0" y="42">{ words.say("picture-key") }</text>
                <text class="pairs-row" x="0" y="100">{ words.say("picture-image") }</text>
                { for columns.iter().map(|column| column.draw(words)) }
            </svg>
        </div>
    })
}

fn columns<'a>(words: &Words, semantics: Semantics, reading: &'a Reading) -> Vec<Column<'a>> {
    let mut parts: Vec<(AttrValue, &PartMatch)> = Vec::new();
    let split = semantics == Semantics::Kubelet;
    for (number, part) in (1_u32..).zip(reading.labels.iter().take(MOST_PARTS)) {
        let caption = match semantics {
            Semantics::Docker => words.say("picture-part-address"),
            _ if split => words.tell("picture-part-label", [("number", number.into())]),
            _ => words.say("picture-part-host"),
        };
        parts.push((caption, part));
    }
    let has_port = |part: &&PartMatch| !part.pattern.is_empty() || !part.text.is_empty();
    if let Some(port) = reading.port.as_ref().filter(has_port) {
        parts.push((words.say("picture-part-port"), port));
    }
    if let Some(path) = &reading.path {
        parts.push((words.say("picture-part-path"), path));
    }
    let mut x = LEFT;
    parts
        .into_iter()
        .map(|(caption, part)| {
            let letters = |text: &str| text.chars().count().min(MOST_LETTERS);
            let longest = letters(&part.pattern).max(letters(&part.text));
            // Chinese captions are short and wide.
            let caption_width = caption
                .chars()
                .map(|c| if c.is_ascii() { 7 } else { 14 })
                .sum();
            let width = (longest * LETTER + 18).max(caption_width).max(52);
            let column = Column {
                caption,
                part,
                x,
                width,
            };
            x += width + 10;
            column
        })
        .collect()
}

impl Column<'_> {
    fn draw(&self, words: &Words) -> Html {
        let fits = self.part.matched;
        let middle = (self.x + self.width / 2).to_string();
        let says = words.say(if fits {
            "picture-fits"
        } else {
            "picture-differs"
        });
        html! {
            <g class={if fits { "pair pair-fits" } else { "pair pair-differs" }}>
                <text class="pair-caption" x={middle.clone()} y="14" text-anchor="middle">{ self.caption.clone() }</text>
                { self.side(&self.part.pattern, 24) }
                <text class="pair-mark" x={middle} y="70" text-anchor="middle">{ if fits { "✓ " } else { "✗ " } }{ says }</text>
                { self.side(&self.part.text, 82) }
            </g>
        }
    }

    fn side(&self, text: &str, y: usize) -> Html {
        let shown: String = if text.is_empty() {
            "–".to_owned()
        } else if text.chars().count() > MOST_LETTERS {
            text.chars().take(MOST_LETTERS - 1).chain(['…']).collect()
        } else {
            text.to_owned()
        };
        let middle = (self.x + self.width / 2).to_string();
        html! {
            <>
                <rect x={self.x.to_string()} y={y.to_string()} width={self.width.to_string()} height="28" rx="4" />
                <text class="pair-text" x={middle} y={(y + 19).to_string()} text-anchor="middle">{ shown }</text>
            </>
        }
    }
}
