// The offline file: the page in one HTML file, opened from the disk.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { launch } from "./support/browser.mjs";
import { paste } from "./support/editor.mjs";

const FILE = resolve("target/offline/whypull.html");
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("it explains a Pod without any network", async () => {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const requests = [];
  const messages = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  await page.goto(pathToFileURL(FILE).href);
  await page.locator("whypull-editor .cm-content").waitFor();
  await paste(page, "kind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: Nginx}]}\n");
  await page.locator('[data-outcome="invalidImageName"]').first().waitFor();
  const elsewhere = requests.filter((it) => !it.startsWith("file:") && !it.startsWith("data:") && !it.startsWith("blob:"));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(requests.filter((it) => it.startsWith("file:")).length, 1, "one file and no other");
  assert.deepEqual(
    messages.filter((it) => /Content Security Policy|Refused|rror/.test(it)),
    [],
  );
  await context.close();
});

test("its policy lets nothing run that is not written in it", () => {
  const html = readFileSync(FILE, "utf8");
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|'self'/);
  assert.match(policy, /script-src 'sha256-/);
  assert.match(policy, /default-src 'none'/);
  assert.ok(statSync(FILE).size < 3_000_000, "small enough to mail");
});
