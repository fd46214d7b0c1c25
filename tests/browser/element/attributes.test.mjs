/** What the attributes and properties say, and that they may change at any time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, explain, pod, stage, write } from "./support/stage.mjs";

const on = stage("attributes");

/** Changes an element and gives the Report that follows. */
function after(element, change, value) {
  return element.evaluate(
    (it, [name, given]) =>
      new Promise((resolve) => {
        it.addEventListener("whypull-report", (event) => resolve(event.detail), { once: true });
        if (name.startsWith(".")) {
          it[name.slice(1)] = given;
        } else if (given === null) {
          it.removeAttribute(name);
        } else {
          it.setAttribute(name, given);
        }
      }),
    [change, value],
  );
}

test("attributes are there from the start and may change", async () => {
  const page = await on.show(
    explain(
      pod("registry.example/app:v1", "  imagePullSecrets:\n    - name: regcred\n"),
      'kubernetes-version="1.30" semantics="docs" namespace="shop" complete present="registry.example/app:v1"',
    ),
  );
  const element = await answered(page);
  let report = await element.evaluate((it) => it.report);
  assert.equal(report.kubernetesVersion, "1.30");
  assert.equal(report.semantics, "docs");
  assert.equal(report.complete, true);
  assert.equal(report.workloads[0].namespace, "shop");
  assert.equal(report.workloads[0].containers[0].outcome, "starts");
  assert.match(await element.locator(".about").innerText(), /Kubernetes 1\.30 · rules: documentation/);

  report = await after(element, "present", null);
  assert.equal(report.workloads[0].containers[0].action, "pull");
  report = await after(element, "complete", "false");
  assert.equal(report.complete, false);
  assert.equal(report.workloads[0].containers[0].outcome, "unknown");
  report = await after(element, "kubernetes-version", "v1.35.2");
  assert.equal(report.kubernetesVersion, "1.35");
  report = await after(element, "semantics", "docker");
  assert.equal(report.semantics, "docker");
  report = await after(element, "namespace", null);
  assert.equal(report.workloads[0].namespace, "default");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("properties mirror the attributes", async () => {
  const page = await on.show(explain(pod("registry.example/app:v1")));
  const element = await answered(page);
  let report = await after(element, ".present", ["busybox", "registry.example/app:v1"]);
  assert.equal(report.workloads[0].containers[0].present, true);
  assert.equal(await element.getAttribute("present"), "busybox registry.example/app:v1");
  report = await after(element, ".kubernetesVersion", "1.29");
  assert.equal(report.kubernetesVersion, "1.29");
  report = await after(element, ".complete", true);
  assert.equal(report.complete, true);
  await after(element, ".readOnly", true);
  assert.equal(await element.getAttribute("readonly"), "");
  assert.ok(await element.locator("textarea").evaluate((it) => it.readOnly));
  report = await after(element, ".yaml", pod("quay.io/other"));
  assert.equal(report.workloads[0].containers[0].image.domain, "quay.io");
  const all = await element.evaluate((it) => [
    it.container,
    it.semantics,
    it.namespace,
    it.complete,
    it.present,
    it.loading,
    it.state,
  ]);
  assert.deepEqual(all, ["", "", "", true, ["busybox", "registry.example/app:v1"], "lazy", "ready"]);
  await page.context().close();
});

test("what was set before the class was there counts", async () => {
  const page = await on.open("/nothing");
  on.server.pages.set(
    "/late",
    `<!doctype html><html lang="en"><title>Late</title><body>${explain(pod("nginx"))}</body></html>`,
  );
  await page.goto(`${on.server.origin}/late`);
  await page.evaluate(async () => {
    const element = document.querySelector("whypull-explain");
    Object.assign(element, { kubernetesVersion: "1.28", readOnly: true });
    await import("/whypull/element/index.js");
  });
  const element = await answered(page);
  assert.equal(await element.evaluate((it) => it.report.kubernetesVersion), "1.28");
  assert.equal(await element.getAttribute("readonly"), "");
  await page.context().close();
});

test("a container is named, plainly or with its workload", async () => {
  const two = `${pod("first.example/app")}---\n${pod("second.example/app").replace("name: web", "name: job")}`;
  const page = await on.show(explain(two, 'container="job/app"'));
  const element = await answered(page);
  const registry = element.locator(".parts code.registry");
  assert.equal(await registry.innerText(), "second.example");
  await after(element, "container", "app");
  assert.equal(await registry.innerText(), "first.example");
  await page.context().close();
});

test("a setting that is refused is told, and one that is right helps", async () => {
  const page = await on.show(explain(pod("nginx"), 'kubernetes-version="7.0"'));
  const element = page.locator("whypull-explain");
  await element.locator(".outcome.bad").waitFor();
  assert.match(await element.locator(".outcome").innerText(), /could not be made.*1\.22/);
  assert.equal(await element.evaluate((it) => it.report), undefined);
  await after(element, "kubernetes-version", "1.37");
  assert.match(await element.locator(".outcome").innerText(), /^↓\s*Pulls/);
  await page.context().close();
});

test("the language is its own, or the page's, or the reader's", async () => {
  const cases = [
    { attributes: 'lang="zh-CN"', lang: "en", reader: "en-US", spoken: "zh-CN" },
    { attributes: "", lang: "zh-Hans", reader: "en-US", spoken: "zh-CN" },
    { attributes: "", lang: "fr", reader: "zh-CN", spoken: "en" },
    { attributes: "", lang: "", reader: "zh-CN", spoken: "zh-CN" },
    { attributes: "", lang: "", reader: "de-DE", spoken: "en" },
  ];
  for (const { attributes, lang, reader, spoken } of cases) {
    const page = await on.show(explain(pod("nginx:1.27"), attributes), { lang, locale: reader });
    const element = await answered(page);
    const shown = await element.locator(".answer").innerText();
    assert.match(shown, spoken === "en" ? /Pull policy[\s\S]*API server sets/ : /镜像拉取策略[\s\S]*API 服务器/);
    assert.equal(await element.locator(".whypull").getAttribute("lang"), spoken);
    await page.context().close();
  }
});

test("no English is left in Chinese", async () => {
  const secret = `---
apiVersion: v1
kind: Secret
metadata:
  name: regcred
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths":{"*.registry.example":{"username":"u","password":"p"},"eu.west.registry.example":{"username":"u","password":"p"}}}'
`;
  const yaml = pod("eu.west.registry.example/app", "  imagePullSecrets:\n    - name: regcred\n") + secret;
  const page = await on.show(explain(yaml), { lang: "zh-CN" });
  const element = await answered(page);
  const own = await element
    .locator(".title, .parts dt, .hint, .answers dt, .answers dd, .severity, button, a, .outcome, .label")
    .allInnerTexts();
  assert.ok(own.length > 15, own.join("|"));
  const latin = own.filter((text) => !/\p{Script=Han}/u.test(text.replace(/[✓↓✕?\s]/g, "")));
  // The names of two programs are what they are.
  assert.deepEqual(latin.sort(), ["docker", "kubelet"]);
  await page.context().close();
});

test("an input without a Pod says so, and an unreadable one is located", async () => {
  const page = await on.show(explain("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"));
  const element = await answered(page);
  assert.match(await element.locator(".outcome").innerText(), /Nothing in this manifest runs Pods/);
  assert.ok(await element.locator(".steps").isHidden());
  await write(element, `${pod("nginx")}---\nkind: {broken\n`);
  assert.match(await element.locator(".diagnostics").innerText(), /document-unreadable/);
  assert.match(await element.locator(".parts").innerText(), /library\/nginx/);
  await write(element, "");
  assert.match(await element.locator(".outcome").innerText(), /Nothing in this manifest runs Pods/);
  await page.context().close();
});
