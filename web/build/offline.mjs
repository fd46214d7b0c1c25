// The whole page in one HTML file that opens from a disk.

import { buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { offlinePolicy, withPolicy } from "./policy.mjs";

/** The text of the offline file, made of a finished page. */
export function offline(folder) {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const scripts = [];
  const styles = [];

  let html = page
    .replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace(/\s*<link rel="(?:modulepreload|preload)"[^>]*>/g, "");
  html = html.replace(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g, (_, name) => {
    const css = readFileSync(join(folder, name), "utf8");
    styles.push(digest(css));
    return `<style>${css}</style>`;
  });
  html = html.replace(/<link rel="icon" href="\.\/([^"]+)"[^>]*>/, (_, name) => {
    const icon = readFileSync(join(folder, name)).toString("base64");
    return `<link rel="icon" href="data:image/svg+xml;base64,${icon}" />`;
  });
  html = html.replace(/<script\b[^>]*\bsrc="\.\/([^"]+)"[^>]*><\/script>/g, (_, name) => {
    const script = name.startsWith("start-") ? start(folder) : bundled(join(folder, name));
    scripts.push(digest(script));
    return `<script type="module">${script}</script>`;
  });
  return withPolicy(html, offlinePolicy(scripts, styles));
}

/** Starts the page from the wasm that stands in the file, since nothing can be fetched from a disk. */
function start(folder) {
  const names = readdirSync(folder);
  const wasm = names.find((name) => name.endsWith(".wasm"));
  const glue = wasm.replace(/_bg\.wasm$/, ".js");
  const packed = gzipSync(readFileSync(join(folder, wasm)), { level: 9 }).toString("base64");
  const entry = join(folder, "offline-entry.js");
  writeFileSync(
    entry,
    `import init from "./${glue}";
const packed = Uint8Array.from(atob("${packed}"), (letter) => letter.charCodeAt(0));
const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
const wasm = await init({ module_or_path: await new Response(unpacked).arrayBuffer() });
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
`,
  );
  try {
    return bundled(entry);
  } finally {
    rmSync(entry);
  }
}

function bundled(entry) {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    write: false,
    // The default address of the wasm is never used here; without this its mention would stay.
    define: { "import.meta.url": '"about:blank"' },
  });
  return outputFiles[0].text.replaceAll("</script", "<\\/script");
}

function digest(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
