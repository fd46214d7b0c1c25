// Names from JavaScript, in one run beside what people use today: six names of all kinds, time a name.
//
// @swimlane/docker-reference validates as whypull does; docker-parse-image only splits.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

import { parseFamiliarName } from "@swimlane/docker-reference";
import dockerParseImage from "docker-parse-image";

const { parseReference, parseReferences, explain } = await import("../../../target/npm/node.js");

const PAGE = new URL("../../../docs/benchmarks-js.md", import.meta.url);

// The mix of docs/benchmarks.md.
const NAMES = JSON.parse(readFileSync(new URL("names.json", import.meta.url), "utf8"));
const MANY = Array.from({ length: 1_200 }, (_, at) => NAMES[at % NAMES.length]);

let sink = 0;

const ways = {
  "whypull parseReference": () => {
    for (const name of MANY) sink += parseReference(name).repository.length;
  },
  "whypull parseReferences": () => {
    for (const name of parseReferences(MANY)) sink += name.repository.length;
  },
  "@swimlane/docker-reference": () => {
    for (const name of MANY) sink += parseFamiliarName(name).repository.length;
  },
  "docker-parse-image": () => {
    // It knows no name of four parts, and answers null.
    for (const name of MANY) sink += dockerParseImage(name)?.repository.length ?? 0;
  },
};

/** Nanoseconds a name of each way: the best of many rounds, taken in turns. */
function measure() {
  const best = Object.fromEntries(Object.keys(ways).map((name) => [name, Infinity]));
  for (let round = 0; round < 300; round += 1) {
    for (const [name, run] of Object.entries(ways)) {
      const start = process.hrtime.bigint();
      run();
      const took = Number(process.hrtime.bigint() - start) / MANY.length;
      best[name] = Math.min(best[name], took);
    }
  }
  return best;
}

/** Milliseconds of the explanation of so many Pods. */
function explained(pods) {
  const text = Array.from(
    { length: pods },
    (_, at) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: web-${at}}\nspec:\n  imagePullSecrets: [{name: pull}]\n  containers:\n  - {name: web, image: reg-${at % 50}.example.com/team/app:v${at}}\n`,
  ).join("---\n");
  const took = Array.from({ length: 7 }, () => {
    const start = performance.now();
    sink += explain({ files: [{ name: "pods.yaml", text }] }).workloads.length;
    return performance.now() - start;
  });
  return { bytes: text.length, median: took.sort((a, b) => a - b)[3] };
}

const pods = explained(1_000);

const took = measure();
const ns = (value) => (value < 1_000 ? `${value.toFixed(0)} ns` : `${(value / 1_000).toFixed(2)} µs`);
const single = took["whypull parseReference"] / took["@swimlane/docker-reference"];
const batch = took["whypull parseReferences"] / took["docker-parse-image"];

const page = `# How quick it is from JavaScript

Made by \`cargo xtask bench-js\` in one run of Node ${process.versions.node} on ${cpus()[0].model.trim()}: six names of all
kinds ([the list](../crates/whypull-wasm/bench/names.json)), the best of 300 rounds, taken in turns. The ratios are what
counts. @swimlane/docker-reference 2.0.1 validates as whypull does; docker-parse-image 3.0.1 only splits.

| target | wanted | measured |
|---|---|---|
| \`parseReference\` against @swimlane/docker-reference | at most 1.0 | ${single.toFixed(2)} |
| \`parseReferences\` against docker-parse-image | at most 1.0 | ${batch.toFixed(2)} |

| way | time a name |
|---|---|
${Object.entries(took).map(([name, value]) => `| ${name} | ${ns(value)} |`).join("\n")}

\`explain\` of 1,000 Pods in one YAML file of ${Math.round(pods.bytes / 1_000)} KB: ${pods.median.toFixed(0)} ms (median of 7).
`;
writeFileSync(PAGE, page);
console.log(page);
if (sink === 0 || single > 1 || batch > 1) process.exitCode = 1;
