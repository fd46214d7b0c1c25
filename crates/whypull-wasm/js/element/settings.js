/** What the attributes say, as options of `explain`. */

/** The attributes that change the answer or how it is shown. */
export const ATTRIBUTES = [
  "complete",
  "container",
  "kubernetes-version",
  "lang",
  "loading",
  "namespace",
  "present",
  "readonly",
  "semantics",
];

/**
 * The options for an element; what is not said is left to the core.
 *
 * @param {Element} element
 * @param {string} lang
 * @returns {import("../web.js").Options}
 */
export function settings(element, lang) {
  const options = { lang };
  const texts = {
    kubernetesVersion: "kubernetes-version",
    semantics: "semantics",
    namespace: "namespace",
  };
  for (const [option, attribute] of Object.entries(texts)) {
    const value = element.getAttribute(attribute)?.trim();
    if (value) {
      options[option] = value;
    }
  }
  const complete = tristate(element.getAttribute("complete"));
  if (complete !== null) {
    options.complete = complete;
  }
  const present = list(element.getAttribute("present"));
  if (present.length > 0) {
    options.present = present;
  }
  return options;
}

/** `complete` and `complete="true"` say yes, `complete="false"` says no, nothing says nothing. */
export function tristate(value) {
  return value === null ? null : value.trim().toLowerCase() !== "false";
}

/** Names between spaces or commas, neither of which an image name has. */
export function list(value) {
  return (value ?? "").split(/[\s,]+/).filter(Boolean);
}
