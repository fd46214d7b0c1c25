/** An image name in its coloured parts, or the place where it stops being one. */
import { block, h } from "../dom.js";

export function imageView(image, words) {
  return block("image", words.image, image.error ? malformed(image) : parsed(image, words));
}

function parsed(image, words) {
  const tag = image.tag ?? image.effectiveTag;
  const parts = [
    ["registry", words.registry, image.domain, ""],
    ["path", words.path, image.path, "/"],
    tag && ["tag", image.tag ? words.tag : words.tagImplied, tag, ":"],
    image.digest && ["digest", words.digest, image.digest, "@"],
  ].filter(Boolean);
  return h(
    "dl",
    { class: "parts" },
    parts.map(([part, label, value, before]) =>
      h(
        "div",
        {},
        h("dt", {}, label),
        h(
          "dd",
          {},
          before && h("span", { class: "punctuation" }, before),
          h("code", { class: part, part }, value),
        ),
      ),
    ),
  );
}

function malformed({ given, error }) {
  const at = Math.min(error.offset, given.length);
  const length = String.fromCodePoint(given.codePointAt(at) ?? 0x20).length;
  return [
    h(
      "code",
      { class: "given" },
      given.slice(0, at),
      h("mark", {}, given.slice(at, at + length) || " "),
      given.slice(at + length),
    ),
    h("p", {}, error.message),
    h("p", {}, error.help),
  ];
}
