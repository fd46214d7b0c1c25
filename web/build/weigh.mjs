// What a first visit loads, gzipped, beside its budget. Fails above it.

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";

/** Bytes; a KB is a thousand of them. */
const BUDGET = 650_000;

const rows = readdirSync("dist")
  .map((name) => [name.replace(/-[0-9a-f]{12,16}/, ""), gzipped(`dist/${name}`)])
  .sort((one, other) => other[1] - one[1]);
const total = rows.reduce((sum, [, size]) => sum + size, 0);

for (const [name, size] of [...rows, ["the page, first load", total], ["budget", BUDGET]]) {
  console.log(`${name.padEnd(28)} ${(size / 1000).toFixed(1).padStart(8)} KB gzipped`);
}
if (total > BUDGET) {
  console.error(`the page is ${((total - BUDGET) / 1000).toFixed(1)} KB over its budget`);
  process.exit(1);
}

/** By gzip itself: the zlib of Node packs a little worse. */
function gzipped(file) {
  return execFileSync("gzip", ["-9", "-c", "-n", file], { maxBuffer: 1 << 26 }).length;
}
