/** What is pasted stays text, and what is secret stays in the editor. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, explain, pod, stage, write } from "./support/stage.mjs";

const on = stage("hostile");

const MARKUP = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script><style>*{}</style>";
const PASSWORDS = ["correct-horse-battery", "staple-token-4711"];

/** Everything in the shadow tree that is not in the editor: texts and attributes. */
function outsideTheEditor(element) {
  return element.evaluate((it) => {
    const found = [document.title, location.href, document.cookie];
    const visit = (node) => {
      if (node.nodeName === "TEXTAREA") {
        return;
      }
      if (node.nodeType === Node.TEXT_NODE) {
        found.push(node.data);
      }
      found.push(...Array.from(node.attributes ?? [], ({ value }) => value));
      node.childNodes.forEach(visit);
    };
    visit(it.shadowRoot);
    found.push(JSON.stringify(localStorage), JSON.stringify(sessionStorage));
    return found.join("\n");
  });
}

test("markup in any field is shown as it is written", async () => {
  const page = await on.show(explain(pod("nginx")));
  const element = await answered(page);
  const tags = () =>
    element.evaluate((it) =>
      [...new Set(Array.from(it.shadowRoot.querySelectorAll("*"), (node) => node.localName))].sort(),
    );
  const hostile = JSON.stringify(MARKUP);
  await write(
    element,
    `apiVersion: v1
kind: ${hostile}
metadata: {name: ${hostile}}
---
apiVersion: v1
kind: Pod
metadata:
  name: ${hostile}
  namespace: ${hostile}
spec:
  serviceAccountName: ${hostile}
  imagePullSecrets:
    - name: ${hostile}
  containers:
    - name: ${hostile}
      image: ${hostile}
      imagePullPolicy: ${hostile}
    - name: b
      image: registry.example/b
---
apiVersion: v1
kind: Secret
metadata:
  name: ${hostile}
  namespace: ${hostile}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: ${JSON.stringify(JSON.stringify({ auths: { [MARKUP]: { username: MARKUP, password: "p" }, "registry.example": { username: MARKUP, password: "p" } } }))}
`,
  );
  assert.ok((await outsideTheEditor(element)).includes("<img src=x"), "the markup is not shown at all");
  const known = await tags();
  for (const tag of ["img", "script", "style", "iframe", "svg"]) {
    assert.ok(!known.includes(tag), `${tag} in the shadow tree`);
  }
  await element.getByLabel("Container").selectOption({ index: 1 });
  assert.match(await element.locator(".attempts").innerText(), /user <img src=x/);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("no secret value leaves the editor", async () => {
  const auth = Buffer.from(`janedoe:${PASSWORDS[0]}\n`).toString("base64");
  const config = JSON.stringify({
    auths: {
      [`https://someone:${PASSWORDS[1]}@registry.example`]: { username: "janedoe", password: PASSWORDS[0] },
      "registry.example/shop": { auth },
    },
    HttpHeaders: { Authorization: PASSWORDS[1] },
  });
  const yaml = `${pod("registry.example/shop/app", "  imagePullSecrets:\n    - name: a\n    - name: b\n")}---
apiVersion: v1
kind: Secret
metadata:
  name: a
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '${config}'
---
apiVersion: v1
kind: Secret
metadata:
  name: b
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '${JSON.stringify({ stringData: { password: PASSWORDS[1] } })}'
type: Opaque
data:
  .dockerconfigjson: ${Buffer.from(config).toString("base64")}
`;
  const page = await on.show(explain(yaml));
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  const element = await answered(page);
  on.server.requests.length = 0;
  await write(element, `${yaml}# ${PASSWORDS[0]}\n---\n{ broken: ${PASSWORDS[1]}\n`);
  assert.match(await element.locator(".attempts").innerText(), /user janedoe/);
  const report = await element.evaluate((it) => JSON.stringify(it.report));
  const shown = await outsideTheEditor(element);
  for (const secret of [...PASSWORDS, auth, ...PASSWORDS.map((it) => Buffer.from(it).toString("base64"))]) {
    assert.ok(!shown.includes(secret), "a secret is shown");
    assert.ok(!report.includes(secret), "a secret is in the Report");
    assert.ok(!said.join("\n").includes(secret), "a secret is in the console");
  }
  assert.deepEqual(on.server.requests, []);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a huge manifest is explained, and the page still answers", async () => {
  const page = await on.show(explain(pod("nginx")));
  const element = await answered(page);
  // Typed key by key, or by the browser's own paste, most of the time would be the browser's.
  const put = async (text) => {
    const before = await element.evaluateHandle((it) => it.report);
    await element.locator("textarea").evaluate((it, given) => {
      it.value = given;
      it.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }, text);
    await page.waitForFunction(
      ([it, old]) => it.report !== old,
      [await element.elementHandle(), before],
      { timeout: 10_000 },
    );
  };
  await put(Array.from({ length: 1000 }, (_, at) => pod(`app${at}:v1`)).join("---\n"));
  assert.equal(await element.locator(".switcher option").count(), 1000);
  await put(`${"[".repeat(5000)}\n${"&a ".repeat(5000)}`);
  assert.match(await element.locator(".diagnostics").innerText(), /error/);
  await put(pod("nginx"));
  assert.match(await element.locator(".parts").innerText(), /library\/nginx/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
