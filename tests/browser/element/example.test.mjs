/** The example page: a bare page with one script, under a strict policy. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./support/package.mjs";
import { answered, picture, stage } from "./support/stage.mjs";

// The page names the package relative to itself, so that stands before the page.
const on = stage("example", (folder) => ({
  "/page/whypull/": join(folder, "node_modules/whypull"),
  "/page/": join(ROOT, "examples/element"),
}));

test("it shows the decision", async () => {
  const page = await on.open("/page/");
  const element = await answered(page, "#order");
  assert.match(await element.locator(".outcome").innerText(), /up to 2 credentials/);
  assert.deepEqual(await element.locator(".parts dd code").allInnerTexts(), [
    "eu.registry.example",
    "shop/app",
    `sha256:${"a".repeat(64)}`,
  ]);
  assert.match(await element.locator(".policy").innerText(), /IfNotPresent/);
  assert.deepEqual(await element.locator(".attempts li").allInnerTexts(), [
    "eu.registry.example/shop · Secret default/regcred · user shop",
    "*.registry.example · Secret default/regcred · user everyone",
  ]);
  const report = await element.evaluate((it) => it.report);
  const shown = report.workloads[0].containers[1];
  assert.equal(shown.name, "app");
  assert.equal(await element.locator(".steps li").count(), shown.steps.length);
  const events = shown.steps.map((step) => step.event).filter(Boolean);
  assert.deepEqual(await element.locator(".event code").allInnerTexts(), events);
  assert.match(await element.locator(".about").innerText(), /Kubernetes 1\.37 · rules: kubelet/);
  assert.deepEqual(page.faults, []);
  await picture(page, "example");
  await page.context().close();
});

test("another container can be chosen", async () => {
  const page = await on.open("/page/");
  const element = await answered(page, "#order");
  await element.getByLabel("Container").selectOption("shop / wait");
  assert.deepEqual(await element.locator(".parts dd code").allInnerTexts(), [
    "docker.io",
    "library/busybox",
    "latest",
  ]);
  assert.match(await element.locator(".parts").innerText(), /tag, implied/);
  // The choice stays while the text changes.
  await element.locator("textarea").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# a comment\n");
  await page.waitForFunction(() => document.querySelector("#order").report.workloads[0].location.line > 1);
  assert.match(await element.locator(".parts").innerText(), /busybox/);
  await page.context().close();
});

test("a fix applies with a click, and undo and Reset take it back", async () => {
  const page = await on.open("/page/");
  const element = await answered(page, "#typo");
  const editor = element.locator("textarea");
  const original = await editor.inputValue();
  const reset = element.getByRole("button", { name: "Reset" });
  assert.match(original, /^apiVersion: v1\nkind: Pod\n/);
  assert.match(await element.locator(".diagnostics").innerText(), /secret-not-found[\s\S]*line 11/);
  assert.equal(await element.locator(".gutter .error").innerText(), "11");
  assert.equal(await element.locator(".attempts li").count(), 0);
  assert.ok(await reset.isHidden());

  await element.getByRole("button", { name: /^Apply/ }).click();
  await element.locator(".attempts li").waitFor();
  assert.equal(await editor.inputValue(), original.replace("regcrd", "regcred"));
  assert.equal(await element.locator(".diagnostics").count(), 0);
  assert.ok(await editor.evaluate((it) => it.matches(":focus")));

  await page.keyboard.press("Control+z");
  await element.locator(".diagnostics").waitFor();
  assert.equal(await editor.inputValue(), original);

  await page.keyboard.press("Control+a");
  await page.keyboard.type("kind: Pod");
  await reset.click();
  assert.equal(await editor.inputValue(), original);
  await reset.waitFor({ state: "hidden" });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a line of a diagnostic is found in the editor", async () => {
  const page = await on.open("/page/");
  const element = await answered(page, "#typo");
  await element.getByRole("button", { name: "Go to line 11" }).click();
  const selected = await element
    .locator("textarea")
    .evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
  assert.equal(selected, "regcrd");
  await page.context().close();
});

test("a name that is none is shown where it breaks, and links lead to the documentation", async () => {
  const page = await on.open("/page/");
  const element = await answered(page, "#variable");
  assert.equal(await element.locator(".given mark").innerText(), "$");
  assert.match(await element.locator(".outcome").innerText(), /InvalidImageName/);
  const link = element.getByRole("link").first();
  assert.match(await link.getAttribute("href"), /^https:\/\/kubernetes\.io\//);
  assert.equal(await link.getAttribute("rel"), "noopener");
  // Not to be edited, so nothing offers to.
  assert.ok(await element.locator("textarea").evaluate((it) => it.readOnly));
  assert.equal(await element.getByRole("button", { name: /^Apply/ }).count(), 0);
  await page.context().close();
});

test("without scripts the YAML is there", async () => {
  const page = await on.open("/page/", { javaScriptEnabled: false });
  assert.ok(await page.getByText("image: registry.example/shop/web:v1.42.0").isVisible());
  await picture(page, "example-no-script");
  await page.context().close();
});
