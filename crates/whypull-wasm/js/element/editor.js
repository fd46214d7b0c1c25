/** The manifest as a text area with line numbers: no more, because a page of docs must stay light. */
import { h, id } from "./dom.js";
import { offset, replacement } from "./edits.js";

const RANK = ["info", "warning", "error"];

export class Editor {
  #gutter = h("div", { class: "gutter", "aria-hidden": "true" });
  #label = h("label", { class: "title", part: "title" });
  #hint = h("span", { class: "hint", id: id("hint") });
  #reset = h("button", { type: "button", part: "button", click: () => this.replace(this.#original) });
  #text = h("textarea", {
    id: id("editor"),
    part: "editor",
    wrap: "off",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    translate: "no",
    dir: "ltr",
    "aria-describedby": this.#hint.id,
    input: () => this.#changed(),
    scroll: () => this.#follow(),
  });
  #original = "";
  #tell;

  /** What is put into the page. */
  node;

  /** @param {() => void} tell Called after each change of the text, whoever made it. */
  constructor(tell) {
    this.#tell = tell;
    this.#label.htmlFor = this.#text.id;
    this.node = h(
      "div",
      { class: "manifest", part: "manifest" },
      h(
        "div",
        {},
        h("div", { class: "bar" }, this.#label, this.#reset),
        h("div", { class: "editor" }, this.#gutter, this.#text),
        this.#hint,
      ),
    );
  }

  get text() {
    return this.#text.value;
  }

  /** Whether the reader has changed anything. */
  get isEdited() {
    return this.text !== this.#original;
  }

  /** Puts another original there. */
  set original(text) {
    this.#text.value = text;
    // A text area turns every line end into one kind.
    this.#original = this.#text.value;
    this.#measure();
  }

  /** @param {ReturnType<typeof import("./words.js").words>} words @param {boolean} isReadOnly */
  describe(words, isReadOnly) {
    this.#text.readOnly = isReadOnly;
    this.#label.textContent = isReadOnly ? words.manifest : words.editor;
    this.#hint.textContent = isReadOnly ? "" : words.hint;
    this.#reset.textContent = words.reset;
    this.#reset.hidden = isReadOnly || !this.isEdited;
  }

  /** Changes the text as if typed, so that the browser's own undo takes it back in one step. */
  replace(after) {
    const { start, end, text } = replacement(this.text, after);
    this.#text.focus();
    this.#text.setSelectionRange(start, end);
    // Deprecated, and still the only way to write into the undo history of a text area.
    const isDone = document.execCommand(text === "" ? "delete" : "insertText", false, text);
    if (!isDone || this.text !== after) {
      this.#text.value = after;
      this.#changed();
    }
  }

  /** Selects a place, and scrolls to it. */
  show(location) {
    const start = offset(this.text, location.line, location.column);
    const end = offset(this.text, location.endLine, location.endColumn);
    this.#text.focus();
    this.#text.setSelectionRange(start, Math.max(start, end));
  }

  /** Marks the lines of diagnostics in the margin. */
  mark(diagnostics) {
    const worst = new Map();
    for (const { severity, location } of diagnostics) {
      if (location && RANK.indexOf(severity) > RANK.indexOf(worst.get(location.line))) {
        worst.set(location.line, severity);
      }
    }
    Array.from(this.#gutter.children, (number, at) => {
      number.className = worst.get(at + 1) ?? "";
    });
  }

  #changed() {
    this.#measure();
    this.#tell();
  }

  #measure() {
    const lines = this.text.split("\n").length;
    this.#text.rows = lines;
    const numbers = this.#gutter.children;
    const known = numbers.length;
    Array.from(numbers).slice(lines).forEach((number) => number.remove());
    this.#gutter.append(
      ...Array.from({ length: Math.max(0, lines - known) }, (_, at) => h("span", {}, String(known + at + 1))),
    );
    this.#follow();
  }

  #follow() {
    this.#gutter.scrollTop = this.#text.scrollTop;
  }
}
