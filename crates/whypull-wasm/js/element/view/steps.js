/** What the kubelet does, numbered, with the events as `kubectl describe` shows them. */
import { h } from "../dom.js";

export class StepsView {
  #summary = h("summary", { class: "title", part: "title" });
  #list = h("ol");

  /** Kept from answer to answer, so that it stays as the reader left it. */
  node = h(
    "details",
    { class: "block steps", part: "steps", open: true },
    this.#summary,
    this.#list,
  );

  show(steps, words) {
    this.#summary.textContent = words.steps;
    this.#list.replaceChildren(
      ...steps.map((step) =>
        h(
          "li",
          {},
          step.text,
          step.event !== undefined &&
            h(
              "span",
              { class: "event", part: "event" },
              h("span", { class: "label" }, words.event),
              h("code", {}, step.event),
            ),
        ),
      ),
    );
  }
}
