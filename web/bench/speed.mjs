// How quick the page is, in headless Chromium on loopback: from navigation to the first decision, and
// from a keystroke to the new answer. Prints docs/benchmarks-page.md; `cargo xtask bench-page` runs it.
//
// A keystroke's time ends twice: when the new answer is in the page and laid out, and when the frame
// that shows it is done (which waits for the screen's next refresh, up to 16.7 ms).

import { cpus } from "node:os";

import { launch } from "../../tests/browser/support/browser.mjs";
import { serve } from "../../tests/browser/support/server.mjs";

const KEYS = 40;

const server = await serve("dist");
const browser = await launch();
const browserName = `Chromium ${browser.version()}`;
const rows = [];
try {
  rows.push(["navigation to the first decision", ...(await firstDecision()), 1000]);
  rows.push(...(await keystrokes("200-line manifest", manifest(10), 16)));
  rows.push(...(await keystrokes("1,000 Pods", manifest(1000), 100)));
} finally {
  await browser.close();
  await server.close();
}
console.log(`# How quick the page is

Made by \`cargo xtask bench-page\`: the finished page of \`dist/\`, served on loopback to headless ${browserName} on
${cpus().length} cores of ${cpus()[0].model}. A keystroke's time ends when the new answer is in the page and laid out, and
once more when the frame that shows it is done, which waits for the screen's next refresh (up to 16.7 ms).

| | median ms | worst ms | target ms |
|---|---|---|---|`);
for (const [what, median, worst, target] of rows) {
  console.log(`| ${what} | ${median.toFixed(1)} | ${worst.toFixed(1)} | ${target} |`);
}

async function firstDecision() {
  const times = [];
  for (let visit = 0; visit < 5; visit += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (globalThis.decidedAt === undefined && document.querySelector("[data-outcome]")) {
          requestAnimationFrame(() => setTimeout(() => (globalThis.decidedAt ??= performance.now())));
        }
      }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(server.url);
    await page.waitForFunction(() => globalThis.decidedAt !== undefined);
    times.push(await page.evaluate(() => globalThis.decidedAt));
    await context.close();
  }
  return summary(times);
}

async function keystrokes(what, text, target) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  const content = page.locator(".cm-content");
  await content.waitFor();
  await content.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
  await page.waitForTimeout(1500);
  // The end of the first image: every letter there changes the answer.
  await page.keyboard.press("Control+Home");
  for (let line = 1; line < text.split("\n").findIndex((it) => it.includes("image:")) + 1; line += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("End");
  await page.evaluate(() => {
    globalThis.times = [];
    let pressed;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
    new MutationObserver(() => {
      if (pressed === undefined) {
        return;
      }
      const start = pressed;
      pressed = undefined;
      document.querySelector("main").getBoundingClientRect();
      const ready = performance.now() - start;
      requestAnimationFrame(() => setTimeout(() => globalThis.times.push([ready, performance.now() - start])));
    }).observe(document.querySelector("[data-answer]"), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("abcdefghij"[key % 10]);
    await page.waitForTimeout(150);
  }
  const times = await page.evaluate(() => globalThis.times);
  await context.close();
  if (times.length < KEYS) {
    throw new Error(`${what}: only ${times.length} of ${KEYS} keystrokes changed the answer`);
  }
  return [
    [`keystroke, ${what}: answer laid out`, ...summary(times.map(([ready]) => ready)), target],
    [`keystroke, ${what}: frame done`, ...summary(times.map(([, done]) => done)), target],
  ];
}

function summary(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
}

/** Pods of 20 lines with two containers and a Secret each. */
function manifest(pods) {
  return Array.from(
    { length: pods },
    (_, number) => `apiVersion: v1
kind: Pod
metadata:
  name: web-${number}
  namespace: team-${number % 20}
  labels:
    app: web
spec:
  imagePullSecrets:
  - name: regcred-${number % 50}
  containers:
  - name: web
    image: registry.example.com/team/app-${number}:1.${number}
    ports:
    - containerPort: 80
    env:
    - name: MODE
      value: "production"
  - name: proxy
    image: nginx
---
`,
  ).join("");
}
