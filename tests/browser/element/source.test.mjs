/** The YAML is found whatever a theme has built around it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, pod, stage } from "./support/stage.mjs";

const on = stage("source");
const YAML = pod("nginx:1.27");
const indented = YAML.replace(/^(?=.)/gm, "        ");

const FORMS = {
  "text in a pre": `<pre>${YAML}</pre>`,
  "indented like the HTML": `<pre>\n${indented}    </pre>`,
  "plain text": `\n${indented}\n`,
  "a script": `<script type="text/yaml">\n${indented}</script>`,
  "VitePress, with its button and its label": `<div class="language-yaml"><button>Copy</button><span class="lang">yaml</span>
    <pre class="shiki"><code>${YAML.trimEnd()
      .split("\n")
      .map((line) => `<span class="line"><span>${line}</span></span>`)
      .join("\n")}</code></pre></div>`,
  "Docusaurus, with br for line ends": `<div class="language-yaml"><pre><code class="codeBlockLines">${YAML.trimEnd()
    .split("\n")
    .map((line) => `<span class="token-line"><span>${line}</span><br></span>`)
    .join("")}</code></pre></div>`,
  "Hugo, with a table of line numbers": `<table><tr><td><pre><code><span>1\n</span><span>2\n</span></code></pre></td>
    <td><pre><code class="language-yaml" data-lang="yaml">${YAML}</code></pre></td></tr></table>`,
};

for (const [name, form] of Object.entries(FORMS)) {
  test(name, async () => {
    const page = await on.show(`<whypull-explain>${form}</whypull-explain>`);
    const element = await answered(page);
    assert.equal(await element.locator("textarea").inputValue(), YAML);
    await page.context().close();
  });
}

test("content that comes or changes later is taken over, unless the reader has changed it", async () => {
  const page = await on.show("<whypull-explain></whypull-explain>");
  const element = await answered(page);
  const fill = (text) =>
    element.evaluate(
      (it, given) =>
        new Promise((resolve) => {
          it.addEventListener("whypull-report", resolve, { once: true });
          setTimeout(resolve, 300);
          it.innerHTML = "<pre></pre>";
          it.firstChild.textContent = given;
        }).then(() => it.yaml),
      text,
    );
  assert.equal(await fill(YAML), YAML);
  await element.locator("textarea").fill("kind: Pod");
  assert.equal(await fill(pod("other")), "kind: Pod");
  await page.context().close();
});
