/** When the module comes, how often, and what happens when it does not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, explain, picture, pod, stage } from "./support/stage.mjs";
import { POLICY } from "./support/server.mjs";

const on = stage("loading");
const MODULE = /\.wasm$/;

/** Counts how often WebAssembly is made into a running module. */
function countInstances() {
  window.instances = 0;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => {
      window.instances += 1;
      return original.apply(WebAssembly, given);
    };
  }
  const Original = WebAssembly.Instance;
  WebAssembly.Instance = function (...given) {
    window.instances += 1;
    return new Original(...given);
  };
}

test("twenty elements share one module", async () => {
  const page = await on.open("/nothing");
  await page.addInitScript(countInstances);
  on.server.requests.length = 0;
  on.server.pages.set(
    "/twenty",
    around(Array.from({ length: 20 }, (_, at) => explain(pod(`app${at}:v1`), 'loading="eager"')).join("")),
  );
  await page.goto(`${on.server.origin}/twenty`);
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll("whypull-explain")];
    return all.length === 20 && all.every((it) => it.report);
  });
  const paths = await page
    .locator("whypull-explain")
    .evaluateAll((all) => all.map((it) => it.report.workloads[0].containers[0].image.path));
  assert.deepEqual(
    paths,
    Array.from({ length: 20 }, (_, at) => `library/app${at}`),
  );
  assert.equal(on.server.requests.filter((path) => MODULE.test(path)).length, 1);
  assert.equal(await page.evaluate(() => window.instances), 1);
  await page.context().close();
});

test("nothing is loaded before an element comes near the window", async () => {
  on.server.pages.set("/tall", tall());
  on.server.requests.length = 0;
  const page = await on.open("/tall");
  await page.waitForFunction(() => customElements.get("whypull-explain"));
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))),
  );
  assert.equal(await page.locator("whypull-explain").evaluate((it) => it.state), "waiting");
  assert.equal(await page.locator("whypull-explain pre").innerText(), pod("nginx"));
  assert.ok(!on.server.requests.some((path) => MODULE.test(path)));

  await answered(page);
  assert.ok(on.server.requests.some((path) => MODULE.test(path)));
  await page.context().close();
});

test("asked to, an element loads at once", async () => {
  on.server.pages.set("/tall", tall());
  const page = await on.open("/tall");
  await page.waitForFunction(() => customElements.get("whypull-explain"));
  await page.locator("whypull-explain").evaluate((it) => {
    it.loading = "eager";
  });
  await page.waitForFunction(() => document.querySelector("whypull-explain").report);
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  await page.context().close();
});

test("where the module is not served the YAML stays, and trying again helps", async () => {
  on.server.broken.add("whypull.wasm");
  const page = await on.show(explain(pod("nginx")));
  const element = page.locator("whypull-explain");
  const notice = element.locator(".notice.failed");
  await notice.waitFor();
  assert.equal(await element.evaluate((it) => it.state), "error");
  assert.ok(await page.getByText("image: nginx").isVisible());
  assert.match(await notice.innerText(), /Reload the page[\s\S]*whypull\.wasm/);
  await picture(page, "failed");
  await element.evaluate((it) => it.setAttribute("lang", "zh-CN"));
  await page.waitForFunction(() =>
    document.querySelector("whypull-explain").shadowRoot.textContent.includes("无法加载说明"),
  );

  on.server.broken.clear();
  await notice.getByRole("button").click();
  await answered(page);
  assert.ok(await notice.isHidden());
  await page.context().close();
});

test("where WebAssembly is forbidden the YAML stays and the reason is told", async () => {
  on.server.policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
  try {
    const page = await on.show(explain(pod("nginx")));
    const failure = page.locator("whypull-explain").evaluate(
      (it) =>
        new Promise((resolve) => {
          if (it.state === "error") {
            resolve("before");
          }
          it.addEventListener("whypull-error", (event) => resolve(event.detail.message));
        }),
    );
    assert.ok(await failure);
    assert.ok(await page.getByText("image: nginx").isVisible());
    assert.match(await page.locator(".notice").innerText(), /wasm-unsafe-eval/);
    await page.context().close();
  } finally {
    on.server.policy = POLICY;
  }
});

/** A page that is long before it comes to its element. */
function tall() {
  return around("<p>Far above</p>".repeat(200) + explain(pod("nginx")));
}

function around(body) {
  return `<!doctype html><html lang="en"><head><title>Page</title><link rel="icon" href="data:,">
    <script type="module" src="/whypull/element/index.js"></script></head><body>${body}</body></html>`;
}
