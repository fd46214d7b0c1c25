// The editor as a reader meets it. Takes the address of a served page from WHYPULL_PAGE, or serves
// the finished page of `dist/` itself.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

const DOUBLE = `{"auths": {"registry.example": {"auth": "Y205aWIzUTZiV0ZrWlMxMWNDMXdZWE56ZDI5eVpBPT0="}}}`;
const INVALID = [
  "apiVersion: v1",
  "kind: Pod",
  "metadata:",
  "  name: web",
  "spec:",
  "  containers:",
  "    - name: web",
  "      image: registry.example/App:1.0",
].join("\n");

let browser;
let server;
let address = process.env.WHYPULL_PAGE;

before(async () => {
  browser = await launch();
  if (!address) {
    server = await serve("dist");
    address = server.url;
  }
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function visit({ locale = "en", block } = {}) {
  const context = await browser.newContext({ locale });
  context.setDefaultTimeout(5000);
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  if (block) {
    await page.route(block, (route) => route.abort());
  }
  await page.goto(address);
  await page.locator(".editor").waitFor();
  return { page, wrong, close: () => context.close() };
}

const content = (page) => page.locator("whypull-editor .cm-content");

/** Replaces all that is in the editor, as a paste does. */
async function put(page, text) {
  await content(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

const written = (page) =>
  content(page).locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.textContent).join("\n"));

test("what is wrong is marked in the line and in the gutter, and told by F8", async () => {
  const { page, wrong, close } = await visit();
  await put(page, INVALID);
  await page.locator("whypull-editor .cm-lintRange-error").first().waitFor();
  await page.locator("whypull-editor .cm-lint-marker-error").first().waitFor();
  await page.keyboard.press("F8");
  const tooltip = page.locator("whypull-editor .cm-tooltip");
  await tooltip.waitFor();
  assert.match(await tooltip.textContent(), /Error/);
  assert.deepEqual(wrong, []);
  await close();
});

test("a fix is applied with the keyboard, and undone", async () => {
  const { page, close } = await visit();
  await put(page, DOUBLE);
  await page.locator("whypull-editor .cm-lintRange-error").first().waitFor();
  await page.keyboard.press("F8");
  await page.keyboard.press("ControlOrMeta+.");
  await page.locator(".editor-note button").waitFor();
  assert.match(await written(page), /"cm9ib3Q6bWFkZS11cC1wYXNzd29yZA=="/);
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await written(page), DOUBLE);
  await close();
});

test("a fix is applied with a click, and taken back with another", async () => {
  const { page, close } = await visit();
  await put(page, DOUBLE);
  await page.locator("whypull-editor .cm-lintRange-error").first().waitFor();
  await page.locator("whypull-editor .cm-lintRange-error").last().hover();
  await page.locator("whypull-editor .whypull-fix").first().click();
  const undo = page.locator(".editor-note button");
  await undo.waitFor();
  assert.notEqual(await written(page), DOUBLE);
  await undo.click();
  assert.equal(await written(page), DOUBLE);
  await close();
});

test("Tab leaves the editor", async () => {
  const { page, close } = await visit();
  await content(page).focus();
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), "whypull-editor");
  await close();
});

test("the editor speaks Chinese", async () => {
  const { page, close } = await visit({ locale: "zh-CN" });
  await content(page).focus();
  await page.keyboard.press("ControlOrMeta+f");
  await page.getByPlaceholder("查找").waitFor();
  await close();
});

test("markup in a text stays text", async () => {
  const { page, wrong, close } = await visit();
  const markup = `image: "<img src=x onerror=document.title='taken'>"`;
  await put(page, markup);
  assert.equal(await written(page), markup);
  assert.equal(await page.locator("whypull-editor .cm-content img:not(.cm-widgetBuffer)").count(), 0);
  assert.notEqual(await page.title(), "taken");
  assert.deepEqual(wrong, []);
  await close();
});

test("without the script of the editor a plain text area does", async () => {
  const { page, close } = await visit({ block: /\/editor[^/]*\.js$/ });
  const area = page.locator("textarea.editor-plain");
  await area.fill(INVALID);
  assert.equal(await area.inputValue(), INVALID);
  assert.equal(await area.getAttribute("aria-label"), "pod.yaml");
  await close();
});
