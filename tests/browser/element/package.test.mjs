/** The packed package where there is no page: in Node, and for TypeScript. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { install, ROOT, scratch } from "./support/package.mjs";

let folder;
before(() => {
  folder = scratch("package");
  install(folder);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const USAGE = `
import { define, type WhypullExplainElement } from "whypull/element";

const element: WhypullExplainElement = document.createElement("whypull-explain");
element.kubernetesVersion = "1.35";
element.present = ["registry.example/app:v1"];
element.complete = null;
element.addEventListener("whypull-report", ({ detail }) => {
  const outcomes: string[] = detail.workloads.flatMap((it) => it.containers.map((one) => one.outcome));
  console.log(outcomes);
});
const codes: string[] | undefined = element.report?.diagnostics.map((it) => it.code);
console.log(codes, define("other-name"));
// @ts-expect-error: there are three rule sets.
element.semantics = "podman";
// @ts-expect-error: it is made by the element.
element.report = undefined;
`;

test("importing the element in Node does nothing and throws nothing", () => {
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

for (const [module, resolution] of [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  test(`the types say what the element has, resolved as ${resolution} does`, () => {
    writeFileSync(join(folder, "usage.mts"), USAGE);
    const compilerOptions = {
      module,
      moduleResolution: resolution,
      noEmit: true,
      strict: true,
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
    };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["usage.mts"] }),
    );
    try {
      execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "."], {
        cwd: folder,
        encoding: "utf8",
      });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}
