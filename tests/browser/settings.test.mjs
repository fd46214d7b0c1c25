// Each setting changes what is told; language and colours are the reader's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { paste } from "./support/editor.mjs";
import { everywhere } from "./support/everywhere.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

/** A Pod in a namespace that its text leaves open, unless one is given. */
const pod = (image, more = "") => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  imagePullSecrets: [{name: regcred}]
  containers:
  - {name: web, image: "${image}"${more}}
`;
const code = (page, name) => page.locator(".diagnostic code", { hasText: new RegExp(`^${name}$`) });
const change = (page, name, value) => page.locator(`.settings [name=${name}]`).selectOption(value);
async function type(page, name, value) {
  await page.locator(`.settings [name=${name}]`).fill(value);
  await page.keyboard.press("Enter");
}
async function open(page, text) {
  await paste(page, text);
  await page.locator("#settings-summary").click();
}

everywhere("whether what was pasted is all there is", () => site, async ({ page }) => {
  await open(page, pod("registry.example/app:1.0"));
  await page.locator('[data-outcome="unknown"]').waitFor();
  await code(page, "secret-not-given").first().waitFor();
  await change(page, "complete", "yes");
  await page.locator('[data-outcome="pullAttempted"]').waitFor();
  await code(page, "secret-not-found").first().waitFor();
});

everywhere("the rule set", () => site, async ({ page }) => {
  const secret = `---
apiVersion: v1
kind: Secret
metadata: {name: regcred}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths": {"*.example": {"username": "robot", "password": "x"}}}'
`;
  await open(page, pod("a.registry.example/app:1.0") + secret);
  await page.locator(".attempts").waitFor({ state: "detached" });
  await change(page, "semantics", "docs");
  await page.locator(".attempts > li").waitFor();
  await change(page, "semantics", "docker");
  await page.locator(".attempts").waitFor({ state: "detached" });
});

everywhere("the version of Kubernetes", () => site, async ({ page }) => {
  const bad = `---
apiVersion: v1
kind: Secret
metadata: {name: regcred}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths": {"registry.example": {"auth": "!!!"}}}'
`;
  await open(page, pod("registry.example/app:1.0") + bad);
  await page.locator("[data-outcome]").waitFor();
  await change(page, "kubernetesVersion", "1.32");
  await page.locator(".event-message", { hasText: "Failed to pull image" }).first().waitFor();
  await change(page, "kubernetesVersion", "1.33");
  await page.locator(".event-message", { hasText: "Failed to pull image" }).first().waitFor({ state: "detached" });
});

everywhere("AlwaysPullImages, runtime, namespace", () => site, async ({ page }) => {
  await open(page, pod("app:1.0"));
  await page.locator("[data-outcome]").waitFor();
  await page.locator(".settings [name=alwaysPullImages]").check();
  await page.locator(".card-facts", { hasText: "Always" }).waitFor();
  await change(page, "containerRuntime", "cri-o");
  await code(page, "short-name-refused").first().waitFor();
  await type(page, "namespace", "shop");
  await page.locator(".workload-name", { hasText: "shop/web" }).waitFor();
});

everywhere("the platform of the node", () => site, async ({ page }) => {
  await page.locator("[data-open=examples]").click();
  await page.locator("[data-example=image-index-missing]").click();
  await code(page, "platform-missing").first().waitFor();
  await page.locator("#settings-summary").click();
  await type(page, "platform", "linux/amd64");
  await code(page, "platform-missing").first().waitFor({ state: "detached" });
});

everywhere("images on the node are listed and can be taken away", () => site, async ({ page }) => {
  await paste(page, pod("registry.example/app:1.0", ", imagePullPolicy: Never"));
  await page.locator('[data-outcome="errImageNeverPull"]').waitFor();
  await page.locator(".card .present input").check();
  await page.locator('[data-outcome="starts"]').waitFor();
  await page.locator("#settings-summary").click();
  await page.locator(".settings .present button").click();
  await page.locator('[data-outcome="errImageNeverPull"]').waitFor();
});

test("the language is the browser's first that is spoken, until the reader chooses", async () => {
  for (const [locale, lang] of [["zh-TW", "zh-CN"], ["en-GB", "en"], ["de", "en"]]) {
    const { page, close } = await site.visit({ locale });
    assert.equal(await page.locator("html").getAttribute("lang"), lang, locale);
    await close();
  }
  const { page, close } = await site.visit({ locale: "de" });
  await page.locator("select.language").selectOption("zh-CN");
  await page.locator("html[lang=zh-CN]").waitFor();
  assert.match(await page.title(), /镜像/);
  assert.match(await page.locator(".headline").innerText(), /[\u4e00-\u9fff]/);
  await page.reload();
  await page.locator("html[lang=zh-CN]").waitFor();
  await close();
});

test("the colours are the system's, until the reader chooses", async () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".top")).backgroundColor);
  const dark = await site.visit({ colorScheme: "dark" });
  const light = await site.visit({ colorScheme: "light" });
  const [night, day] = [await background(dark.page), await background(light.page)];
  assert.notEqual(night, day);
  await dark.page.locator("select.theme").selectOption("light");
  assert.equal(await background(dark.page), day);
  await dark.page.reload();
  await dark.page.locator("main").waitFor();
  assert.equal(await background(dark.page), day, "the choice is kept");
  await dark.close();
  await light.close();
});
