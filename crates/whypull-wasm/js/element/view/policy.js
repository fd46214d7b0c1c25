/** The pull policy, where it comes from, and the rule in words. */
import { block, h } from "../dom.js";

export function policyView(container, words) {
  const { effective, declared, rule } = container.pullPolicy;
  const step = container.steps.find((candidate) => candidate.rule === rule);
  return block(
    "policy",
    words.policy,
    h("p", {}, h("code", { class: "value" }, effective), " ", h("span", { class: "muted" }, origin())),
    step && h("p", {}, step.text),
    h(
      "p",
      { class: "muted" },
      h("code", {}, rule),
      ` · ${words.present(container.present)}`,
    ),
  );

  function origin() {
    if (declared === undefined) {
      return words.policyDefaulted;
    }
    return declared === effective ? words.policyDeclared : words.policyOverruled(declared);
  }
}
