// The playground as a test sees it: a page that remembers what went over the network and what was
// written to the console.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

import { DESKTOP, launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The finished page of `dist/` in a browser; `close` ends both. */
export async function playground(folder = "dist") {
  const server = await serve(folder);
  const browser = await launch();
  return {
    url: server.url,
    browser,
    /** A fresh visitor: own storage, language, colour scheme, size. */
    visit: (options = {}) => visit(browser, server.url, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function visit(browser, url, { locale = "en", colorScheme = "light", viewport = DESKTOP, path = "" }) {
  const context = await browser.newContext({ locale, colorScheme, viewport });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(url).origin });
  const page = await context.newPage();
  const requests = [];
  const console_ = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => console_.push(message.text()));
  page.on("pageerror", (error) => console_.push(`uncaught: ${error.message}`));
  await page.goto(url + path);
  await page.locator("main").waitFor();
  return { page, context, requests, console: console_, close: () => context.close() };
}

/** Nothing that axe finds, in the whole page as it is. */
export async function assertAccessible(page, where) {
  // Playwright evaluates outside the page's policy, so the policy stays as it is published.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const found = violations.map(
    (it) => `${it.id}: ${it.help}\n  ${it.nodes.slice(0, 5).map((node) => `${node.target} ${node.failureSummary}`).join("\n  ")}`,
  );
  assert.deepEqual(found, [], `axe in ${where}`);
}
