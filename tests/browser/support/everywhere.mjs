// Flows are walked through in both languages, on a desktop and on a telephone.

import { readFileSync } from "node:fs";
import { test } from "node:test";

import { DESKTOP, LANGUAGES, PHONE } from "./browser.mjs";

const TOPICS = ["shell", "editor", "answer", "picture", "tools", "share"];

/**
 * One test for each language and size. `flow` gets a visitor, and `say`, which gives a sentence of the
 * page (one without arguments) in the visitor's language.
 */
export function everywhere(name, site, flow, options = {}) {
  for (const locale of LANGUAGES) {
    for (const viewport of [DESKTOP, PHONE]) {
      test(`${name} (${locale}, ${viewport.width} px)`, async () => {
        const visitor = await site().visit({ ...options, locale, viewport });
        try {
          await flow({ ...visitor, say: sentences(locale), locale, viewport });
        } finally {
          await visitor.close();
        }
      });
    }
  }
}

/** The page's own sentences. Those on one line are enough here: labels, buttons, headings. */
export function sentences(locale) {
  const known = new Map();
  for (const topic of TOPICS) {
    for (const line of readFileSync(`web/src/words/${locale}/${topic}.ftl`, "utf8").split("\n")) {
      const found = line.match(/^([a-z][A-Za-z0-9-]*) = ([^{]+)$/);
      if (found) {
        known.set(found[1], found[2]);
      }
    }
  }
  return (id) => {
    if (!known.has(id)) {
      throw new Error(`${locale} has no sentence ${id}`);
    }
    return known.get(id);
  };
}
