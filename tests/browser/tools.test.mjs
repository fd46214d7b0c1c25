// The tools: a docker-registry Secret, the use cases, a pasted event.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { content } from "./support/editor.mjs";
import { everywhere } from "./support/everywhere.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const PASSWORD = "hunter2-Tr0ub4dor&3";
const view = (page, name) => page.locator(`[data-view=${name}]`).click();

everywhere("a Secret from fields: masked on the page, whole in the clipboard and the editor", () => site, async ({ page, say }) => {
  await view(page, "secret");
  await page.locator("#secret-server").fill("registry.example:5000");
  await page.locator("#secret-username").fill("janedoe");
  await page.locator("#secret-namespaces").fill("shop, web");
  await page.locator(".tool-empty").waitFor();
  await page.locator("#secret-password").fill(PASSWORD);
  const preview = page.locator(".tool-preview");
  await preview.waitFor();
  assert.match(await preview.innerText(), /\.dockerconfigjson: \*+/);
  assert.equal((await preview.innerText()).match(/kind: Secret/g).length, 2, "one a namespace");
  const auth = Buffer.from(`janedoe:${PASSWORD}`).toString("base64");
  const hidden = [PASSWORD, auth, Buffer.from(auth).toString("base64")];
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(hidden.every((it) => !html.includes(it)));

  await page.locator(".tool-result .tool-copy").click();
  await page.locator(".notice", { hasText: say("tools-copied") }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const data = copied.match(/\.dockerconfigjson: (\S+)/)[1];
  assert.deepEqual(JSON.parse(Buffer.from(data, "base64")), {
    auths: { "registry.example:5000": { username: "janedoe", password: PASSWORD, auth } },
  });
  await page.locator(".tool-result button", { hasText: say("tools-open") }).click();
  await page.locator(".file-tabs [aria-selected=true]", { hasText: "regcred.yaml" }).waitFor();
  await content(page).filter({ hasText: "dockerconfigjson" }).waitFor();
});

everywhere("a Secret from a config.json, as JSON", () => site, async ({ page }) => {
  await view(page, "secret");
  await page.locator("input[name=secret-from]").nth(1).check();
  await page.locator("#secret-fromConfig").fill('{"auths": {"registry.example": {"auth": "not base64!"');
  await page.locator("#secret-fromConfig-error").waitFor();
  await page.locator("#secret-fromConfig").fill('{"auths": {"registry.example": {"auth": "amFuZTpkb2U="}}, "credsStore": "desktop"}');
  await page.locator("input[name=secret-format]").nth(1).check();
  await page.locator(".tool-preview", { hasText: '".dockerconfigjson": "***"' }).waitFor();
  await page.locator(".tool-warnings li").first().waitFor();
});

everywhere("a few questions lead to a use case and its manifests", () => site, async ({ page, say }) => {
  await view(page, "advice");
  const answer = (question, nth) => page.locator(`input[name=advice-${question}]`).nth(nth).check();
  await answer("images", 0);
  await page.locator(".tool-cases li").waitFor();
  await answer("images", 1);
  await page.locator(".tool-empty").waitFor();
  await answer("audience", 0);
  await answer("tenants", 1);
  await page.locator(".tool-cases li", { hasText: "4" }).first().waitFor();
  await page.locator(".tool-names summary").click();
  await page.locator("#advice-registry").fill("registry.example/Team");
  await page.locator("#advice-registry-error").waitFor();
  await page.locator("#advice-registry").fill("registry.example:5000");
  const file = page.locator(".tool-file").first();
  await file.locator("summary").click();
  assert.match(await page.locator(".tool-result").innerText(), /registry\.example:5000/);
  await file.locator("button", { hasText: say("tools-open") }).click();
  await page.locator(".file-tabs [role=tab]").nth(1).waitFor();
  await page.locator("button", { hasText: say("tools-advice-again") }).click();
  await page.locator(".tool-empty").waitFor();
});

test("each way through the questions ends in a use case", async () => {
  const { page, close } = await site.visit();
  await view(page, "advice");
  const answer = (question, nth) => page.locator(`input[name=advice-${question}]`).nth(nth).check();
  const cases = async () => (await page.locator(".tool-cases strong").allInnerTexts()).join();
  const found = new Set();
  for (const way of [
    [["images", 0]],
    [["images", 1], ["audience", 0], ["tenants", 0], ["nodes", 0], ["cloud", 0]],
    [["images", 1], ["audience", 0], ["tenants", 0], ["nodes", 0], ["cloud", 1]],
    [["images", 1], ["audience", 0], ["tenants", 0], ["nodes", 1]],
    [["images", 1], ["audience", 1], ["tenants", 0]],
    [["images", 1], ["audience", 1], ["tenants", 1]],
  ]) {
    for (const [question, nth] of way) {
      await answer(question, nth);
    }
    await page.locator(".tool-cases").waitFor();
    found.add(await cases());
  }
  assert.ok(["1", "2", "3", "4"].every((number) => [...found].some((it) => it.includes(number))), [...found].join(" | "));
  await close();
});

everywhere("a pasted event is told in its causes", () => site, async ({ page, say }) => {
  await view(page, "decode");
  await page.locator(".tool-empty", { hasText: say("tools-decode-empty") }).waitFor();
  await page.locator("#decode-text").fill('Failed to pull image "registry.example/app:1": failed to do request: x509: certificate signed by unknown authority');
  await page.locator(".tool-causes > li", { hasText: say("tools-certain") }).or(page.locator(".tool-causes > li")).first().waitFor();
  assert.match(await page.locator(".tool-causes").innerText(), /registry\.example/);
  for (const sample of ["describe", "name", "limit", "platform"]) {
    await page.locator("button", { hasText: say(`tools-sample-${sample}`) }).click();
    await page.locator(".tool-causes > li").first().waitFor();
  }
  await page.locator("button", { hasText: say("tools-clear") }).click();
  await page.locator(".tool-empty").waitFor();
});
