// What a reader sees of a pasted Pod: the cause first, then each container in full.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, LANGUAGES, PHONE, SCHEMES } from "./support/browser.mjs";
import { paste } from "./support/editor.mjs";
import { assertAccessible, playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const PASSWORD = "hunter2-Tr0ub4dor&3";

/** A Pod in the namespace shop that names a Secret, with these containers. */
const pod = (...images) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  imagePullSecrets:
  - name: regcred
  containers:
${images.map((image, nth) => `  - name: c${nth}\n    image: ${image}\n`).join("")}`;

/** The Secret, with these keys. */
const secret = (...keys) => {
  const auths = Object.fromEntries(keys.map((key) => [key, { username: "robot", password: PASSWORD }]));
  return `---
apiVersion: v1
kind: Secret
metadata:
  name: regcred
  namespace: shop
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '${JSON.stringify({ auths })}'
`;
};

async function answered(text, options = {}) {
  const visit = await site.visit(options);
  await paste(visit.page, text);
  await visit.page.locator(".headline").waitFor();
  return visit;
}

const card = (page, name) => page.locator(".card", { has: page.locator(".card-name", { hasText: name }) });

test("the headline names the container, the cause and the fix", async () => {
  const { page, close } = await answered(pod("registry.example/team/app:1.0", "registry.example/Team/App:1.0") + secret("registry.example"));
  const headline = page.locator(".headline");
  assert.match(await headline.locator("h2").innerText(), /1 of 2 containers do not start/);
  assert.match(await headline.locator(".cause-head").innerText(), /Pod shop\/web › c1/);
  assert.match(await headline.locator(".diagnostic").innerText(), /Upper case in the path[^]*image-upper-case/);
  await headline.getByRole("button", { name: /Apply the fix/ }).click();
  await page.locator(".headline h2", { hasText: "All 2 images are pulled" }).waitFor();
  await close();
});

test("a name that does not parse is marked at the offending place", async () => {
  const { page, close } = await answered(pod("registry.example/Team/app:1.0"));
  const mark = card(page, "c0").locator("mark.reference-fault");
  assert.match(await mark.innerText(), /T$/);
  await close();
});

test("implied parts of a name are told as implied", async () => {
  const { page, close } = await answered(pod("nginx"));
  assert.deepEqual(await card(page, "c0").locator(".part-implied").allInnerTexts(), ["docker.io", "/", "library/", ":", "latest"]);
  await close();
});

test("attempts show the key's matching part and the user, and no password", async () => {
  const { page, close } = await answered(pod("registry.example/team/app:1.0") + secret("https://registry.example/team", "other.example"));
  const attempts = card(page, "c0").locator(".attempts > li");
  assert.equal(await attempts.count(), 1);
  assert.equal(await attempts.locator("mark").innerText(), "registry.example/team");
  assert.match(await attempts.innerText(), /robot/);
  assert.ok(!(await page.locator(".answer").innerHTML()).includes(PASSWORD));
  await close();
});

test("docs, kubelet and docker stand side by side where they differ, and only there", async () => {
  const { page, close } = await answered(pod("registry.example/team/app:1.0", "ghcr.example/x:1") + secret("*.example"));
  const rows = card(page, "c0").locator(".truths tbody tr");
  assert.deepEqual(await rows.first().locator("td").allInnerTexts(), ["used", "used", "not used"]);
  assert.match(await rows.last().locator("td").last().innerText(), /without credentials/);
  await paste(page, pod("registry.example/team/app:1.0") + secret("registry.example"));
  await card(page, "c0").locator(".truths-agree").waitFor();
  assert.equal(await page.locator(".truths").count(), 0);
  await close();
});

test("the image can be put on the node, container by container", async () => {
  const { page, close } = await answered(pod("registry.example/a:1", "registry.example/b:1"));
  await card(page, "c0").getByRole("checkbox", { name: "The image is on the node" }).check();
  await card(page, "c0").locator(".outcome-good").waitFor();
  assert.match(await card(page, "c0").locator(".event").first().innerText(), /Normal[^]*Pulled[^]*already present on machine/);
  assert.equal(await card(page, "c1").locator(".outcome-good").count(), 0);
  await card(page, "c0").getByRole("checkbox").uncheck();
  await card(page, "c0").locator(".outcome-good").waitFor({ state: "detached" });
  await close();
});

test("a diagnostic of no container stands in a section of its own", async () => {
  const { page, close } = await answered(`${pod("nginx:1.27")}---\na: [\n`);
  assert.match(await page.locator(".headline .diagnostic").innerText(), /document-unreadable/);
  await close();
});

test("many workloads come a page at a time and can be found", async () => {
  const many = Array.from({ length: 80 }, (_, nth) => pod(`registry.example/${nth === 70 ? "Bad" : "good"}:1`).replace("name: web", `name: web-${nth}`));
  const { page, close } = await answered(many.join("---\n"));
  assert.equal(await page.locator(".workload").count(), 30);
  await page.getByRole("searchbox").fill("web-70");
  await page.locator(".workload", { hasText: "shop/web-70" }).waitFor();
  assert.equal(await page.locator(".workload").count(), 1);
  assert.equal(await page.locator(".workload-toggle").getAttribute("aria-expanded"), "true", "the broken one is open");
  await page.locator(".workload-toggle").click();
  assert.equal(await page.locator(".card").count(), 0);
  await close();
});

test("without a text the page says what to paste", async () => {
  const { page, close } = await site.visit();
  await paste(page, "");
  assert.match(await page.locator(".empty").innerText(), /kubectl get pod NAME -o yaml[^]*leaves this page/);
  await paste(page, secret("registry.example").slice(4));
  await page.locator(".empty h2", { hasText: "Nothing here runs Pods" }).waitFor();
  await close();
});

test("the answer is accessible and fits, in both languages, schemes and sizes", async () => {
  const text = pod("nginx", "registry.example/team/app:1.0", "registry.example/Team/App:1.0") + secret("*.example", "registry.example/team");
  for (const locale of LANGUAGES) {
    for (const colorScheme of SCHEMES) {
      for (const viewport of [DESKTOP, PHONE]) {
        const where = `${locale}, ${colorScheme}, ${viewport.width}`;
        const { page, close } = await answered(text, { locale, colorScheme, viewport });
        await assertAccessible(page, where);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${where}: ${over} px too wide`);
        await close();
      }
    }
  }
});
