/** One decision on screen: the blocks in the order in which a reader asks for them. */
import { chosenEntry, entries } from "./container.js";
import { h } from "./dom.js";
import { isApplicable } from "./edits.js";
import { attemptsView } from "./view/attempts.js";
import { diagnosticsView } from "./view/diagnostics.js";
import { differencesView } from "./view/differences.js";
import { imageView } from "./view/image.js";
import { outcomeSentence, outcomeView } from "./view/outcome.js";
import { policyView } from "./view/policy.js";
import { StepsView } from "./view/steps.js";
import { Switcher } from "./view/switcher.js";

export class Answer {
  #switcher = new Switcher((index) => {
    this.#chosen = { index, key: this.#entries[index].key };
    this.#again();
  });
  #steps = new StepsView();
  #blocks = h("div", { class: "blocks" });
  #about = h("p", { class: "about", part: "about" });
  #entries = [];
  #chosen;
  #again = () => {};
  #file;
  #actions;

  /** What is put into the page. */
  node = h(
    "div",
    { class: "answer", part: "answer", role: "group" },
    this.#switcher.node,
    this.#blocks,
    this.#steps.node,
    this.#about,
  );

  /**
   * @param {string} file The name under which the manifest was given.
   * @param {{show: (location) => void, apply: (fix) => void}} actions
   */
  constructor(file, actions) {
    this.#file = file;
    this.#actions = actions;
  }

  /** Forgets what the reader chose. */
  forget() {
    this.#chosen = undefined;
  }

  /**
   * Shows a Report.
   *
   * @param {string | null} named The container that the page's author asks for.
   * @param {(summary: string) => void} tell Called with the gist, now and after another choice.
   */
  show(report, words, { named, isReadOnly, tell }) {
    this.#again = () => this.show(report, words, { named, isReadOnly, tell });
    this.node.setAttribute("aria-label", words.answer);
    this.#entries = entries(report);
    const entry = chosenEntry(this.#entries, this.#chosen, named);
    this.#switcher.show(this.#entries, this.#entries.indexOf(entry), words);
    const container = entry?.container;
    const diagnostics = diagnosticsView(report, container, words, {
      ...this.#actions,
      canApply: (fix) => !isReadOnly && isApplicable(fix, this.#file),
    });
    const gist = container ? outcomeSentence(container, words) : nothing(report, words);
    this.#replace(
      container
        ? [
            outcomeView(container, words),
            diagnostics,
            imageView(container.image, words),
            policyView(container, words),
            attemptsView(container, words),
            differencesView(container, words),
          ]
        : [h("p", { class: "outcome open", part: "outcome" }, gist), diagnostics],
    );
    this.#steps.node.hidden = !container;
    this.#steps.show(container?.steps ?? [], words);
    this.#about.textContent = words.about(
      report.kubernetesVersion,
      words[report.semantics] ?? report.semantics,
    );
    tell([gist, words.counts(number(report, "error"), number(report, "warning"))].join(words.separator));
  }

  /** Shows why there is no Report: a setting that the core does not take. */
  refuse(error, words) {
    this.#again = () => {};
    this.node.setAttribute("aria-label", words.answer);
    this.#switcher.node.hidden = true;
    this.#steps.node.hidden = true;
    this.#about.textContent = "";
    this.#replace([
      h(
        "p",
        { class: "outcome bad", part: "outcome" },
        h("span", { class: "sign", "aria-hidden": "true" }, "✕"),
        h("span", {}, words.refused(error.message)),
      ),
    ]);
  }

  #replace(blocks) {
    this.#blocks.replaceChildren(...blocks.filter(Boolean));
  }
}

function nothing(report, words) {
  return report.workloads.length === 0 ? words.noWorkloads : words.noContainers;
}

function number(report, severity) {
  return report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
