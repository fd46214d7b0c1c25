// The place that is being spoken of elsewhere on the page.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

import { range } from "./places.js";

/** @type {import("@codemirror/state").StateEffectType<import("./places.js").Place | null>} */
const setMark = StateEffect.define();

const inText = Decoration.mark({ class: "whypull-mark" });
const wholeLine = Decoration.line({ class: "whypull-mark-line" });

const mark = StateField.define({
  create: () => Decoration.none,
  update(marked, transaction) {
    let now = marked.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMark)) {
        now = effect.value ? decorated(transaction.newDoc, effect.value) : Decoration.none;
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorated(text, place) {
  const { from, to } = range(text, place);
  const line = wholeLine.range(text.lineAt(from).from);
  return Decoration.set(from === to ? [line] : [line, inText.range(from, to)], true);
}

/** Nothing is marked at first. */
export const marks = mark;

/**
 * @param {import("./places.js").Place | null} place
 * @returns {import("@codemirror/state").TransactionSpec}
 */
export function marking(place) {
  return { effects: setMark.of(place) };
}
