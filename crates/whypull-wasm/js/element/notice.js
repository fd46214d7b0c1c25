/** What is said while there is no explanation: that it is on its way, or why it does not come. */
import { h } from "./dom.js";

export class Notice {
  #retry;
  #speak = () => {};

  /** What is put into the page, below the manifest, which stays as it is. */
  node = h("div", { class: "notice", part: "notice", role: "status", hidden: true });

  /** @param {() => void} retry */
  constructor(retry) {
    this.#retry = retry;
  }

  loading(words) {
    this.#show("loading", words, (spoken) => [h("p", {}, spoken.loading)]);
  }

  failed(error, words) {
    this.#show("failed", words, (spoken) => [
      h("p", {}, h("strong", {}, spoken.failed)),
      h("p", {}, spoken.failedReader),
      h("p", {}, spoken.failedAuthor),
      h("p", {}, h("code", {}, String(error?.message ?? error))),
      h("button", { type: "button", part: "button", click: () => this.#retry() }, spoken.retry),
    ]);
  }

  /** Says the same in another language. */
  speak(words) {
    this.#speak(words);
  }

  clear() {
    this.node.hidden = true;
    this.node.replaceChildren();
    this.#speak = () => {};
  }

  #show(look, words, content) {
    this.node.hidden = false;
    this.node.className = `notice ${look}`;
    this.#speak = (spoken) => this.node.replaceChildren(...content(spoken));
    this.#speak(words);
  }
}
