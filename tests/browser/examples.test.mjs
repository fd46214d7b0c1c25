// Every example is one click away and shows what its title says.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";

import { content } from "./support/editor.mjs";
import { everywhere } from "./support/everywhere.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const LISTED = JSON.parse(readFileSync("web/src/examples/catalogue.json", "utf8"));
const CODES = readdirSync("tests/fixtures/diagnostics");

async function open(page, id) {
  await page.locator("[data-open=examples]").click();
  await page.locator(`[data-example="${id}"]`).click();
  await page.locator("dialog.examples").waitFor({ state: "hidden" });
}

test("the list holds every example of the documentation and every diagnostic", async () => {
  const { page, close } = await site.visit();
  await page.locator("[data-open=examples]").click();
  const ids = await page.locator("[data-example]").evaluateAll((all) => all.map((it) => it.dataset.example));
  assert.deepEqual(ids, [...LISTED.map((it) => it.id), ...CODES]);
  await close();
});

test("each diagnostic has an example that shows it", async () => {
  const { page, console, close } = await site.visit();
  for (const code of CODES) {
    await open(page, code);
    await page.locator("#output code", { hasText: new RegExp(`^${code}$`) }).first().waitFor({ state: "attached" });
  }
  assert.deepEqual(console.filter((it) => it.startsWith("uncaught")), []);
  await close();
});

test("each example of the documentation opens with its files", async () => {
  const { page, close } = await site.visit();
  for (const { id, files, view } of LISTED) {
    await open(page, id);
    await page.locator(`[data-view=${view ?? "answer"}][aria-selected=true]`).waitFor();
    const names = await page.locator(".file-tabs [role=tab]").allInnerTexts();
    assert.deepEqual(names, files.map(({ path }) => path.split("/").at(-1)), id);
    assert.notEqual((await content(page).innerText()).trim(), "", id);
  }
  await close();
});

everywhere("from ImagePullBackOff to the cause and its cure: the first thing on the page", () => site, async ({ page }) => {
  const headline = page.locator(".headline");
  await headline.waitFor();
  const cause = headline.locator(".diagnostic-error, .diagnostic-warning");
  await cause.waitFor();
  assert.ok(await headline.locator("a[href^='https://kubernetes.io/']").isVisible());
  await headline.locator(".button-fix").click();
  await page.locator(".editor-note button").waitFor();
  await page.locator(".attempts > li").first().waitFor();
});

everywhere("examples are found by what they are about", () => site, async ({ page, say }) => {
  await page.locator("[data-open=examples]").click();
  await page.locator("dialog.examples input[type=search]").fill("rate-limit");
  await page.locator("[data-example=hub-anonymous-rate-limit]").waitFor();
  assert.ok((await page.locator("[data-example]").count()) < 5);
  await page.locator("dialog.examples button", { hasText: say("shell-close") }).click();
  await page.locator("dialog.examples").waitFor({ state: "hidden" });
});
