// What the page promises about the texts that are pasted into it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";

import { paste } from "./support/editor.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const PASSWORD = "hunter2-Tr0ub4dor&3";
const AUTH = Buffer.from(`janedoe:${PASSWORD}`).toString("base64");
const CONFIG = JSON.stringify({ auths: { "registry.example.com": { auth: AUTH } } });
const DATA = Buffer.from(CONFIG).toString("base64");
const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  imagePullSecrets:
  - name: regcred
  containers:
  - name: web
    image: registry.example.com/team/app:1.0
    env:
    - name: TOKEN
      value: ${PASSWORD}
---
apiVersion: v1
kind: Secret
metadata:
  name: regcred
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ${DATA}
`;
const NEEDLES = [PASSWORD, AUTH, DATA, encodeURIComponent(PASSWORD), PASSWORD.replace("&", "&amp;")];

function assertNoSecret(text, where) {
  for (const needle of NEEDLES) {
    assert.ok(!text.includes(needle), `${where} holds ${needle.slice(0, 8)}…`);
  }
}

test("the policy of the published page allows no inline script or style and no other origin", async () => {
  const html = readFileSync("dist/index.html", "utf8");
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  const directives = Object.fromEntries(
    policy.split("; ").map((it) => {
      const [name, ...values] = it.split(" ");
      return [name, values];
    }),
  );
  assert.deepEqual(directives["default-src"], ["'none'"]);
  assert.deepEqual(directives["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(directives["style-src"], ["'self'"]);
  assert.deepEqual(directives["connect-src"], ["'self'"]);
  for (const [name, values] of Object.entries(directives)) {
    for (const value of values) {
      const allowed = /^'(none|self|wasm-unsafe-eval|script)'$|^data:$/;
      assert.match(value, allowed, `${name} allows ${value}`);
    }
  }
});

test("the page holds nothing that its own policy refuses", async () => {
  const html = readFileSync("dist/index.html", "utf8");
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)[^>]*>/, "an inline script");
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/, "an inline style or handler");
  assert.doesNotMatch(html, /(?:src|href)="(?!\.\/)/, "an address elsewhere");
  const visitor = await site.visit();
  await paste(visitor.page, MANIFEST);
  await visitor.page.waitForTimeout(500);
  const refused = visitor.console.filter((it) => /Content Security Policy|TrustedHTML|Refused/i.test(it));
  assert.deepEqual(refused, []);
  await visitor.close();
});

test("once loaded, the page sends nothing anywhere while Secrets are typed", async () => {
  const visitor = await site.visit();
  const { page } = visitor;
  await page.waitForLoadState("networkidle");
  const loaded = visitor.requests.length;
  const origin = new URL(site.url).origin;
  assert.ok(loaded > 0 && visitor.requests.every((it) => it.startsWith(origin) || it.startsWith("data:")));

  await paste(page, MANIFEST);
  await page.keyboard.type(`# ${PASSWORD}`);
  for (const name of await page.locator("[data-view]").evaluateAll((all) => all.map((it) => it.dataset.view))) {
    await page.locator(`[data-view="${name}"]`).click();
    await page.waitForTimeout(200);
  }
  await page.waitForTimeout(1000);
  assert.deepEqual(visitor.requests.slice(loaded), []);
  await visitor.close();
});

test("a password stands nowhere but in the editor", async () => {
  const visitor = await site.visit();
  const { page, context } = visitor;
  await paste(page, MANIFEST);
  await page.keyboard.type(`# ${PASSWORD}`);
  await page.locator("[data-outcome]").first().waitFor();
  const views = await page.locator("[data-view]").evaluateAll((all) => all.map((it) => it.dataset.view));
  assert.ok(views.length >= 5, "every view is looked at");
  for (const view of views) {
    await page.locator(`[data-view="${view}"]`).click();
    await page.waitForTimeout(300);
    // The editor keeps its text in a shadow root: this is everything else.
    assertNoSecret(await page.evaluate(() => document.documentElement.outerHTML), `the page (${view})`);
    assertNoSecret(
      await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((it) => it.value).join("\n")),
      `the fields (${view})`,
    );
  }
  assertNoSecret(await page.title(), "the title");
  assertNoSecret(page.url(), "the address");
  assertNoSecret(JSON.stringify(await context.storageState({ indexedDB: true })), "the storage");
  assertNoSecret(
    await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])),
    "the tab's storage",
  );
  assertNoSecret(visitor.console.join("\n"), "the console");
  await page.reload();
  await page.locator("main").waitFor();
  assertNoSecret(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), "the storage after a reload");
  await visitor.close();
});

test("markup that is pasted stays text", async () => {
  const visitor = await site.visit();
  const { page } = visitor;
  const markup = `<img src=x onerror="document.title='taken'">`;
  await paste(
    page,
    `kind: Pod\nmetadata: {name: '${markup.replaceAll("'", "''")}'}\nspec: {containers: [{name: "<b>x</b>", image: "<script>document.title='taken'</script>"}]}\n`,
  );
  await page.locator("[data-outcome]").first().waitFor();
  assert.notEqual(await page.title(), "taken");
  assert.equal(await page.locator("main img, main script, main b:text-is('x')").count(), 0);
  assert.deepEqual(
    visitor.console.filter((it) => it.startsWith("uncaught")),
    [],
  );
  await visitor.close();
});

test("nothing that is published names another origin to load from", () => {
  for (const name of readdirSync("dist").filter((it) => it.endsWith(".css"))) {
    assert.doesNotMatch(readFileSync(`dist/${name}`, "utf8"), /url\(|@import/, name);
  }
});
