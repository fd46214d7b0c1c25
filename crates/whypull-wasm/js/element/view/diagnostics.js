/** What is wrong, where, how to mend it, and where to read more. */
import { block, h } from "../dom.js";

/**
 * Those that lie in the image field of another container are told apart, behind a click.
 *
 * @param {import("../../web.js").Report} report
 * @param {import("../../web.js").Container | undefined} container The one that is shown.
 * @param {{show: (location) => void, apply: (fix) => void, canApply: (fix) => boolean}} actions
 */
export function diagnosticsView({ workloads, diagnostics }, container, words, actions) {
  const others = workloads
    .flatMap((workload) => workload.containers)
    .filter((other) => container && !isWithin(other.location, container.location));
  const isElsewhere = ({ location }) =>
    location && others.some((other) => isWithin(location, other.location));
  const list = (some) => h("ul", {}, some.map((diagnostic) => item(diagnostic, words, actions)));
  const here = diagnostics.filter((diagnostic) => !isElsewhere(diagnostic));
  const elsewhere = diagnostics.filter(isElsewhere);
  return (
    diagnostics.length > 0 &&
    block(
      "diagnostics",
      words.diagnostics,
      list(here),
      elsewhere.length > 0 &&
        h("details", {}, h("summary", {}, words.elsewhere(elsewhere.length)), list(elsewhere)),
    )
  );
}

function isWithin(inner, outer) {
  const before = (line, column, otherLine, otherColumn) =>
    line < otherLine || (line === otherLine && column <= otherColumn);
  return (
    inner.file === outer.file &&
    before(outer.line, outer.column, inner.line, inner.column) &&
    before(inner.endLine, inner.endColumn, outer.endLine, outer.endColumn)
  );
}

function item({ code, severity, message, location, fix, learnMore }, words, actions) {
  return h(
    "li",
    { class: severity, part: `diagnostic ${severity}` },
    h(
      "p",
      { class: "what" },
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
      // Every link of the core is one of a table of its own; still, nothing but https becomes a link.
      learnMore.startsWith("https://") &&
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
    h("p", {}, message),
    fix && h("p", { class: "fix" }, fix.title, actions.canApply(fix) && button(fix, words, actions)),
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
