/** axe-core over what is on the page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with the rule and the node of every violation within `selector`. */
export async function assertAccessible(page, selector) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(
    (within) => window.axe.run(within, { resultTypes: ["violations", "passes"] }),
    selector,
  );
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
  );
  assert.deepEqual(told, []);
  assert.ok(
    passes.some(({ id, nodes }) => id === "color-contrast" && nodes.length > 5),
    "contrast was not looked at",
  );
}
