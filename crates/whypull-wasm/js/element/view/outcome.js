/** How it ends, in one sentence. */
import { h } from "../dom.js";

const LOOKS = {
  starts: ["good", "✓"],
  pullAttempted: ["pull", "↓"],
  invalidImageName: ["bad", "✕"],
  errImageNeverPull: ["bad", "✕"],
  credentialLookupFailed: ["bad", "✕"],
  unknown: ["open", "?"],
};

export function outcomeView(container, words) {
  const [look, sign] = LOOKS[container.outcome] ?? LOOKS.unknown;
  return h(
    "p",
    { class: `outcome ${look}`, part: "outcome" },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    h("span", {}, outcomeSentence(container, words)),
  );
}

export function outcomeSentence({ outcome, attempts, anonymous }, words) {
  if (outcome !== "pullAttempted") {
    return words[outcome] ?? outcome;
  }
  if (attempts.length > 0) {
    return words.pullCredentials(attempts.length);
  }
  return anonymous ? words.pullAnonymous : words.pull;
}
