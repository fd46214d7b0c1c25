/** The YAML that stands in the element before the script runs. */

/**
 * What may hold it, best first: what was meant for this, a code block that says its language (with
 * line numbers Hugo makes two blocks), any block. Around those, themes put buttons and labels.
 */
const HOLDERS = [
  "script[type='text/yaml'], script[type='application/yaml']",
  "code[class*='language-']",
  "pre",
];

/**
 * The text in an element, without what its indentation in HTML adds.
 *
 * @param {Element} element
 * @returns {string}
 */
export function source(element) {
  for (const holder of HOLDERS) {
    const found = element.querySelector(holder);
    if (found) {
      return dedent(textOf(found));
    }
  }
  return dedent(textOf(element));
}

/** `textContent`, with the line breaks that some highlighters (Docusaurus) write as `<br>`. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.data;
  }
  if (node.nodeName === "BR") {
    return "\n";
  }
  return Array.from(node.childNodes, textOf).join("");
}

/**
 * Takes off the blank lines around a text and the indentation that all its lines share.
 *
 * @param {string} text
 * @returns {string}
 */
export function dedent(text) {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd()
    .split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Infinity);
  if (shared === Infinity) {
    return "";
  }
  return `${lines.map((line) => line.slice(shared)).join("\n")}\n`;
}
