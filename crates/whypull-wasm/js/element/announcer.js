/** What a screen reader is told: the outcome, once the typing has paused, and only when it changed. */
import { h } from "./dom.js";

const PAUSE = 800;

export class Announcer {
  #last;
  #timer;

  /** A live region, there from the start, since one that comes with its text is often not read. */
  node = h("div", { class: "unseen", role: "status" });

  /** @param {string} text The first is not announced: nobody has asked for it. */
  say(text) {
    clearTimeout(this.#timer);
    if (this.#last === undefined) {
      this.#last = text;
      return;
    }
    this.#timer = setTimeout(() => {
      if (text !== this.#last) {
        this.#last = text;
        this.node.textContent = text;
      }
    }, PAUSE);
  }
}
