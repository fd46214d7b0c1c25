/** A browser, a server with the packed package, and pages with elements in them. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { launch } from "../../support/browser.mjs";
import { install, ROOT, scratch } from "./package.mjs";
import { POLICY, serve } from "./server.mjs";

/**
 * Sets the stage for the tests of a file.
 *
 * @param {string} name
 * @param {(folder: string) => Record<string, string>} [folders] More to serve.
 * @param {string | null} [policy] The Content-Security-Policy of all pages.
 */
export function stage(name, folders = () => ({}), policy = POLICY) {
  const it = {
    /** Opens an address of the server; what goes wrong in the page is kept in `page.faults`. */
    async open(path, options = {}) {
      const context = await it.browser.newContext({ locale: "en-US", ...options });
      const page = await context.newPage();
      page.faults = [];
      page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
      page.on("pageerror", (error) => page.faults.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().startsWith(it.server.origin) && !request.url().startsWith("data:")) {
          page.faults.push(`a request to ${request.url()}`);
        }
      });
      await page.goto(it.server.origin + path);
      return page;
    },

    /** Opens a page that has nothing but what is given. */
    async show(body, { lang = "en", head = "", ...options } = {}) {
      const path = `/page-${it.server.pages.size}`;
      it.server.pages.set(
        path,
        `<!doctype html><html${lang ? ` lang="${lang}"` : ""}><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Page</title><link rel="icon" href="data:,">${head}
        <script type="module" src="/whypull/element/index.js"></script></head>
        <body><main>${body}</main></body></html>`,
      );
      return it.open(path, options);
    },
  };
  before(async () => {
    it.folder = scratch(name);
    const { folder } = it;
    it.package = install(folder);
    it.server = await serve({ ...folders(folder), "/whypull/": it.package });
    it.server.policy = policy;
    it.server.pages.set("/nothing", "<!doctype html><title>Nothing</title>");
    it.browser = await launch();
  });
  after(async () => {
    await it.browser?.close();
    it.server?.close();
    rmSync(it.folder, { recursive: true, force: true });
  });
  return it;
}

/** Waits until an element has its answer, and returns it. */
export async function answered(page, selector = "whypull-explain") {
  const element = page.locator(selector).first();
  await element.evaluate((it) => it.scrollIntoView());
  await page.waitForFunction((it) => it.report, await element.elementHandle(), { timeout: 10_000 });
  return element;
}

/** Writes into the editor as a reader would, and waits for the answer. */
export async function write(element, text) {
  const before = await element.evaluateHandle((it) => it.report);
  await element.locator("textarea").fill(text);
  await element
    .page()
    .waitForFunction(([it, old]) => it.report !== old, [await element.elementHandle(), before]);
}

/** Keeps a picture in the ignored folder, to be looked at. */
export async function picture(of, name) {
  const folder = join(ROOT, "target/screenshots/element");
  mkdirSync(folder, { recursive: true });
  await of.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** A Pod with one container. */
export function pod(image, more = "") {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: ${image}
${more}`;
}

/** An element with a manifest in it. */
export function explain(yaml, attributes = "") {
  const text = yaml.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<whypull-explain ${attributes}><pre><code>${text}</code></pre></whypull-explain>`;
}
