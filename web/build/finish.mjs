// Trunk's post_build hook. Of a release build it makes what may be published:
//
// - the wasm as small as wasm-opt gets it, scripts and styles without white space;
// - no inline script: the one that Trunk writes becomes a file, so that the policy can refuse all;
// - a Content Security Policy in the page itself, since a static host may set no headers;
// - the offline file: the whole page in one HTML file, with a policy of its own.
//
// A debug build is left as it is, since `trunk serve` adds a script of its own to it.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { transformSync } from "esbuild";

import { rebuild } from "./module.mjs";
import { offline } from "./offline.mjs";
import { POLICY, withPolicy } from "./policy.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const staging = process.env.TRUNK_STAGING_DIR;

if (process.env.TRUNK_PROFILE === "release") {
  finish(staging);
}

function finish(folder) {
  rebuild(root, folder);
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".wasm")) {
      shrink(join(folder, name));
    } else if (/\.(js|css)$/.test(name) && !/^editor-.*\.js$/.test(name)) {
      minify(join(folder, name));
    }
  }
  const page = join(folder, "index.html");
  let html = readFileSync(page, "utf8");
  html = scriptsToFiles(html, folder);
  html = withIntegrity(html, folder);
  html = withPolicy(html, POLICY);
  writeFileSync(page, html);

  const out = join(root, "target/offline");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "whypull.html"), offline(folder));
}

/** Scripts and styles without what only people read; the editor comes so already (`editor/build.mjs`). */
function minify(file) {
  const text = readFileSync(file, "utf8");
  const loader = file.endsWith(".css") ? "css" : "js";
  writeFileSync(file, transformSync(text, { loader, minify: true, format: "esm", charset: "utf8" }).code);
}

/**
 * Only what every browser since 2022 has: wasm-opt would otherwise write what none can read yet.
 *
 * What counts is what gzip makes of it. It packs code better that is not inlined any further, and functions
 * in the order of their names: those of one generic function then stand side by side, within its reach.
 */
function shrink(file) {
  const features = [
    "reference-types",
    "bulk-memory",
    "bulk-memory-opt",
    "mutable-globals",
    "nontrapping-float-to-int",
    "sign-ext",
    "multivalue",
  ];
  const enabled = features.map((it) => `--enable-${it}`);
  const sizes = ["--one-caller-inline-max-function-size=0", "--always-inline-max-function-size=1", "--low-memory-unused"];
  const passes = [
    [...sizes, "-Oz", "--debuginfo"],
    ["--reorder-functions-by-name", "--debuginfo"],
    ["--strip-debug", "--strip-producers"],
  ];
  const next = `${file}.opt`;
  for (const pass of passes) {
    execFileSync(join(root, "node_modules/.bin/wasm-opt"), [...enabled, ...pass, file, "-o", next], { stdio: "inherit" });
    renameSync(next, file);
  }
}

function scriptsToFiles(html, folder) {
  return html.replace(/<script type="module">([\s\S]*?)<\/script>/g, (_, script) => {
    const name = `start-${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js`;
    writeFileSync(join(folder, name), script.trim() + "\n");
    return `<script type="module" src="./${name}"></script>`;
  });
}

/** Trunk took its digests before the wasm was made smaller, and knows nothing of the new file. */
function withIntegrity(html, folder) {
  return html.replace(/<(link|script)\b[^>]*>/g, (tag) => {
    const address = tag.match(/(?:href|src)="\.\/([^"]+)"/)?.[1];
    if (!address) {
      return tag;
    }
    const digest = createHash("sha384").update(readFileSync(join(folder, address))).digest("base64");
    const bare = tag.replace(/\s*integrity="[^"]*"/, "");
    if (tag.includes('as="fetch"')) {
      // Browsers know no digest for a preloaded fetch, and say so on the console.
      return bare;
    }
    return bare.replace(/\s*(\/?)>$/, ` integrity="sha384-${digest}"$1>`);
  });
}
