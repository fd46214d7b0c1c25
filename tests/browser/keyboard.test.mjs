// The keyboard reaches everything, and a list says how.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { content, paste } from "./support/editor.mjs";
import { everywhere } from "./support/everywhere.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const active = (page) =>
  page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.localName);

everywhere("the list of shortcuts opens with a question mark and closes with Escape", () => site, async ({ page, say }) => {
  await page.locator("#output").focus();
  await page.keyboard.press("?");
  const list = page.locator("dialog.keys");
  await list.waitFor();
  assert.match(await list.innerText(), new RegExp(say("shell-keys-examples")));
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await page.locator("button.help").click();
  await list.waitFor();
});

test("a question mark in the text is a letter", async () => {
  const { page, close } = await site.visit();
  await paste(page, "");
  await page.keyboard.type("a?b");
  assert.match(await content(page).innerText(), /a\?b/);
  assert.equal(await page.locator("dialog.keys").isVisible(), false);
  await close();
});

test("each shortcut does what the list says", async () => {
  const { page, close } = await site.visit();
  for (const [digit, view] of [["2", "pictures"], ["3", "secret"], ["4", "advice"], ["5", "decode"], ["1", "answer"]]) {
    await page.keyboard.press(`Alt+Shift+Digit${digit}`);
    await page.locator(`[data-view=${view}][aria-selected=true]`).waitFor();
  }
  const files = page.locator(".file-tabs [role=tab]");
  const count = await files.count();
  await page.keyboard.press("Alt+Shift+KeyN");
  assert.equal(await files.count(), count + 1);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Alt+Shift+KeyO");
  await chooser;
  await page.keyboard.press("Alt+Shift+KeyS");
  await page.locator(".settings[open]").waitFor();
  await page.keyboard.press("Alt+Shift+KeyS");
  await page.locator(".settings:not([open])").waitFor();
  await page.keyboard.press("Alt+Shift+KeyE");
  await page.locator("dialog.examples").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.type), "search", "the search takes the keyboard");
  await page.keyboard.press("Escape");
  await content(page).focus();
  await page.keyboard.press("F6");
  assert.equal(await active(page), "output");
  await page.keyboard.press("F6");
  assert.match(await active(page), /editor/);
  await close();
});

test("what was typed comes back after an example", async () => {
  const { page, close } = await site.visit();
  await paste(page, "# my own text\nkind: Pod\n");
  await page.keyboard.press("Alt+Shift+KeyE");
  await page.keyboard.type("typo");
  await page.locator("[data-example=typo]").click();
  await content(page).filter({ hasText: "regcrd" }).waitFor();
  await page.keyboard.press("Alt+Shift+KeyZ");
  await content(page).filter({ hasText: "# my own text" }).waitFor();
  await close();
});

test("everything that can be pressed can be reached with Tab, and shows where it is", async () => {
  const { page, close } = await site.visit();
  await page.locator(".skip").focus();
  const seen = new Set();
  for (let press = 0; press < 400; press += 1) {
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      element.dataset.reached = "true";
      const style = getComputedStyle(element);
      const inside = element.shadowRoot?.activeElement;
      return {
        name: `${element.localName}.${element.className}`,
        visible: inside !== undefined && inside !== null ? true : style.outlineStyle !== "none" || element.localName === "body" || element.matches("[type=file]"),
      };
    });
    assert.ok(at.visible, `${at.name} shows no focus`);
    seen.add(at.name);
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) {
      break;
    }
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll("button, a[href], input, select, summary, [tabindex='0']")]
      .filter((it) => it.checkVisibility() && !it.disabled && it.tabIndex >= 0 && !it.dataset.reached)
      .map((it) => `${it.localName}.${it.className} ${it.innerText}`),
  );
  assert.deepEqual(missed, []);
  assert.ok(seen.size > 10);
  await close();
});
