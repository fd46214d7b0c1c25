/** What is wrong, where, how to mend it, and where to read more. */
import { block, h } from "../dom.js";

/**
 * @param {import("../../web.js").Diagnostic[]} diagnostics
 * @param {{show: (location) => void, apply: (fix) => void, canApply: (fix) => boolean}} actions
 */
export function diagnosticsView(diagnostics, words, actions) {
  if (diagnostics.length === 0) {
    return null;
  }
  return block(
    "diagnostics",
    words.diagnostics,
    h("ul", {}, diagnostics.map((diagnostic) => item(diagnostic, words, actions))),
  );
}

function item({ code, severity, message, location, fix, learnMore }, words, actions) {
  return h(
    "li",
    { class: severity, part: `diagnostic ${severity}` },
    h(
      "p",
      {},
      h("strong", { class: "severity" }, words[severity] ?? severity),
      h("code", { class: "muted" }, code),
      location &&
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            part: "button",
            "aria-label": words.showLine(location.line),
            click: () => actions.show(location),
          },
          words.line(location.line),
        ),
    ),
    h("p", {}, message),
    fix && h("p", { class: "fix" }, fix.title, actions.canApply(fix) && button(fix, words, actions)),
    // Every link of the core is one of a table of its own; still, nothing but https becomes a link.
    learnMore.startsWith("https://") &&
      h(
        "p",
        {},
        h(
          "a",
          {
            href: learnMore,
            target: "_blank",
            rel: "noopener",
            "aria-label": words.learnMoreAbout(code),
          },
          words.learnMore,
        ),
      ),
  );
}

function button(fix, words, actions) {
  return h(
    "button",
    {
      type: "button",
      part: "button",
      "aria-label": words.applyFix(fix.title),
      click: () => actions.apply(fix),
    },
    words.apply,
  );
}
