// The bytes of a module by crate, as JSON: the code section's functions by the names that the name
// section gives them.

import { readFileSync } from "node:fs";

const KNOWN =
  /^(whypull|whypull_wasm|serde|serde_core|serde_json|serde_wasm_bindgen|saphyr_parser|arraydeque|fluent_\w+|intl_\w+|unic_\w+|tinystr|base64|dlmalloc|hashbrown|strsim|memchr|zeroize|js_sys|wasm_bindgen|itoa|zmij|ryu|rustc_hash|self_cell|smallvec|type_map|icu_\w+|zerovec|compiler_builtins)$/;

const bytes = readFileSync(process.argv[2]);
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function text() {
  const length = number();
  at += length;
  return bytes.toString("utf8", at - length, at);
}

const sections = [];
while (at < bytes.length) {
  const id = bytes[at++];
  const size = number();
  sections.push({ id, start: at, end: at + size, name: undefined });
  if (id === 0) sections.at(-1).name = text();
  sections.at(-1).body = at;
  at = sections.at(-1).end;
}

const find = (test) => sections.find(test) ?? { start: 0, end: 0, body: 0 };
const sums = {};
const add = (name, size) => (sums[name] = (sums[name] ?? 0) + size);

// Imported functions come first in the numbering.
let imported = 0;
at = find(({ id }) => id === 2).body;
for (let left = number(); left > 0; left -= 1) {
  text();
  text();
  const kind = bytes[at++];
  if (kind === 0) {
    imported += 1;
    number();
  } else if (kind === 3) at += 2;
  else {
    if (kind === 1) at += 1;
    if (bytes[at++] & 1) number();
    number();
  }
}

const names = new Map();
const section = find(({ name }) => name === "name");
at = section.body;
while (at < section.end) {
  const kind = bytes[at++];
  const size = number();
  const end = at + size;
  if (kind === 1) {
    for (let left = number(); left > 0; left -= 1) {
      const index = number();
      names.set(index, text());
    }
  }
  at = end;
}

at = find(({ id }) => id === 10).body;
const count = number();
for (let nth = 0; nth < count; nth += 1) {
  const from = at;
  const size = number();
  add(crateOf(names.get(imported + nth) ?? ""), at - from + size);
  at += size;
}
const data = find(({ id }) => id === 11);
add("data", data.end - data.start);
const code = find(({ id }) => id === 10);
const rest = sections
  .filter((one) => one !== data && one !== code && one !== section)
  .reduce((sum, { start, end }) => sum + end - start, 0);
add("types, tables, exports", rest);

console.log(JSON.stringify(sums));

/** The crate of a demangled name: of an implementation the type's, unless that is a generic one. */
function crateOf(name) {
  const crates = [...name.matchAll(/([a-z][a-z0-9_]*)(?:\[[0-9a-f]+\])?::/g)].map(([, found]) => found);
  const own = crates.find((found) => !["core", "alloc", "std"].includes(found) && KNOWN.test(found));
  if (own) return own;
  if (name.startsWith("__wbindgen") || name.startsWith("__externref")) return "wasm_bindgen";
  if (/^\w+( externref shim| multivalue shim)*$/.test(name)) return "whypull_wasm";
  return crates.some((found) => ["core", "alloc", "std"].includes(found)) || /^<?(str|char|\[|f64|u|i)/.test(name)
    ? "core, alloc, std"
    : "not named";
}
