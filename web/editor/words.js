// The labels of the editor, in the reader's language.

import { EditorState, Facet } from "@codemirror/state";

/**
 * @typedef {object} Words
 * @property {string} error
 * @property {string} warning
 * @property {string} info
 * @property {string} applyKey how the key that applies a fix is told
 * @property {Record<string, string>} phrases what CodeMirror says itself, by its English words
 */

/** @type {Words} */
export const ENGLISH = { error: "Error", warning: "Warning", info: "Note", applyKey: "", phrases: {} };

/** @type {Facet<Words, Words>} */
export const words = Facet.define({ combine: (given) => given[0] ?? ENGLISH });

/** @param {Words} given */
export function wordsExtension(given) {
  return [words.of(given), EditorState.phrases.of(given.phrases)];
}
