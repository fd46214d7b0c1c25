// Files as tabs: how they get in, what they are used as, how they go, what a reload keeps.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { content, paste } from "./support/editor.mjs";
import { everywhere } from "./support/everywhere.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const PASSWORD = "hunter2-Tr0ub4dor&3";
const POD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - {name: web, image: "registry.example/team/app:1.0"}
`;
const CONFIG = JSON.stringify({ auths: { "registry.example": { username: "robot", password: PASSWORD } } });

const tabs = (page) => page.locator(".file-tabs [role=tab]");
const names = (page) => tabs(page).allInnerTexts();
const role = (page) => page.locator(".file-bar select");
/** The editor has another text a frame after another tab. */
const shows = (page, text) => content(page).filter({ hasText: text }).waitFor();

everywhere("a docker config in a tab of its own gives the Pod its credential", () => site, async ({ page, say }) => {
  await paste(page, POD);
  await page.locator('[data-outcome="pullAttempted"]').waitFor();
  await page.locator("#new-file").click();
  assert.equal((await names(page)).at(-1), "new.yaml");
  await paste(page, CONFIG);
  await role(page).selectOption("nodeConfig");
  await page.locator(".attempts > li").waitFor();
  assert.match(await page.locator(".attempts").innerText(), /robot/);
  await page.locator(".file-bar label", { hasText: say("shell-file-place") }).locator("input").fill("/elsewhere/config.json");
  await page.keyboard.press("Enter");
  await page.locator(".attempts > li").waitFor({ state: "detached" });
  await page.locator(".file-bar button", { hasText: say("shell-file-remove") }).click();
  assert.ok(!(await names(page)).includes("new.yaml"));
});

everywhere("files are opened from the disk, several at once", () => site, async ({ page }) => {
  await page.locator("#open-file").setInputFiles([
    { name: "web.yaml", mimeType: "text/yaml", buffer: Buffer.from(POD) },
    { name: "config.json", mimeType: "application/json", buffer: Buffer.from(CONFIG) },
  ]);
  await tabs(page).filter({ hasText: "config.json" }).waitFor();
  await tabs(page).filter({ hasText: "web.yaml" }).click();
  await shows(page, "registry.example/team/app:1.0");
  await page.locator("#open-file").setInputFiles([{ name: "web.yaml", mimeType: "text/yaml", buffer: Buffer.from("kind: Pod") }]);
  await tabs(page).filter({ hasText: "web-2.yaml" }).waitFor();
});

everywhere("files are dropped on the page", () => site, async ({ page }) => {
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.yaml", { type: "text/yaml" }));
    return data;
  }, POD);
  await page.locator("main").dispatchEvent("dragover", { dataTransfer: data });
  await page.locator(".drop-target").waitFor();
  await page.locator("main").dispatchEvent("drop", { dataTransfer: data });
  await page.locator(".drop-target").waitFor({ state: "detached" });
  await tabs(page).filter({ hasText: "dropped.yaml" }).waitFor();
  await shows(page, "registry.example/team/app:1.0");
});

test("a file that is too large is refused with a sentence", async () => {
  const { page, close } = await site.visit();
  const before = await names(page);
  await page.locator("#open-file").setInputFiles([
    { name: "huge.yaml", mimeType: "text/yaml", buffer: Buffer.alloc(21 * 1024 * 1024, 32) },
  ]);
  await page.locator(".notice", { hasText: "huge.yaml" }).waitFor();
  assert.deepEqual(await names(page), before);
  await close();
});

test("tabs are walked with the arrows and removed with Delete; names do not collide", async () => {
  const { page, close } = await site.visit();
  await paste(page, POD);
  const count = (await names(page)).length;
  await page.locator("#new-file").click();
  await page.locator("#new-file").click();
  assert.deepEqual((await names(page)).slice(-2), ["new.yaml", "new-2.yaml"]);
  await tabs(page).last().focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator('.file-tabs [aria-selected="true"]').innerText(), "new.yaml");
  await page.keyboard.press("Delete");
  assert.equal((await names(page)).length, count + 1);
  await page.locator(".file-bar input").first().fill("pod-of-mine.yaml");
  await page.keyboard.press("Enter");
  await tabs(page).filter({ hasText: "pod-of-mine.yaml" }).waitFor();
  await close();
});

test("each file keeps its own undo history", async () => {
  const { page, close } = await site.visit();
  await paste(page, POD);
  await page.locator("#new-file").click();
  await paste(page, "kind: Secret");
  await tabs(page).first().click();
  await shows(page, "registry.example/team/app:1.0");
  await content(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await content(page).filter({ hasNotText: "registry.example/team/app:1.0" }).waitFor();
  await tabs(page).last().click();
  await shows(page, "kind: Secret");
  await close();
});

const SECRET = `${POD}---
apiVersion: v1
kind: Secret
metadata: {name: regcred}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '${CONFIG}'
`;

everywhere("a reload brings the text back without its secrets, and says so", () => site, async ({ page, say }) => {
  await paste(page, SECRET);
  await page.waitForFunction(() => JSON.stringify({ ...sessionStorage }).includes("regcred"));
  await page.reload();
  await shows(page, "regcred");
  await page.locator(".notice", { hasText: say("shell-restored-without-secrets") }).waitFor();
  assert.doesNotMatch(await content(page).innerText(), /hunter2/);
});

everywhere("secrets survive a reload only where that was asked for", () => site, async ({ page }) => {
  await paste(page, SECRET);
  await page.locator("#settings-summary").click();
  await page.locator("input[name=keep]").check();
  await page.waitForFunction(() => JSON.stringify({ ...sessionStorage }).includes("hunter2"));
  await page.reload();
  await shows(page, PASSWORD);
  await page.locator("#settings-summary").click();
  assert.ok(await page.locator("input[name=keep]").isChecked());
  await page.locator("input[name=keep]").uncheck();
  await page.waitForFunction(() => !JSON.stringify({ ...sessionStorage }).includes("hunter2"));
});
