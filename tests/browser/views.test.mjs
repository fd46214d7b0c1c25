// Every view and dialog in both languages, schemes and sizes: nothing that axe finds, nothing
// wider than the screen, and a screenshot in target/screenshots/ for people to judge.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE } from "./support/browser.mjs";
import { assertAccessible, playground } from "./support/playground.mjs";

const SCREENSHOTS = "target/screenshots";

let site;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  site = await playground();
});
after(() => site.close());

async function example(page, id) {
  await page.locator("[data-open=examples]").click();
  await page.locator(`[data-example="${id}"]`).click();
  await page.locator("dialog.examples").waitFor({ state: "hidden" });
}

const view = (page, name) => page.locator(`[data-view=${name}]`).click();

/** What is looked at, and how one gets there from a first visit. */
const STATES = {
  first: async (page) => page.locator(".headline").waitFor(),
  truths: async (page) => {
    await example(page, "glob");
    await page.locator(".truths").first().waitFor();
  },
  shop: async (page) => {
    await example(page, "shop");
    await page.locator(".workload").first().waitFor();
  },
  name: async (page) => {
    await example(page, "image-upper-case");
    await page.locator(".reference-fault").first().waitFor();
  },
  empty: async (page) => {
    await page.locator("whypull-editor .cm-content").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.locator(".empty").waitFor();
  },
  pictures: async (page) => {
    await example(page, "parallel");
    await page.locator(".pull").first().waitFor();
  },
  secret: async (page) => {
    await view(page, "secret");
    await page.locator("#secret-server").fill("registry.example:5000");
    await page.locator("#secret-username").fill("janedoe");
    await page.locator("#secret-password").fill("hunter2");
    await page.locator(".tool-preview").waitFor();
  },
  advice: async (page) => {
    await view(page, "advice");
    for (const [question, nth] of [["images", 1], ["audience", 0], ["tenants", 0], ["nodes", 0], ["cloud", 1]]) {
      await page.locator(`input[name=advice-${question}]`).nth(nth).check();
    }
    await page.locator(".tool-result").waitFor();
  },
  decode: async (page) => {
    await view(page, "decode");
    await page.locator("[role=group] button").first().click();
    await page.locator(".tool-causes").waitFor();
  },
  examples: async (page) => {
    await page.locator("[data-open=examples]").click();
    await page.locator("[data-example]").first().waitFor();
  },
  settings: async (page) => {
    await page.locator("#settings-summary").click();
    await page.locator(".settings .panel").waitFor();
  },
  keys: async (page) => {
    await page.locator("button.help").click();
    await page.locator("dialog.keys").waitFor();
  },
  share: async (page) => {
    await page.locator(".share-open").click();
    await page.locator("#share-link").waitFor();
  },
};

/** Each language, scheme and size twice, and each pair of them once. */
const VISITORS = [
  { locale: "en", colorScheme: "light", viewport: DESKTOP },
  { locale: "en", colorScheme: "dark", viewport: PHONE },
  { locale: "zh-CN", colorScheme: "dark", viewport: DESKTOP },
  { locale: "zh-CN", colorScheme: "light", viewport: PHONE },
];

for (const [name, reach] of Object.entries(STATES)) {
  for (const visitor of VISITORS) {
    const { locale, colorScheme, viewport } = visitor;
    const where = `${name}-${locale}-${colorScheme}-${viewport.width}`;
    test(where, async () => {
      const { page, close } = await site.visit(visitor);
      await page.locator("whypull-editor .cm-content").waitFor();
      await reach(page);
      await page.screenshot({ path: `${SCREENSHOTS}/${where}.png`, fullPage: viewport === PHONE });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px wider than the screen`);
      await assertAccessible(page, where);
      await close();
    });
  }
}
