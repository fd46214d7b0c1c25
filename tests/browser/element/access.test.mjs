/** For every reader: both schemes, narrow windows, keyboards, screen readers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { answered, explain, picture, pod, stage, write } from "./support/stage.mjs";

const on = stage("access");

const SECRET = `---
apiVersion: v1
kind: Secret
metadata:
  name: regcred
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths":{"*.registry.example":{"username":"u","password":"p"},"eu.west.registry.example:443":{"username":"u","password":"p"}}}'
`;
const PULLS = "  imagePullSecrets:\n    - name: regcred\n    - name: missing\n";
/** One that shows every kind of block, and one for each other outcome. */
const MANIFESTS = {
  pulls: pod("eu.west.registry.example/shop/app:v1@sha256:" + "a".repeat(64), PULLS) + SECRET,
  invalid: pod("https://registry.example/app"),
  unknown: pod("registry.example/app", "  imagePullSecrets:\n    - name: regcred\n"),
  never: pod("registry.example/app", "").replace(/\n$/, "\n      imagePullPolicy: Never\n"),
  several: `${pod("nginx")}    - name: other\n      image: https://registry.example/app\n`,
  empty: "# nothing\n",
};

/** How pages say that they are dark. */
const PAGES = {
  "prefers-color-scheme with color-scheme": {
    css: ":root { color-scheme: light dark }",
    options: { colorScheme: "dark" },
  },
  "a class that sets colours only": {
    css: "html.dark body { background: #10131a; color: #e6e6e6 } body { background: #fff; color: #222 }",
    change: () => document.documentElement.classList.add("dark"),
  },
  "an attribute with a slow transition": {
    css: "body { color: #222; transition: color 200ms } [data-theme=dark] body { background: #000; color: oklch(0.93 0.01 250) }",
    change: () => document.documentElement.setAttribute("data-theme", "dark"),
  },
  "a style sheet that is switched": {
    css: "",
    change: () => {
      const dark = new CSSStyleSheet();
      dark.replaceSync("html { color-scheme: dark }");
      document.adoptedStyleSheets = [dark];
    },
  },
};

function head(css) {
  const path = `/sheet-${Buffer.from(css).toString("base64url").slice(0, 12)}-${css.length}.css`;
  on.server.pages.set(path, css);
  return `<link rel="stylesheet" href="${path}">`;
}

/** The texts of the answer that reach beyond its frame. */
function cutOff(element) {
  return element.evaluate((it) => {
    const right = it.shadowRoot.querySelector(".live").getBoundingClientRect().right;
    return Array.from(it.shadowRoot.querySelectorAll(".answer *"))
      .filter((node) => node.getBoundingClientRect().right > right)
      .map((node) => node.textContent);
  });
}

for (const [name, { css, options, change }] of Object.entries(PAGES)) {
  test(`dark follows ${name}`, async () => {
    const page = await on.show(explain(MANIFESTS.pulls), { head: head(css), ...options });
    const element = await answered(page);
    const frame = element.locator(".whypull");
    if (change) {
      assert.doesNotMatch(await frame.getAttribute("class"), /dark/);
      await page.evaluate(change);
    }
    await element.locator(".whypull.dark").waitFor();
    await page.waitForTimeout(50);
    await assertAccessible(page, "whypull-explain");
    await page.context().close();
  });
}

test("a dark page that turns light is followed too, and hidden elements catch up", async () => {
  const page = await on.show(explain(MANIFESTS.pulls), {
    head: head(":root { color-scheme: light dark }"),
    colorScheme: "dark",
  });
  const element = await answered(page);
  await element.locator(".whypull.dark").waitFor();
  await page.emulateMedia({ colorScheme: "light" });
  await element.locator(".whypull:not(.dark)").waitFor();
  await element.evaluate((it) => {
    it.hidden = true;
  });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForTimeout(50);
  await element.evaluate((it) => {
    it.hidden = false;
  });
  await element.locator(".whypull.dark").waitFor();
  await page.context().close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["en", "zh-CN"]) {
    for (const width of [390, 1280]) {
      test(`axe finds nothing: ${colorScheme}, ${lang}, ${width} px`, async () => {
        const page = await on.show(explain(MANIFESTS.pulls), {
          head: head(":root { color-scheme: light dark } body { margin: 8px }"),
          lang,
          colorScheme,
          viewport: { width, height: 900 },
        });
        const element = await answered(page);
        await picture(page, `${colorScheme}-${lang}-${width}`);
        for (const manifest of Object.values(MANIFESTS)) {
          await write(element, manifest);
          await assertAccessible(page, "whypull-explain");
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, "the page scrolls sideways");
          assert.deepEqual(await cutOff(element), [], "something is cut off");
        }
        await page.context().close();
      });
    }
  }
}

test("the keyboard goes through the editor and out of it", async () => {
  const page = await on.show(
    `<button>before</button>${explain(MANIFESTS.pulls)}<button>after</button>`,
  );
  const element = await answered(page);
  const focused = () =>
    page.evaluate(() => {
      const host = document.activeElement;
      const inner = host.shadowRoot?.activeElement ?? host;
      return inner.getAttribute("aria-label") ?? inner.labels?.[0]?.textContent ?? inner.textContent;
    });
  const before = await element.locator("textarea").inputValue();
  await page.getByRole("button", { name: "before" }).focus();
  const order = [];
  do {
    await page.keyboard.press("Tab");
    order.push(await focused());
  } while (order.at(-1) !== "after" && order.length < 60);
  assert.equal(order[0], "Manifest (YAML), editable");
  assert.equal(order.at(-1), "after");
  assert.ok(order.some((name) => /^Go to line/.test(name)), order.join("|"));
  assert.ok(order.includes("Step by step"));
  assert.equal(await element.locator("textarea").inputValue(), before);
  await page.context().close();
});

test("the outcome is announced once the typing pauses, and only when it changes", async () => {
  const page = await on.show(explain(pod("nginx")));
  const element = await answered(page);
  const status = element.locator(".unseen[role=status]");
  await status.evaluate((it) => {
    window.said = [];
    new MutationObserver(() => window.said.push(it.textContent)).observe(it, { childList: true });
  });
  await element.locator("textarea").focus();
  await page.keyboard.press("Control+End");
  for (const line of ["      imagePullPolicy: N", "e", "v", "e", "r"]) {
    await page.keyboard.type(line);
  }
  await page.waitForFunction(() => window.said.length > 0);
  await page.keyboard.type(" ");
  await page.waitForTimeout(1200);
  const said = await page.evaluate(() => window.said);
  assert.equal(said.length, 1, said.join("|"));
  assert.match(said[0], /ErrImageNeverPull/);
  await page.context().close();
});
