// `<whypull-editor>`: one view, and for every file a state with an undo history of its own.
//
// What it tells bubbles and leaves the shadow root:
// - `whypull-edit` {id, text}: the reader, an undo or a fix changed a text;
// - `whypull-cursor` {id, line, column}: the cursor moved;
// - `whypull-fix` {id, index, fix}: a fix of a diagnostic was asked for. The page answers with `apply`.

import { isolateHistory, undo } from "@codemirror/commands";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { diagnosed } from "./diagnostics.js";
import { languageOf } from "./language.js";
import { marking } from "./marks.js";
import { position, range } from "./places.js";
import { stateOf, reconfigured } from "./state.js";
import { ENGLISH } from "./words.js";

/** How much of a text is looked at to see what language it is. */
const START = 200;

/**
 * @typedef {object} OpenFile
 * @property {string} name
 * @property {"json" | "yaml"} language
 * @property {"json" | "yaml" | null} wish the language asked for; by content if none is
 * @property {EditorState} state while another file is shown; the view has the one that is
 * @property {import("@codemirror/state").StateEffect<unknown> | null} scroll
 */

export class WhypullEditor extends HTMLElement {
  /** @type {Map<number, OpenFile>} */
  #files = new Map();
  /** @type {number | null} */
  #shown = null;
  #words = ENGLISH;
  #readOnly = false;
  #view;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":host { display: flex; flex-direction: column; min-height: 0; } .cm-editor { flex: 1 1 auto; min-height: 0; }");
    root.adoptedStyleSheets = [sheet];
    this.#view = new EditorView({ root, parent: root, state: EditorState.create({}) });
  }

  /**
   * One more file, or another text under an id that is open: its history begins anew.
   *
   * @param {number} id
   * @param {string} name
   * @param {"json" | "yaml" | null | undefined} language
   * @param {string} text
   */
  open(id, name, language, text) {
    const wish = language ?? null;
    const spoken = wish ?? languageOf(name, text.slice(0, START));
    const state = stateOf(
      { text, name, language: spoken, words: this.#words, readOnly: this.#readOnly },
      EditorView.updateListener.of((update) => this.#tell(id, update)),
    );
    this.#files.set(id, { name, language: spoken, wish, state, scroll: null });
    if (this.#shown === id) {
      this.#view.setState(state);
    }
  }

  /** Brings a file on top; where it was scrolled to and its selection are as they were. */
  show(id) {
    const file = this.#files.get(id);
    if (!file || this.#shown === id) {
      return;
    }
    const leaving = this.#files.get(this.#shown);
    if (leaving) {
      leaving.state = this.#view.state;
      leaving.scroll = this.#view.scrollSnapshot();
    }
    this.#shown = id;
    this.#view.setState(file.state);
    if (file.scroll) {
      this.#view.dispatch({ effects: file.scroll });
    }
    this.#tellCursor(id, file.state);
  }

  /** Forgets a file and its history. */
  close(id) {
    this.#files.delete(id);
    if (this.#shown === id) {
      this.#shown = null;
      this.#view.setState(EditorState.create({}));
    }
  }

  /** The file has another name. */
  rename(id, name) {
    const file = this.#files.get(id);
    if (file) {
      file.name = name;
      this.#change(id, { effects: reconfigured.name(name) });
      this.#chooseLanguage(id);
    }
  }

  /** Another text from outside. It can be undone; nothing is told, since who says it knows it. */
  replace(id, text) {
    const state = this.#stateOf(id);
    if (!state) {
      return;
    }
    const before = state.doc.toString();
    const after = text.replace(/\r\n?/g, "\n");
    if (before === after) {
      return;
    }
    // Only the part that differs, so that the cursor stays where it was.
    let from = 0;
    const shorter = Math.min(before.length, after.length);
    while (from < shorter && before[from] === after[from]) {
      from += 1;
    }
    let same = 0;
    while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) {
      same += 1;
    }
    this.#change(id, {
      changes: { from, to: before.length - same, insert: after.slice(from, after.length - same) },
      annotations: [Transaction.remote.of(true), isolateHistory.of("full")],
    });
    this.#chooseLanguage(id);
  }

  /**
   * @param {number} id
   * @param {import("./diagnostics.js").Diagnostic[]} list
   */
  setDiagnostics(id, list) {
    const state = this.#stateOf(id);
    if (state) {
      const onFix = (_, index, fix) => this.#emit("whypull-fix", { id, index, fix });
      this.#change(id, diagnosed(state, list, onFix));
    }
  }

  /**
   * Makes edits, all places those of the text as it is, in one step of the history.
   *
   * @param {number} id
   * @param {(import("./places.js").Place & {newText: string})[]} edits
   */
  apply(id, edits) {
    const state = this.#stateOf(id);
    if (!state) {
      return;
    }
    const changes = edits.map((edit) => ({ ...range(state.doc, edit), insert: edit.newText }));
    this.#change(id, {
      changes,
      userEvent: "input.fix",
      annotations: isolateHistory.of("full"),
    });
  }

  /** Takes back the last step of a file's history. */
  undo(id) {
    const state = this.#stateOf(id);
    if (!state) {
      return;
    }
    if (id === this.#shown) {
      undo(this.#view);
      return;
    }
    undo({ state, dispatch: (transaction) => this.#updateHidden(id, transaction) });
  }

  /** Marks the place that is being spoken of; `null` marks none. The text stays where it is. */
  mark(id, place) {
    this.#change(id, marking(place ?? null));
  }

  /** Goes to a place: the file on top, the place in the middle, the cursor at its start. */
  reveal(id, place) {
    this.show(id);
    const state = this.#stateOf(id);
    if (!state) {
      return;
    }
    const { from } = range(state.doc, place);
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    // On a phone the focus would bring the keyboard up over what is to be seen.
    if (!matchMedia("(pointer: coarse)").matches) {
      this.focus();
    }
  }

  /** @param {import("./words.js").Words} given */
  setWords(given) {
    this.#words = { ...ENGLISH, ...given };
    this.#changeAll(reconfigured.words(this.#words));
  }

  /** @param {boolean} is */
  setReadOnly(is) {
    this.#readOnly = is;
    this.#changeAll(reconfigured.readOnly(is));
  }

  focus() {
    this.#view.focus();
  }

  #stateOf(id) {
    return id === this.#shown ? this.#view.state : this.#files.get(id)?.state;
  }

  #change(id, spec) {
    if (id === this.#shown) {
      this.#view.dispatch(spec);
      return;
    }
    const file = this.#files.get(id);
    if (file) {
      this.#updateHidden(id, file.state.update(spec));
    }
  }

  #changeAll(effects) {
    for (const id of this.#files.keys()) {
      this.#change(id, { effects });
    }
  }

  /** No listener hears of a state that no view has. */
  #updateHidden(id, transaction) {
    const file = this.#files.get(id);
    file.state = transaction.state;
    if (transaction.docChanged && !transaction.annotation(Transaction.remote)) {
      this.#emit("whypull-edit", { id, text: transaction.state.doc.toString() });
    }
  }

  #tell(id, update) {
    if (update.docChanged && !update.transactions.every((it) => it.annotation(Transaction.remote))) {
      this.#emit("whypull-edit", { id, text: update.state.doc.toString() });
      this.#chooseLanguage(id);
    }
    if (update.selectionSet || update.docChanged) {
      this.#tellCursor(id, update.state);
    }
  }

  #tellCursor(id, state) {
    this.#emit("whypull-cursor", { id, ...position(state.doc, state.selection.main.head) });
  }

  /** A text may become another language: a manifest pasted over a configuration. */
  #chooseLanguage(id) {
    const file = this.#files.get(id);
    const state = this.#stateOf(id);
    if (!file || file.wish) {
      return;
    }
    const spoken = languageOf(file.name, state.doc.sliceString(0, START));
    if (spoken !== file.language) {
      file.language = spoken;
      this.#change(id, { effects: reconfigured.language(spoken) });
    }
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
