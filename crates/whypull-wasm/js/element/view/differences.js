/** The keys that match for some readers only: the kubelet, the documentation, docker. */
import { block, h } from "../dom.js";
import { origin } from "./origin.js";

const RULE_SETS = ["kubelet", "docs", "docker"];

export function differencesView(container, words) {
  const differing = container.matches.filter(
    (match) => match.kubelet !== match.docs || match.kubelet !== match.docker,
  );
  if (differing.length === 0) {
    return null;
  }
  return block("differences", words.differences, differing.map((match) => difference(match, words)));
}

function difference(match, words) {
  return h(
    "div",
    { class: "difference" },
    h(
      "p",
      {},
      h("code", { class: "value" }, match.key),
      h("span", { class: "muted" }, ` · ${origin(match.source, words)}`),
    ),
    h(
      "dl",
      { class: "answers" },
      RULE_SETS.map((rules) =>
        h(
          "div",
          { class: match[rules] ? "yes" : "no" },
          h("dt", {}, words[rules]),
          h("dd", {}, match[rules] ? words.yes : words.no),
        ),
      ),
    ),
    h("p", { class: "muted" }, match.why.join(words.separator)),
  );
}
