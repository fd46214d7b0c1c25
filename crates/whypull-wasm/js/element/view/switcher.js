/** The choice among several containers. */
import { h, id } from "../dom.js";

export class Switcher {
  #label = h("label");
  #select = h("select", { id: id("container"), part: "switcher" });
  #listed = "";

  /** Hidden where there is nothing to choose. */
  node = h("div", { class: "switcher", hidden: true }, this.#label, this.#select);

  /** @param {(index: number) => void} tell */
  constructor(tell) {
    this.#label.htmlFor = this.#select.id;
    this.#select.addEventListener("change", () => tell(this.#select.selectedIndex));
  }

  /**
   * @param {import("../container.js").Entry[]} all
   * @param {number} current
   */
  show(all, current, words) {
    this.#label.textContent = words.container;
    this.node.hidden = all.length < 2;
    const names = all.map(({ workload, container }) => `${workload.name} / ${container.name}`);
    const listed = names.join("\n");
    // Left alone while nothing changed: it may be open.
    if (listed !== this.#listed) {
      this.#listed = listed;
      this.#select.replaceChildren(...names.map((name) => h("option", {}, name)));
    }
    this.#select.selectedIndex = current;
  }
}
