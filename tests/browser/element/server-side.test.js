/** Where there is no DOM the import does nothing and throws nothing. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { install, scratch } from "./support/package.js";

test("the element can be imported in Node", () => {
  const folder = scratch("server-side");
  install(folder);
  const script = `
    const { define } = await import("whypull/element");
    console.log(JSON.stringify([define("other-name") ?? null, typeof globalThis.customElements]));
  `;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.deepEqual(JSON.parse(said), [null, "undefined"]);
});
