// What a first visit loads, gzipped, beside its budget. Fails above it.

import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Bytes; a KB is a thousand of them. */
const BUDGET = 650_000;

const rows = readdirSync("dist")
  .map((name) => [name.replace(/-[0-9a-f]{12,16}/, ""), gzipSync(readFileSync(`dist/${name}`), { level: 9 }).length])
  .sort((one, other) => other[1] - one[1]);
const total = rows.reduce((sum, [, size]) => sum + size, 0);

for (const [name, size] of [...rows, ["the page, first load", total], ["budget", BUDGET]]) {
  console.log(`${name.padEnd(28)} ${(size / 1000).toFixed(1).padStart(8)} KB gzipped`);
}
if (total > BUDGET) {
  console.error(`the page is ${((total - BUDGET) / 1000).toFixed(1)} KB over its budget`);
  process.exit(1);
}
