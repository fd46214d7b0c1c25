// The three pictures: back-off, the node's pulls, a key against an image.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { content, paste } from "./support/editor.mjs";
import { everywhere } from "./support/everywhere.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const PODS = ["a", "b", "c"]
  .map((name) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers:
  - {name: one, image: "registry.example/${name}-one:1"}
  - {name: two, image: "registry.example/${name}-two:1"}
`)
  .join("---\n");

async function pictures(page, text) {
  await paste(page, text);
  await page.locator("[data-view=pictures]").click();
  await page.locator(".pictures").waitFor();
}

/** Starts and ends of the pulls, by the table that says the same as the chart. */
async function pulls(page) {
  const section = page.locator("section[aria-labelledby=pulls-heading]");
  const rows = await section.locator("details tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.cells].map((cell) => cell.textContent)),
  );
  return rows.map(([workload, container, , start, end]) => ({ workload, container, start: Number(start), end: Number(end) }));
}

/** The most that run at the same moment. */
const atOnce = (all) => Math.max(...all.map(({ start }) => all.filter((it) => it.start <= start && start < it.end).length));

everywhere("the pulls of the node follow serial, parallel and maxParallelImagePulls", () => site, async ({ page }) => {
  await pictures(page, PODS);
  const mode = page.locator("input[name=pull-mode]");
  assert.equal(atOnce(await pulls(page)), 1, "serial is the default");
  assert.equal(await page.locator(".pull rect").count(), 6);
  await mode.nth(1).check();
  await page.waitForFunction(() => document.querySelectorAll(".pull-waits").length === 3);
  const parallel = await pulls(page);
  assert.equal(atOnce(parallel), 3, "never two for one Pod");
  for (const pod of ["a", "b", "c"]) {
    assert.equal(atOnce(parallel.filter((it) => it.workload.includes(`/${pod}`) || it.workload.endsWith(pod))), 1);
  }
  await page.locator(".picture-limit input[type=number]").fill("2");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".pull-waits").length === 4);
  assert.equal(atOnce(await pulls(page)), 2);
  await page.locator(".picture-controls button.link").click();
  await content(page).filter({ hasText: "maxParallelImagePulls: 2" }).waitFor();
});

everywhere("seconds by image move the bars", () => site, async ({ page, say }) => {
  await pictures(page, PODS);
  await page.locator(".picture-seconds", { hasText: say("picture-seconds-all") }).locator("input").fill("7");
  await page.keyboard.press("Enter");
  await page.locator(".picture-status", { hasText: "42" }).waitFor();
  const all = await pulls(page);
  assert.deepEqual(all.map(({ start, end }) => end - start), [7, 7, 7, 7, 7, 7]);
});

everywhere("the back-off says what kubectl shows at each moment", () => site, async ({ page }) => {
  await pictures(page, PODS);
  const section = page.locator("section[aria-labelledby=back-off-heading]");
  const rows = await section.locator("details tbody tr").evaluateAll((all) => all.map((row) => row.cells[2].textContent));
  const waits = rows.map((wait) => Number(wait.match(/\d+/)[0]));
  assert.deepEqual(waits.slice(0, 7), [10, 20, 40, 80, 160, 300, 300]);
  const slider = page.locator("#back-off-moment");
  await slider.fill("0");
  await section.locator(".picture-status code", { hasText: "ErrImagePull" }).waitFor();
  await slider.fill("50");
  await section.locator(".picture-status code", { hasText: "ImagePullBackOff" }).waitFor();
  assert.match(await section.locator("table").first().innerText(), /Back-off pulling image "registry\.example\/a-one:1"/);
  await section.locator(".picture-buttons button").last().click();
  await section.locator(".picture-status code", { hasText: "ErrImagePull" }).waitFor();
  assert.equal(await slider.inputValue(), "70");
});

everywhere("a key is held against an image label by label, in the three rule sets", () => site, async ({ page, say }) => {
  await pictures(page, PODS);
  const section = page.locator("section[aria-labelledby=key-heading]");
  const fields = section.locator("input");
  await fields.nth(0).fill("a.b.registry.example/team/app:1");
  await fields.nth(1).fill("*.registry.example/team");
  await section.locator(".picture-status", { hasText: say("picture-rules-differ") }).waitFor();
  const verdicts = await section.locator(".verdict").allInnerTexts();
  assert.deepEqual(verdicts, [say("picture-verdict-no"), say("picture-verdict-yes"), say("picture-verdict-no")]);
  await fields.nth(1).fill("*.b.registry.example/team");
  await section.locator(".verdict-yes").nth(1).waitFor();
  const kubelet = section.locator(".reading").first();
  assert.deepEqual(await kubelet.locator("g.pair-fits .pair-text").allTextContents(), [
    "*", "a", "b", "b", "registry", "registry", "example", "example", "/team", "/team/app",
  ]);
  await fields.nth(0).fill("Not A Name");
  await section.locator(".picture-error").waitFor();
});

test("keys that were pasted are offered", async () => {
  const { page, close } = await site.visit();
  await page.locator("[data-open=examples]").click();
  await page.locator("[data-example=glob]").click();
  await page.locator("[data-view=pictures]").click();
  const pick = page.locator("section[aria-labelledby=key-heading] select");
  const offered = await pick.locator("option").allInnerTexts();
  assert.ok(offered.length > 3, offered.join());
  await pick.selectOption({ index: 2 });
  const [key, image] = offered[2].split("→").map((it) => it.trim());
  const fields = page.locator("section[aria-labelledby=key-heading] input");
  assert.deepEqual([await fields.nth(1).inputValue(), await fields.nth(0).inputValue()], [key, image]);
  await close();
});

test("each picture has a text that says the same", async () => {
  const { page, close } = await site.visit();
  await pictures(page, PODS);
  for (const picture of await page.locator("svg[role=img]").all()) {
    const named = await picture.evaluate((it) =>
      it.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "),
    );
    assert.ok(named.trim().length > 10, named);
  }
  assert.equal(await page.locator(".pictures details table").count(), 2);
  await close();
});
