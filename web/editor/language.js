// What a text is coloured as.

import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";

/**
 * The content decides; the name only where there is no content yet. JSON in a file that is named
 * YAML is common (`kubectl get -o json`), and so is a docker configuration without an extension.
 *
 * @param {string} name
 * @param {string} start the first characters of the text
 * @returns {"json" | "yaml"}
 */
export function languageOf(name, start) {
  const first = start.trimStart()[0];
  if (first === undefined) {
    return name.endsWith(".json") ? "json" : "yaml";
  }
  return first === "{" || first === "[" ? "json" : "yaml";
}

const SUPPORT = { json: json(), yaml: yaml() };

/** @param {"json" | "yaml"} language */
export function support(language) {
  return SUPPORT[language];
}
