// Links: what they hold, what they bring back, what is refused.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";

import { content, paste } from "./support/editor.mjs";
import { playground } from "./support/playground.mjs";

let site;
before(async () => (site = await playground()));
after(() => site.close());

const PASSWORD = "correct-horse-battery";
const AUTH = Buffer.from(`janedoe:${PASSWORD}`).toString("base64");
const CONFIG = Buffer.from(JSON.stringify({ auths: { "registry.example.com": { auth: AUTH } } })).toString("base64");
const MANIFEST = `# the password is ${PASSWORD}
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"env":"${PASSWORD}"}'
spec:
  imagePullSecrets:
  - name: regcred
  containers:
  - name: web
    image: registry.example.com/team/app:1.0
    env:
    - name: TOKEN
      value: ${PASSWORD}
---
apiVersion: v1
kind: Secret
metadata:
  name: regcred
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ${CONFIG}
---
broken: [${PASSWORD}
`;

/** The fragment that a session of this JSON has. */
function fragment(saved) {
  const json = typeof saved === "string" ? saved : JSON.stringify(saved);
  return `#v1.${deflateRawSync(Buffer.from(json)).toString("base64url")}`;
}

test("a link brings the same answer to another visitor, and no secret", async () => {
  const first = await site.visit();
  await paste(first.page, MANIFEST);
  await first.page.locator('[data-outcome="pullAttempted"]').first().waitFor();
  await first.page.locator(".share-open").click();
  const field = first.page.locator("#share-link");
  await field.waitFor();
  const link = await field.inputValue();

  const packed = Buffer.from(link.split("#v1.")[1], "base64url");
  const json = inflateRawSync(packed).toString();
  for (const needle of [PASSWORD, AUTH, CONFIG]) {
    assert.ok(!json.includes(needle), "a secret is in the link");
  }
  assert.ok(!json.includes("broken"), "a document that does not parse is left out");
  const preview = await first.page.locator("dialog.share").innerText();
  assert.ok(!preview.includes(PASSWORD));
  await first.close();

  const second = await site.visit({ path: new URL(link).hash });
  await second.page.locator('[data-outcome="pullAttempted"]').first().waitFor();
  assert.match(await content(second.page).innerText(), /registry\.example\.com\/team\/app:1\.0/);
  assert.match(await second.page.locator("main").innerText(), /janedoe/);
  assert.equal(new URL(second.page.url()).hash, "", "the address does not keep what will change");
  await second.close();
});

test("a link of the first version still opens", async () => {
  // Written down when the first version made such links; never to be made anew.
  const old =
    "#v1.bVHLTsMwEPwVa88hacTNUg-AhMStBChS6x6MvU1NnbVlO30oyr8jpzx64LaP2ZnR7AAHDNE4Al4XsDUWI_D1ACQ7BA7e6fIsOwsFJDwl4CC9WV4uODvUgvaGNGcLpwV1mKSWSXJBjGUCzpzVgqJHNc2UoyQNYYhTe3MNYowx08kWOQvYmpjCucST7LzFUrmuclZX0ntelzNBMBa_FpWjrWnLz-joz-UgQPZpFwVwNgj4j_F7lWG5FCC7x3713hxWr_6leWvun-vmsbmbzwWM4ygyeXA2K5LT-DCpQgHeSpWHVXAuVaV2ao-hujY1bgqIO3e8RHwweMzBGpX6gBEKiJiSoTYCH2Dff2AgTBiXP2-BurydTbBOUjIqAgftVL70ASNSAr4Gag2deA2bAqQ9ynNc9NY-5Twj8BR6HMcv";
  const visitor = await site.visit({ path: old });
  const { page } = visitor;
  await page.locator('[data-view="pictures"][aria-selected="true"], [data-view="pictures"][aria-current]').waitFor();
  await page.locator('[data-view="answer"]').click();
  await page.locator('[data-outcome="pullAttempted"]').first().waitFor();
  const shown = await page.locator("main").innerText();
  assert.match(shown, /registry\.example\.com\/old\/app/);
  assert.match(shown, /janedoe/, "the second file is a docker config of the node");
  assert.match(shown, /Always/, "AlwaysPullImages is on");
  await visitor.close();
});

test("settings travel with the link", async () => {
  const visitor = await site.visit({
    path: fragment({
      version: 1,
      files: [{ name: "pod.yaml", text: "kind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: 'nginx:1'}]}\n" }],
      settings: { alwaysPullImages: true, kubernetesVersion: "1.30" },
    }),
  });
  await visitor.page.locator("[data-outcome]").first().waitFor();
  assert.match(await visitor.page.locator("main").innerText(), /Always/);
  await visitor.close();
});

for (const [what, path] of [
  ["a bomb", fragment(`{"version":1,"files":[{"name":"a","text":"${" ".repeat(50_000_000)}"}]}`)],
  ["a cut link", fragment({ version: 1, files: [{ name: "a.yaml", text: "kind: Pod" }] }).slice(0, 30)],
  ["a link of a newer version", fragment({ version: 99, files: [] })],
  ["a link of a newer form", "#v9.AAAA"],
  ["no JSON", fragment("<img src=x onerror=alert(1)>")],
]) {
  test(`${what} is refused with a sentence, and the page works on`, async () => {
    const visitor = await site.visit({ path });
    await visitor.page.locator("[role=alert], .notice").first().waitFor();
    await paste(visitor.page, "kind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: Nginx}]}\n");
    await visitor.page.locator('[data-outcome="invalidImageName"]').first().waitFor();
    assert.deepEqual(
      visitor.console.filter((it) => it.startsWith("uncaught")),
      [],
    );
    await visitor.close();
  });
}

test("markup in a link stays text", async () => {
  const visitor = await site.visit({
    path: fragment({
      version: 1,
      files: [{ name: "<img src=x onerror=alert(1)>.yaml", text: "kind: Pod\nmetadata: {name: '<b>x</b>'}\nspec: {containers: [{name: a, image: '<i>'}]}" }],
    }),
  });
  await visitor.page.locator("[data-outcome]").first().waitFor();
  assert.equal(await visitor.page.locator("main img, main i:text-is('<i>')").count(), 0);
  assert.deepEqual(
    visitor.console.filter((it) => it.startsWith("uncaught")),
    [],
  );
  await visitor.close();
});
