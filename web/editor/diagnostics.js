// What is wrong, in the text and beside it.

import { lintGutter, lintKeymap, previousDiagnostic, setDiagnostics, forEachDiagnostic } from "@codemirror/lint";
import { EditorView, keymap } from "@codemirror/view";

import { range } from "./places.js";
import { words } from "./words.js";

/**
 * @typedef {import("./places.js").Place & {
 *   severity: "error" | "warning" | "info",
 *   code: string,
 *   message: string,
 *   fixes: string[],
 * }} Diagnostic
 */

/** So many are marked at most, the worst first: more are no help, and every edit moves them all. */
const MOST = 1000;
const RANK = { error: 0, warning: 1, info: 2 };

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {Diagnostic[]} list
 * @param {(view: EditorView, index: number, fix: number) => void} onFix
 * @returns {import("@codemirror/state").TransactionSpec}
 */
export function diagnosed(state, list, onFix) {
  const numbered = list.map((diagnostic, index) => ({ diagnostic, index }));
  if (numbered.length > MOST) {
    numbered.sort((a, b) => RANK[a.diagnostic.severity] - RANK[b.diagnostic.severity]);
    numbered.length = MOST;
  }
  const found = numbered.map(({ diagnostic, index }) => {
    const apply = diagnostic.fixes.length > 0 ? (view) => onFix(view, index, 0) : null;
    return {
      ...range(state.doc, diagnostic),
      severity: diagnostic.severity,
      message: diagnostic.message,
      code: diagnostic.code,
      apply,
      renderMessage: (view) => told(view, diagnostic, (fix) => onFix(view, index, fix)),
    };
  });
  return setDiagnostics(state, found);
}

/** Severity in words, message, code, and a button for each fix. */
function told(view, { severity, message, code, fixes }, onFix) {
  const say = view.state.facet(words);
  const dom = document.createElement("span");
  const part = (name, className, text) => {
    const element = dom.appendChild(document.createElement(name));
    element.className = className;
    element.textContent = text;
    return element;
  };
  part("strong", `whypull-severity whypull-severity-${severity}`, say[severity]);
  dom.append(" ");
  part("span", "whypull-message", message);
  dom.append(" ");
  part("code", "whypull-code", code);
  fixes.forEach((title, index) => {
    const button = part("button", "whypull-fix", title);
    button.type = "button";
    // The editor keeps the focus: what was mended is seen, and undo is at hand.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      onFix(index);
      view.focus();
    });
  });
  if (fixes.length > 0 && say.applyKey) {
    part("kbd", "whypull-key", say.applyKey);
  }
  return dom;
}

/** Applies the fix of the first diagnostic at the cursor, else of the first in its line. */
function applyHere(view) {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  let here = null;
  let near = null;
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    if (!diagnostic.apply) {
      return;
    }
    if (from <= head && head <= to) {
      here ??= diagnostic;
    } else if (from <= line.to && to >= line.from) {
      near ??= diagnostic;
    }
  });
  const chosen = here ?? near;
  chosen?.apply(view);
  return chosen !== null;
}

/** A diagnostic that was gone to with the keyboard is spoken, not only shown. */
const announced = EditorView.updateListener.of(({ view, state, transactions }) => {
  if (!transactions.some((it) => it.isUserEvent("select.diagnostic"))) {
    return;
  }
  const { from } = state.selection.main;
  const messages = [];
  forEachDiagnostic(state, (diagnostic, start) => {
    if (start === from) {
      messages.push(`${state.facet(words)[diagnostic.severity]}: ${diagnostic.message}`);
    }
  });
  if (messages.length > 0) {
    view.dispatch({ effects: EditorView.announce.of(messages.join("\n")) });
  }
});

/** Marks the selection that a command makes as the way to a diagnostic. */
function spoken(command) {
  return (view) => {
    const went = command(view);
    if (went) {
      view.dispatch({ selection: view.state.selection, userEvent: "select.diagnostic" });
    }
    return went;
  };
}

const keys = [
  ...lintKeymap.map((binding) => (binding.key === "F8" ? { ...binding, run: spoken(binding.run) } : binding)),
  { key: "Shift-F8", run: spoken(previousDiagnostic) },
  { key: "Mod-.", run: applyHere },
];

export const diagnostics = [lintGutter(), announced, keymap.of(keys)];
