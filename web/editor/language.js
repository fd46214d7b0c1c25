// What a text is coloured as. By lines, not by a syntax tree: after a keystroke the tree of a manifest took
// as long to make again as the whole answer.

import { foldService, StreamLanguage } from "@codemirror/language";
import { json } from "@codemirror/legacy-modes/mode/javascript";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { tags } from "@lezer/highlight";

/**
 * The content decides; the name only where there is no content yet. JSON in a file that is named
 * YAML is common (`kubectl get -o json`), and so is a docker configuration without an extension.
 *
 * @param {string} name
 * @param {string} start the first characters of the text
 * @returns {"json" | "yaml"}
 */
export function languageOf(name, start) {
  const first = start.trimStart()[0];
  if (first === undefined) {
    return name.endsWith(".json") ? "json" : "yaml";
  }
  return first === "{" || first === "[" ? "json" : "yaml";
}

const lines = {
  ...yaml,
  token(stream, state) {
    // Or the mode would look for a key at each letter of a long line that has none.
    if (!state.pair && !stream.sol() && !stream.string.includes(":", stream.pos)) {
      state.pair = true;
    }
    return yaml.token(stream, state);
  },
  tokenTable: { atom: tags.propertyName, def: tags.meta, meta: tags.punctuation, variable: tags.labelName },
};

/** A line folds away what is indented deeper below it: that goes for both languages. */
const folding = foldService.of((state, start, end) => {
  const own = indentation(state.doc.lineAt(start).text);
  let last = end;
  for (let number = state.doc.lineAt(start).number + 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    const inner = indentation(line.text);
    if (inner === undefined) {
      continue;
    }
    if (inner <= own) {
      break;
    }
    last = line.to;
  }
  return own !== undefined && last > end ? { from: end, to: last } : null;
});

/** How far a line is indented; nothing for a blank one. */
function indentation(line) {
  const at = line.search(/\S/);
  return at < 0 ? undefined : at;
}

const SUPPORT = {
  json: [StreamLanguage.define(json), folding],
  yaml: [StreamLanguage.define(lines), folding],
};

/** @param {"json" | "yaml"} language */
export function support(language) {
  return SUPPORT[language];
}
