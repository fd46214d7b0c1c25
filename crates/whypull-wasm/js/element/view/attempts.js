/** The credentials in the order in which they are tried. A Report has no password to show. */
import { block, h } from "../dom.js";
import { origin } from "./origin.js";

export function attemptsView(container, words) {
  if (container.attempts.length === 0) {
    const isAnonymous = container.action === "pull" && container.anonymous === true;
    return isAnonymous && block("attempts", words.attempts, h("p", {}, words.anonymous));
  }
  return block(
    "attempts",
    words.attempts,
    h(
      "ol",
      {},
      container.attempts.map((attempt) =>
        h(
          "li",
          {},
          h("code", { class: "value" }, attempt.key),
          h("span", { class: "muted" }, ` · ${origin(attempt.source, words)}`),
          attempt.username !== undefined && [
            h("span", { class: "muted" }, ` · ${words.user} `),
            h("code", {}, attempt.username),
          ],
        ),
      ),
    ),
  );
}
