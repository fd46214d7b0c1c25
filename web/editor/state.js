// What every file is edited with.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";

import { diagnostics } from "./diagnostics.js";
import { support } from "./language.js";
import { marks } from "./marks.js";
import { theme } from "./theme.js";
import { wordsExtension } from "./words.js";

/** What changes while a file is open. */
const language = new Compartment();
const label = new Compartment();
const words = new Compartment();
const readOnly = new Compartment();

// Where a selection in colours is typed over, Chromium keeps the colours in a style attribute, which the
// page's policy refuses aloud. So the text is put in without its help.
const typedOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || !event.data || view.composing || view.state.selection.main.empty || view.state.readOnly) {
      return false;
    }
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

// Tab is not bound: it leaves the editor, as everywhere on the page. Mod-] and Mod-[ indent.
const common = [
  lineNumbers(),
  highlightActiveLineGutter(),
  foldGutter(),
  codeFolding(),
  highlightSpecialChars(),
  history(),
  indentUnit.of("  "),
  EditorState.tabSize.of(2),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  highlightSelectionMatches({ minSelectionLength: 3 }),
  EditorView.lineWrapping,
  search({ top: true }),
  diagnostics,
  marks,
  theme,
  typedOverSelection,
  keymap.of([...searchKeymap, ...historyKeymap, ...foldKeymap, ...defaultKeymap]),
];

/**
 * @param {object} file
 * @param {string} file.text
 * @param {string} file.name
 * @param {"json" | "yaml"} file.language
 * @param {import("./words.js").Words} file.words
 * @param {boolean} file.readOnly
 * @param {import("@codemirror/state").Extension} more
 */
export function stateOf(file, more) {
  return EditorState.create({
    doc: file.text,
    extensions: [
      common,
      language.of(support(file.language)),
      label.of(labelled(file.name)),
      words.of(wordsExtension(file.words)),
      readOnly.of(EditorState.readOnly.of(file.readOnly)),
      more,
    ],
  });
}

function labelled(name) {
  return EditorView.contentAttributes.of({ "aria-label": name, tabindex: "0" });
}

/** Effects that change what a file is edited with. */
export const reconfigured = {
  /** @param {"json" | "yaml"} it */
  language: (it) => language.reconfigure(support(it)),
  /** @param {string} it */
  name: (it) => label.reconfigure(labelled(it)),
  /** @param {import("./words.js").Words} it */
  words: (it) => words.reconfigure(wordsExtension(it)),
  /** @param {boolean} it */
  readOnly: (it) => readOnly.reconfigure(EditorState.readOnly.of(it)),
};
