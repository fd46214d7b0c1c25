// The packed package in Chromium: bundled by Vite, and as it is in a bare page.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";

import { chromium as browsers } from "playwright-core";
import { build } from "vite";

import { chromium, folder } from "./support/packed.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

// What a page needs that allows nothing else.
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:";

let browser;
const servers = [];

before(async () => {
  browser = await browsers.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
});

after(async () => {
  await browser?.close();
  for (const server of servers) server.close();
});

/** Serves a folder on loopback. */
async function serve(root, types = TYPES) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    try {
      const body = readFileSync(join(root, path));
      const type = types[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

/** What a page shows once its script has run. */
async function shown(url) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);
  const text = await page
    .locator("#answer[data-done]")
    .textContent({ timeout: 20_000 })
    .catch((error) => `${errors.join("\n")}\n${error}`);
  await page.close();
  return text;
}

function write(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

const page = (script) =>
  `<!doctype html><meta charset="utf-8"><title>whypull</title><link rel="icon" href="data:,">
<p id="answer"></p><script type="module" src="${script}"></script>`;

const POD = "{kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: nginx}]}}";

const show = (whypull) => `import { explain, parseReference } from "${whypull}";
const report = explain({ files: [{ name: "pod.yaml", text: ${JSON.stringify(POD)} }] }, { lang: "zh-CN" });
const [{ pullPolicy, outcome, steps }] = report.workloads[0].containers;
const answer = document.querySelector("#answer");
answer.textContent = [parseReference("nginx").repository, pullPolicy.effective, outcome, steps[0].text].join(" ");
answer.dataset.done = "";
`;

const DECISION = /^docker\.io\/library\/nginx Always pullAttempted .*\p{Script=Han}/u;

test("bundled by Vite, without a plugin", async () => {
  const root = join(folder, "bundled");
  write(root, { "index.html": page("./main.js"), "main.js": show("whypull") });
  await build({ root, configFile: false, logLevel: "silent", base: "./" });
  assert.match(await shown(`${await serve(join(root, "dist"))}/index.html`), DECISION);
});

test("whypull/web bundled by Vite", async () => {
  const root = join(folder, "bundled-web");
  const script = `import init from "whypull/web";\nawait init();\n${show("whypull/web")}`;
  write(root, { "index.html": page("./main.js"), "main.js": script });
  await build({ root, configFile: false, logLevel: "silent", base: "./" });
  assert.match(await shown(`${await serve(join(root, "dist"))}/index.html`), DECISION);
});

test("a bare page", async () => {
  const whypull = "./node_modules/whypull/web.js";
  const script = `import init from "${whypull}";\nawait init();\n${show(whypull)}`;
  write(folder, { "bare.html": page("./bare.js"), "bare.js": script });
  assert.match(await shown(`${await serve(folder)}/bare.html`), DECISION);
});

test("a bare page that awaits the import, from a server that does not know WebAssembly", async () => {
  write(folder, {
    "await.html": page("./await.js"),
    "await.js": show("./node_modules/whypull/index.js"),
  });
  const types = { ...TYPES, ".wasm": "application/octet-stream" };
  assert.match(await shown(`${await serve(folder, types)}/await.html`), DECISION);
});

test("bytes that are there already, and a call before", async () => {
  const script = `import { explain, initSync } from "./node_modules/whypull/web.js";
const answer = document.querySelector("#answer");
const said = [];
try { explain({ files: [] }); } catch (error) { said.push(error.code); }
const worker = new Worker("./sync-worker.js", { type: "module" });
worker.onmessage = ({ data }) => {
  answer.textContent = [...said, data].join(" ");
  answer.dataset.done = "";
};
`;
  const worker = `import { initSync, parseReference } from "./node_modules/whypull/web.js";
const response = await fetch("./node_modules/whypull/whypull.wasm");
initSync(await response.arrayBuffer());
postMessage(parseReference("nginx:1.27").tag);
`;
  write(folder, { "sync.html": page("./sync.js"), "sync.js": script, "sync-worker.js": worker });
  assert.equal(await shown(`${await serve(folder)}/sync.html`), "not-ready 1.27");
});
