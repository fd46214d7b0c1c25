/** A built VitePress site, with the packed package in it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { ROOT } from "./support/package.mjs";
import { answered, picture, stage, write } from "./support/stage.mjs";

let dist;
const folders = (folder) => {
  dist = build(folder);
  return { "/": dist };
};
// VitePress writes inline scripts and styles of its own; the element needs neither.
const on = stage("vitepress", folders, null);

/** Builds the example, a copy of it, with the command that its package.json names. */
function build(folder) {
  cpSync(join(ROOT, "examples/vitepress/docs"), join(folder, "docs"), { recursive: true });
  const vitepress = dirname(createRequire(import.meta.url).resolve("vitepress/package.json"));
  execFileSync(process.execPath, [join(vitepress, "bin/vitepress.js"), "build", "docs"], {
    cwd: folder,
    stdio: "pipe",
  });
  return join(folder, "docs/.vitepress/dist");
}

test("the YAML is in the built page", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  assert.match(html, /<whypull-explain kubernetes-version="1\.35">/);
  assert.match(html.replace(/<[^>]*>/g, ""), /image: janedoe\/awesomeapp:v1/);
});

test("it explains, and follows the switch to dark", async () => {
  const page = await on.open("/", { colorScheme: "light" });
  const element = await answered(page);
  assert.equal(
    await element.locator(".attempts li").innerText(),
    "https://index.docker.io/v1/ · Secret awesomeapps/myregistrykey · user janedoe",
  );
  assert.match(await element.locator("textarea").inputValue(), /^apiVersion: v1\nkind: Pod\n/);
  // What is not explained yet is a code block of VitePress, with colours of its own.
  await answered(page, "whypull-explain >> nth=1");
  await assertAccessible(page, "whypull-explain");
  await picture(page, "vitepress-light");
  await page.locator("button.VPSwitchAppearance").first().click();
  await element.locator(".whypull.dark").waitFor();
  await page.waitForTimeout(400);
  await assertAccessible(page, "whypull-explain");
  await picture(page, "vitepress-dark");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the rule sets differ in the second example", async () => {
  const page = await on.open("/");
  // The first one grows when it has its answer, and would push the second out of sight again.
  await answered(page);
  await page.locator("whypull-explain").nth(1).scrollIntoViewIfNeeded();
  const differences = page.locator("whypull-explain").nth(1).locator(".differences");
  await differences.waitFor();
  assert.deepEqual(await differences.locator(".answers dd").allInnerTexts(), ["no", "yes", "no"]);
  await page.context().close();
});

test("the page in Chinese speaks Chinese, also when reached by a click", async () => {
  const page = await on.open("/", { viewport: { width: 1280, height: 900 } });
  const first = await answered(page);
  await write(first, "kind: Pod");
  await page.evaluate(() => {
    // The router of the site: no reload.
    window.kept = true;
    const link = document.createElement("a");
    link.href = "/zh/";
    document.querySelector(".vp-doc").append(link);
    link.click();
  });
  await page.waitForURL("**/zh/");
  await page.locator("h1", { hasText: "从私有仓库拉取镜像" }).waitFor();
  const element = await answered(page);
  assert.equal(await page.evaluate(() => window.kept), true);
  assert.match(await element.locator(".outcome").innerText(), /使用一个凭据拉取/);
  assert.match(await element.locator("textarea").inputValue(), /janedoe/);
  await page.context().close();
});

test("it fits 390 px", async () => {
  const page = await on.open("/zh/", { viewport: { width: 390, height: 844 } });
  await answered(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  await picture(page, "vitepress-zh-390");
  await page.context().close();
});

test("without scripts the YAML is there", async () => {
  const page = await on.open("/", { javaScriptEnabled: false });
  assert.ok(await page.getByText("image: janedoe/awesomeapp:v1").isVisible());
  await page.context().close();
});
