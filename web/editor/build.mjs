// Bundles the editor: `node web/editor/build.mjs` makes `web/editor/dist/editor.js`.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const out = join(here, "dist/editor.js");

const sources = readdirSync(here)
  .filter((name) => /\.m?js$/.test(name))
  .map((name) => join(here, name));

if (!isFresh()) {
  install();
  await bundle();
}

/** Whether the bundle is newer than all it is made of. */
function isFresh() {
  if (!existsSync(out)) {
    return false;
  }
  const made = statSync(out).mtimeMs;
  return [...sources, join(root, "package-lock.json")].every((file) => statSync(file).mtimeMs < made);
}

/** What the bundle is made of and with, from the locked versions. */
function install() {
  const { resolve } = createRequire(join(root, "package.json"));
  const wanted = ["esbuild", "rolldown", "@codemirror/view", "@codemirror/lint", "@codemirror/legacy-modes", "@lezer/highlight"];
  try {
    wanted.forEach((name) => resolve(name === "@codemirror/legacy-modes" ? `${name}/mode/yaml` : name));
  } catch {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  }
}

async function bundle() {
  // Its minifier leaves 4 KB less of CodeMirror than esbuild's.
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({ input: join(here, "index.js"), transform: { target: "es2022" } });
  const { output } = await bundle.generate({ format: "esm", minify: true, comments: false });
  await bundle.close();
  const [{ code }] = output;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, code);
  console.log(`editor: ${(gzipSync(code, { level: 9 }).length / 1000).toFixed(1)} KB gzipped`);
}
